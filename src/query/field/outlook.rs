//! `outlook`

use super::{Field, Shape, Takes};
use crate::domain::{Outlook, Vocabulary};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The newest outlook.
pub const FIELD: Field = Field {
    name: "outlook",
    title: word("Perspectiva", "Outlook", "Perspective"),
    meaning: "The newest outlook.",
    example: "outlook:at-risk,off-track",
    takes: Takes::Words(|| Outlook::ALL.iter().map(|word| word.code()).collect()),
    shape: Shape::Word,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let outlooks = of.states().filter_map(|state| state.standing.outlook);
    out.extend(outlooks.map(|o| Value::Word(o.code(), crate::i18n::outlook(o))));
}
