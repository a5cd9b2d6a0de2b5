//! `done-when`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// What would settle it, where the text leaves it open.
pub const FIELD: Field = Field {
    name: "done-when",
    title: word("Se cumple si", "Done when", "Réalisé si"),
    meaning: "What would settle it, where the text leaves it open.",
    example: "done-when:firma",
    takes: Takes::Text,
    shape: Shape::Text,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.milestones().filter_map(|m| m.done_when.as_ref()).map(Value::Told));
}
