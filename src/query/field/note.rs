//! `note`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The note or reason of an update.
pub const FIELD: Field = Field {
    name: "note",
    title: word("Nota", "Note", "Note"),
    meaning: "The note or reason of an update.",
    example: "note:firma",
    takes: Takes::Text,
    shape: Shape::Text,
    many: true,
    in_json: &[RowLevel::Update, RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let notes = of.updates().flat_map(|update| [&update.note, &update.reason]);
    out.extend(notes.flatten().map(Value::Told));
}
