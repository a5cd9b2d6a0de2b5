//! `outlook`

use super::{Field, Shape, Takes};
use crate::domain::{Outlook, Vocabulary};
use crate::query::{Level, Subject, Value};
use crate::words::word;

/// The newest outlook.
pub const FIELD: Field = Field {
    name: "outlook",
    title: word("Perspectiva", "Outlook", "Perspective"),
    meaning: "The newest outlook.",
    example: "outlook:at-risk,off-track",
    takes: Takes::Words(|| Outlook::ALL.iter().map(|word| word.code()).collect()),
    shape: Shape::Word,
    many: false,
    in_json: &[Level::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let outlooks = of.states().filter_map(|state| state.standing.outlook);
    out.extend(outlooks.map(|o| Value::Word(o.code(), crate::words::outlook(o))));
}
