//! `title`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::Item;
use crate::query::{RowLevel, Subject, Value};

/// The title: what will exist when it is done; of a party, its name.
pub const FIELD: Field = Field {
    name: "title",
    title: word("Título", "Title", "Titre"),
    meaning: "The title: what will exist when it is done; of a party, its name.",
    example: "title:memorándum",
    takes: Takes::Text,
    shape: Shape::Text,
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
        Item::Party(id, _) => {
            let side = of.plan().head.sides.iter().find(|side| side.id == **id);
            let name = side.map(|side| &side.name).or(of.party().map(|party| &party.name));
            out.extend(name.map(Value::Told));
        }
        Item::Section(index, _) => out.push(Value::Told(&of.plan().sections[*index].title)),
        _ => out.extend(of.milestones().map(|milestone| Value::Told(&milestone.title))),
    }
}
