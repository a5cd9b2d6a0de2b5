//! `id`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::Item;
use crate::query::{RowLevel, Subject, Value};

/// The id; a value matches the node and all that hangs under it.
pub const FIELD: Field = Field {
    name: "id",
    title: word("Id", "Id", "Id"),
    meaning: "The id; a value matches the node and all that hangs under it.",
    example: "id:I.4",
    takes: Takes::Id,
    shape: Shape::Id,
    many: false,
    in_json: &[
        RowLevel::Pillar,
        RowLevel::Commitment,
        RowLevel::Milestone,
        RowLevel::Update,
        RowLevel::Evidence,
        RowLevel::Party,
    ],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    match of.item {
        Item::Party(id, _) => out.push(Value::Id(id)),
        Item::Section(index, _) => out.push(Value::Id(&of.plan().sections[*index].id)),
        _ => out.extend(of.milestones().map(|milestone| Value::Id(&milestone.id))),
    }
}
