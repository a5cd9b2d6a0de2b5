//! `assessed`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// How many of them somebody has assessed.
pub const FIELD: Field = Field {
    name: "assessed",
    title: word("Evaluados", "Assessed", "Évalués"),
    meaning: "How many of them somebody has assessed.",
    example: "assessed:1..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Pillar, RowLevel::Commitment, RowLevel::Party],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.push(Value::Number(of.briefs().filter(|brief| brief.status.is_some()).count()));
}
