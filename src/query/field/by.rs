//! `by`

use super::{Field, Shape, Takes};
use crate::domain::Speaker;
use crate::i18n::phrases;
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// Who an update is by: a side, a party, `joint` or `independent`; a side stands for its parties.
pub const FIELD: Field = Field {
    name: "by",
    title: word("Según", "By", "Selon"),
    meaning: "Who an update is by: a side, a party, `joint` or `independent`; a side stands for its parties.",
    example: "by:ca",
    takes: Takes::Party,
    shape: Shape::Party,
    many: false,
    in_json: &[RowLevel::Update, RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    for update in of.updates() {
        match &update.by {
            Speaker::Party(id) => out.push(Value::Party(id)),
            Speaker::Joint => out.push(Value::Word("joint", phrases::JOINT)),
            Speaker::Independent => out.push(Value::Word("independent", phrases::INDEPENDENT)),
        }
    }
}
