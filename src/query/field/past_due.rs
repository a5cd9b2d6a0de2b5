//! `past-due`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// How many of them are overdue.
pub const FIELD: Field = Field {
    name: "past-due",
    title: word("Vencidos", "Overdue", "En retard"),
    meaning: "How many of them are overdue.",
    example: "past-due:1..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Pillar, RowLevel::Commitment, RowLevel::Party],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.push(Value::Number(of.briefs().filter(|brief| brief.overdue.is_some()).count()));
}
