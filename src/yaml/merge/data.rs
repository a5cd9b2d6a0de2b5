//! The data of a text, however it is written.

use std::collections::BTreeMap;

use crate::yaml::key_rules::KeyRules;
use crate::yaml::tree::{NodeValue, Tree};

/// The data of a node. The order of keys does not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MergeValue {
    Nothing,
    Text(String),
    List(Vec<MergeValue>),
    Map(BTreeMap<String, MergeValue>),
}

impl MergeValue {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        match &tree.value {
            NodeValue::Scalar(..) if tree.is_null() => Self::Nothing,
            NodeValue::Scalar(text, _) => Self::Text(text.clone().into_owned()),
            NodeValue::List(items) => Self::List(items.iter().map(Self::of).collect()),
            NodeValue::Map(entries) => Self::Map(
                entries
                    .iter()
                    .map(|entry| (entry.key.to_string(), Self::of(&entry.value)))
                    .collect(),
            ),
        }
    }

    /// Returns whether the value, list or map is empty.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
        }
    }

    fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.get(key),
            _ => None,
        }
    }

    /// Returns the id of an item, which does not change with its other keys.
    pub(super) fn id(&self) -> Option<&str> {
        match self.get("id") {
            Some(Self::Text(id)) => Some(id),
            _ => None,
        }
    }

    /// Returns whether two items without a common id may be versions of the same one.
    pub(super) fn may_be(&self, other: &Self, keys: &KeyRules) -> bool {
        if self.id().zip(other.id()).is_some_and(|(one, other)| one != other) {
            return false;
        }
        let same = |key: &str| self.get(key).is_some() && self.get(key) == other.get(key);
        keys.identities.iter().any(|identity| identity.iter().all(|key| same(key)))
    }
}
