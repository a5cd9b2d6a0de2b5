//! `strength`

use super::{Field, Shape, Takes};
use crate::domain::{Strength, Vocabulary};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// How hard its words bind.
pub const FIELD: Field = Field {
    name: "strength",
    title: word("Fuerza", "Strength", "Force"),
    meaning: "How hard its words bind.",
    example: "strength:firm",
    takes: Takes::Words(|| Strength::ALL.iter().map(|word| word.code()).collect()),
    shape: Shape::Word,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let strengths = of.milestones().filter_map(|milestone| milestone.strength);
    out.extend(strengths.map(|s| Value::Word(s.code(), crate::i18n::strength(s))));
}
