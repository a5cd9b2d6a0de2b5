//! `forecast`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// When the newest forecast expects completion.
pub const FIELD: Field = Field {
    name: "forecast",
    title: word("Previsto", "Forecast", "Prévision"),
    meaning: "When the newest forecast expects completion.",
    example: "forecast:2026-Q3..",
    takes: Takes::Days,
    shape: Shape::Date,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.states().filter_map(|state| state.standing.forecast.map(Value::Date)));
}
