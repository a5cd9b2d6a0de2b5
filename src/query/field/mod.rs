//! The fields: each can be filtered on, shown as a column, sorted and grouped by.

mod after;
mod assessed;
mod baseline;
mod by;
mod class;
mod closed;
mod commitment;
mod completed;
mod date;
mod declared;
mod done_when;
mod due;
mod evidence;
mod file;
mod forecast;
mod headline;
mod id;
mod is;
mod kind;
mod lang;
mod last_day;
mod late;
mod milestones;
mod note;
mod outlook;
mod overdue;
mod party;
mod past_due;
mod pillar;
mod progress;
mod published;
mod publisher;
mod quote;
mod says;
mod side;
mod slipped;
mod spoken;
mod stale;
mod strength;
mod tag;
mod text;
mod title;
mod updated;
mod updates;
mod url;

pub mod status;

use super::value::Value;
use super::view::{RowLevel, Subject};
use crate::i18n::Phrase;

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
    /// A text that stands anywhere in the value, accents and case aside.
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

/// Every field, in the order in which they are explained.
pub const FIELDS: &[&Field] = &[
    &id::FIELD,
    &title::FIELD,
    &pillar::FIELD,
    &commitment::FIELD,
    &kind::FIELD,
    &strength::FIELD,
    &status::FIELD,
    &is::FIELD,
    &due::FIELD,
    &baseline::FIELD,
    &last_day::FIELD,
    &overdue::FIELD,
    &late::FIELD,
    &slipped::FIELD,
    &stale::FIELD,
    &completed::FIELD,
    &forecast::FIELD,
    &outlook::FIELD,
    &progress::FIELD,
    &updated::FIELD,
    &party::FIELD,
    &side::FIELD,
    &spoken::FIELD,
    &after::FIELD,
    &tag::FIELD,
    &quote::FIELD,
    &done_when::FIELD,
    &text::FIELD,
    &file::FIELD,
    &updates::FIELD,
    &evidence::FIELD,
    &milestones::FIELD,
    &assessed::FIELD,
    &closed::FIELD,
    &past_due::FIELD,
    &date::FIELD,
    &by::FIELD,
    &declared::FIELD,
    &note::FIELD,
    &url::FIELD,
    &headline::FIELD,
    &publisher::FIELD,
    &published::FIELD,
    &lang::FIELD,
    &says::FIELD,
    &class::FIELD,
];

/// The field with a name.
pub fn find(name: &str) -> Option<&'static Field> {
    FIELDS.iter().copied().find(|field| field.name.eq_ignore_ascii_case(name))
}

pub use is::standings;

/// The field of ids.
pub const ID: &Field = &id::FIELD;

/// The field that a bare word searches.
pub const TEXT: &Field = &text::FIELD;

/// The field of pillars.
pub const PILLAR: &Field = &pillar::FIELD;
