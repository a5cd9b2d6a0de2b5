//! Who owes a milestone.

use super::definition::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::value::Value;
use crate::query::view::{Item, RowLevel};

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "party",
        title: word("A cargo de", "Owed by", "Responsables"),
        meaning: "Who owes it: a party by id, acronym or name, or `unnamed`.",
        example: "party:ised",
        takes: Takes::Party,
        shape: Shape::Party,
        many: true,
        in_json: &[RowLevel::Milestone],
        read: |of, out| match of.item {
            Item::Party(id, _) => out.push(Value::Party(id)),
            _ => out.extend(of.milestones().flat_map(|m| &m.parties).map(Value::Party)),
        },
    },
    Field {
        name: "side",
        title: word("Parte", "Side", "Partie"),
        meaning: "The sides that owe it, by id or name.",
        example: "side:ca",
        takes: Takes::Party,
        shape: Shape::Party,
        many: true,
        in_json: &[RowLevel::Milestone, RowLevel::Party],
        read: |of, out| {
            let plan = of.plan();
            if let Item::Party(id, _) = of.item {
                out.extend(plan.side_of(id).map(|side| Value::Party(&plan.head.sides[side].id)));
                return;
            }
            let owing = of.states().flat_map(|state| &state.standing.owing);
            out.extend(
                owing.filter_map(|side| Some(Value::Party(&plan.head.sides.get(*side)?.id))),
            );
        },
    },
    Field {
        name: "spoken",
        title: word("Se pronunciaron", "Spoken", "Se sont prononcées"),
        meaning: "The sides that owe it and have declared a status.",
        example: "spoken:mx",
        takes: Takes::Party,
        shape: Shape::Party,
        many: true,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            let sides = &of.plan().head.sides;
            let words = of.states().flat_map(|state| &state.standing.words);
            let spoken = words.filter_map(|word| sides.get(word.side?));
            out.extend(spoken.map(|side| Value::Party(&side.id)));
        },
    },
];
