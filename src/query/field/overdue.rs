//! `overdue`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// Days past the current deadline, while open.
pub const FIELD: Field = Field {
    name: "overdue",
    title: word("Vencido hace", "Overdue by", "Retard"),
    meaning: "Days past the current deadline, while open.",
    example: "overdue:30d..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.briefs().filter_map(|brief| Some(Value::Days(brief.overdue?, false))));
}
