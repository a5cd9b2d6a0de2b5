//! `last-day`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The last day of the current deadline.
pub const FIELD: Field = Field {
    name: "last-day",
    title: word("Último día", "Last day", "Dernier jour"),
    meaning: "The last day of the current deadline.",
    example: "last-day:2026-03",
    takes: Takes::Days,
    shape: Shape::Date,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.briefs().filter_map(|brief| Some(Value::Date(brief.due?.into()))));
}
