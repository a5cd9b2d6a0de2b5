//! `stale`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// Days since the last update with a status or evidence, where that is too long ago.
pub const FIELD: Field = Field {
    name: "stale",
    title: word("Sin novedades", "Stale for", "Sans nouvelles"),
    meaning: "Days since the last update with a status or evidence, where that is too long ago.",
    example: "stale:365..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.briefs().filter_map(|brief| Some(Value::Days(brief.stale?, false))));
}
