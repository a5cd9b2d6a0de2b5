//! `late`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// Days from the last day of the deadline as promised to completion, where that came after.
pub const FIELD: Field = Field {
    name: "late",
    title: word("Retraso", "Late by", "Retard"),
    meaning: "Days from the last day of the deadline as promised to completion, where that came after.",
    example: "late:30d..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(
        of.briefs().filter_map(|brief| brief.late.map(|late| Value::Days(late.days, late.at_most))),
    );
}
