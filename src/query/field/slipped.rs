//! `slipped`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// Days by which the current deadline is later than the one promised.
pub const FIELD: Field = Field {
    name: "slipped",
    title: word("Aplazado", "Slipped by", "Report"),
    meaning: "Days by which the current deadline is later than the one promised.",
    example: "slipped:1..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.briefs().filter_map(|brief| Some(Value::Days(brief.slipped?, false))));
}
