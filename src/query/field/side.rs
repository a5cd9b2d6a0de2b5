//! `side`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::Item;
use crate::query::{RowLevel, Subject, Value};

/// The sides that owe it, by id or name.
pub const FIELD: Field = Field {
    name: "side",
    title: word("Parte", "Side", "Partie"),
    meaning: "The sides that owe it, by id or name.",
    example: "side:ca",
    takes: Takes::Party,
    shape: Shape::Party,
    many: true,
    in_json: &[RowLevel::Milestone, RowLevel::Party],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let plan = of.plan();
    if let Item::Party(id, _) = of.item {
        out.extend(plan.side_of(id).map(|side| Value::Party(&plan.head.sides[side].id)));
        return;
    }
    let owing = of.states().flat_map(|state| &state.standing.owing);
    out.extend(owing.filter_map(|side| Some(Value::Party(&plan.head.sides.get(*side)?.id))));
}
