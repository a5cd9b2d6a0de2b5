//! `party`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::Item;
use crate::query::{RowLevel, Subject, Value};

/// Who owes it: a party by id, acronym or name, or `unnamed`.
pub const FIELD: Field = Field {
    name: "party",
    title: word("A cargo de", "Owed by", "Responsables"),
    meaning: "Who owes it: a party by id, acronym or name, or `unnamed`.",
    example: "party:ised",
    takes: Takes::Party,
    shape: Shape::Party,
    many: true,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    match of.item {
        Item::Party(id, _) => out.push(Value::Party(id)),
        _ => out.extend(of.milestones().flat_map(|m| &m.parties).map(Value::Party)),
    }
}
