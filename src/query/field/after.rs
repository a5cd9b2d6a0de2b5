//! `after`

use super::{Field, Shape, Takes};
use crate::query::{Level, Subject, Value};
use crate::words::word;

/// The milestones that must be completed first.
pub const FIELD: Field = Field {
    name: "after",
    title: word("Después de", "After", "Après"),
    meaning: "The milestones that must be completed first.",
    example: "after:I.6",
    takes: Takes::Id,
    shape: Shape::Id,
    many: true,
    in_json: &[Level::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.milestones().flat_map(|milestone| &milestone.after).map(Value::Id));
}
