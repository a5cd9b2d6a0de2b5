//! `spoken`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The sides that owe it and have declared a status.
pub const FIELD: Field = Field {
    name: "spoken",
    title: word("Se pronunciaron", "Spoken", "Se sont prononcées"),
    meaning: "The sides that owe it and have declared a status.",
    example: "spoken:mx",
    takes: Takes::Party,
    shape: Shape::Party,
    many: true,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let sides = &of.plan().head.sides;
    let words = of.states().flat_map(|state| &state.standing.words);
    let spoken = words.filter_map(|word| sides.get(word.side?));
    out.extend(spoken.map(|side| Value::Party(&side.id)));
}
