//! `after`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The milestones that must be completed first.
pub const FIELD: Field = Field {
    name: "after",
    title: word("Después de", "After", "Après"),
    meaning: "The milestones that must be completed first.",
    example: "after:I.6",
    takes: Takes::Id,
    shape: Shape::Id,
    many: true,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.milestones().flat_map(|milestone| &milestone.after).map(Value::Id));
}
