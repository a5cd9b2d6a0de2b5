//! `says`

use super::{Field, Shape, Takes};
use crate::domain::{Says, Vocabulary};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// What its evidence says of the thing.
pub const FIELD: Field = Field {
    name: "says",
    title: word("Dice", "Says", "Dit"),
    meaning: "What its evidence says of the thing.",
    example: "says:done",
    takes: Takes::Words(|| Says::ALL.iter().map(|word| word.code()).collect()),
    shape: Shape::Word,
    many: false,
    in_json: &[RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let says = of.evidence().filter_map(|evidence| evidence.says);
    out.extend(says.map(|says| Value::Word(says.code(), crate::i18n::says(says))));
}
