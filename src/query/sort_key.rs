//! What rows are sorted and grouped by.

use std::cmp::Ordering;

use super::field::{Field, Takes};
use super::value::Value;
use super::view::{Item, Subject, View};
use crate::domain::Day;
use crate::text::{collation, natural};

/// What rows are compared by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum SortKey {
    Number(i64),
    Day(Day),
    Text(String),
    None,
}

impl SortKey {
    /// Compares keys of one field; rows without a value come last.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Day(a), Self::Day(b)) => a.cmp(b),
            (Self::Text(a), Self::Text(b)) => natural(a, b),
            (Self::None, Self::None) => Ordering::Equal,
            (Self::None, _) => Ordering::Greater,
            (_, Self::None) => Ordering::Less,
            // A deadline without a last day among those with one.
            (Self::Text(_), _) => Ordering::Greater,
            (_, Self::Text(_)) => Ordering::Less,
            (Self::Number(_), _) => Ordering::Less,
            (_, Self::Number(_)) => Ordering::Greater,
        }
    }
}

/// Returns the key of a value.
pub(super) fn key(field: &Field, value: &Value<'_>, view: &View<'_>) -> SortKey {
    if let (Takes::Words(codes), Value::Word(code, _)) = (field.takes, value) {
        let rank = codes().iter().position(|known| known == code).unwrap_or(usize::MAX);
        return SortKey::Number(i64::try_from(rank).unwrap_or(i64::MAX));
    }
    if let Some(number) = value.number() {
        return SortKey::Number(number);
    }
    if let Some(day) = value.day() {
        return SortKey::Day(day);
    }
    match value {
        Value::Told(text) => SortKey::Text(collation(&view.text(text))),
        Value::Deadline(deadline, _) => SortKey::Text(deadline.to_string()),
        value => SortKey::Text(value.texts().next().map(collation).unwrap_or_default()),
    }
}

/// Returns the keys of an item's values, as a function makes them.
pub(super) fn keys(
    view: &View<'_>,
    field: &Field,
    item: &Item<'_>,
    key: impl Fn(&Field, &Value<'_>, &View<'_>) -> SortKey,
) -> Vec<SortKey> {
    let mut values = Vec::new();
    (field.read)(Subject { snapshot: view.snapshot, item }, &mut values);
    if values.is_empty() {
        return vec![SortKey::None];
    }
    values.iter().map(|value| key(field, value, view)).collect()
}
