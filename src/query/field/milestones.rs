//! `milestones`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// How many milestones match under it.
pub const FIELD: Field = Field {
    name: "milestones",
    title: word("Hitos", "Milestones", "Jalons"),
    meaning: "How many milestones match under it.",
    example: "milestones:5..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Pillar, RowLevel::Commitment, RowLevel::Party],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.push(Value::Number(of.indexes().count()));
}
