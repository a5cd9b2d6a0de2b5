//! `updates`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// How many updates count on the day.
pub const FIELD: Field = Field {
    name: "updates",
    title: word("Actualizaciones", "Updates", "Mises à jour"),
    meaning: "How many updates count on the day.",
    example: "updates:2..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.push(Value::Number(of.updates().count()));
}
