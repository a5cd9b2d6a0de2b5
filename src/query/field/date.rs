//! `date`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// When an update was said.
pub const FIELD: Field = Field {
    name: "date",
    title: word("Fecha", "Date", "Date"),
    meaning: "When an update was said.",
    example: "date:2026",
    takes: Takes::Days,
    shape: Shape::Date,
    many: false,
    in_json: &[RowLevel::Update, RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.updates().map(|update| Value::Date(update.date)));
}
