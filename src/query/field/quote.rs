//! `quote`

use super::{Field, Shape, Takes};
use crate::query::{Level, Subject, Value};
use crate::words::word;
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
    in_json: &[Level::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let quotes: &mut dyn Iterator<Item = &'a crate::domain::Str> = match of.section() {
        Some(section) => &mut section.quote.iter(),
        None => &mut of.milestones().flat_map(|milestone| &milestone.quote),
    };
    out.extend(quotes.map(|quote| Value::Plain(Cow::Borrowed(quote))));
}
