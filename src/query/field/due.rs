//! `due`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The current deadline; ranges compare its last day.
pub const FIELD: Field = Field {
    name: "due",
    title: word("Plazo", "Deadline", "Échéance"),
    meaning: "The current deadline; ranges compare its last day.",
    example: "due:..2026-03-31",
    takes: Takes::Days,
    shape: Shape::Deadline,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let snapshot = of.snapshot;
    out.extend(of.indexes().filter_map(|index| {
        Some(Value::Deadline(snapshot.deadline(index)?, snapshot.brief(index).due))
    }));
}
