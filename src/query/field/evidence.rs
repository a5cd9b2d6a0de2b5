//! `evidence`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// How many pieces of evidence its updates rest on.
pub const FIELD: Field = Field {
    name: "evidence",
    title: word("Pruebas", "Evidence", "Preuves"),
    meaning: "How many pieces of evidence its updates rest on.",
    example: "evidence:1..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Milestone, RowLevel::Update],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.push(Value::Number(of.evidence().count()));
}
