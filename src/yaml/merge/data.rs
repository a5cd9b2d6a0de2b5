//! What a text says, however it is written.

use std::collections::BTreeMap;

use crate::yaml::tree::{Tree, Value};

/// What a node says. The order of a map's keys says nothing.
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

    /// Whether nothing is said: an empty value, list or map.
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

    /// The id by which an item of a list is known, whatever else becomes of it.
    pub(super) fn id(&self) -> Option<&str> {
        match self.get("id") {
            Some(Self::Text(id)) => Some(id),
            _ => None,
        }
    }

    /// Whether this may be the same item of a list as another, with changes: an update of the same
    /// day by the same side, evidence at the same address, a source in the same file.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        if self.id().zip(other.id()).is_some_and(|(one, other)| one != other) {
            return false;
        }
        let same = |key| self.get(key).is_some() && self.get(key) == other.get(key);
        same("url") || same("file") || (same("date") && same("by"))
    }
}
