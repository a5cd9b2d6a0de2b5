//! `quote`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};
use std::borrow::Cow;

/// The promise, verbatim.
pub const FIELD: Field = Field {
    name: "quote",
    title: word("Cita", "Quote", "Citation"),
    meaning: "The promise, verbatim.",
    example: "quote:memorándum",
    takes: Takes::Text,
    shape: Shape::Text,
    many: true,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let quotes: &mut dyn Iterator<Item = &'a Box<str>> = match of.section() {
        Some(section) => &mut section.quote.iter(),
        None => &mut of.milestones().flat_map(|milestone| &milestone.quote),
    };
    out.extend(quotes.map(|quote| Value::Plain(Cow::Borrowed(quote))));
}
