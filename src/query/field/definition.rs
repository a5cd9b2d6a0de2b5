//! What a field is.

use crate::domain::Vocabulary;
use crate::i18n::Phrase;
use crate::query::value::Value;
use crate::query::view::{RowLevel, Subject};

/// A field.
#[derive(Debug)]
pub struct Field {
    /// Its name in queries, options and, with `_` for `-`, in JSON.
    pub name: &'static str,
    /// The heading of its column.
    pub title: Phrase,
    /// What it means, one sentence.
    pub meaning: &'static str,
    /// A query that uses it.
    pub example: &'static str,
    /// What its values in a query may be.
    pub takes: Takes,
    /// How its column is laid out.
    pub shape: Shape,
    /// Whether one row may have several values.
    pub many: bool,
    /// The levels at which it is part of the JSON of every row.
    pub in_json: &'static [RowLevel],
    /// Reads its values.
    pub read: for<'a> fn(Subject<'a>, &mut Vec<Value<'a>>),
}

/// What the values of a field in a query may be.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// The words of a list.
    Words(fn() -> Vec<&'static str>),
    /// A text that occurs anywhere in the value, accents and case aside.
    Text,
    /// An id, which matches what hangs under it too.
    Id,
    /// A party or side: id, acronym, name or a part of them.
    Party,
    /// A day, a period or a range of days.
    Days,
    /// A number or a range of numbers.
    Numbers,
}

/// How a column is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Prose: wrapped between words.
    Text,
    /// An id: never broken.
    Id,
    /// A word of a vocabulary.
    Word,
    /// A name.
    Party,
    /// A date.
    Date,
    /// A deadline.
    Deadline,
    /// A number, aligned right.
    Number,
}

/// Returns the codes of a vocabulary, for [`Takes::Words`].
pub(super) fn codes<W: Vocabulary>() -> Vec<&'static str> {
    W::ALL.iter().map(|word| word.code()).collect()
}
