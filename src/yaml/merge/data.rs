//! The data of a text, however it is written.

use std::collections::BTreeMap;

use crate::yaml::KeyRules;
use crate::yaml::tree::{Tree, Value};

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
            Value::Scalar(..) if tree.is_null() => Self::Nothing,
            Value::Scalar(text, _) => Self::Text(text.clone().into_owned()),
            Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Map(entries) => Self::Map(
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
