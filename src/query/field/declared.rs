//! `declared`

use super::{Field, Shape, Takes};
use crate::domain::{Status, Vocabulary};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The status that an update declares.
pub const FIELD: Field = Field {
    name: "declared",
    title: word("Estado declarado", "Declared", "État déclaré"),
    meaning: "The status that an update declares.",
    example: "declared:completed",
    takes: Takes::Words(|| Status::ALL.iter().map(|status| status.code()).collect()),
    shape: Shape::Word,
    many: false,
    in_json: &[RowLevel::Update, RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let declared = of.updates().filter_map(|update| update.status);
    out.extend(declared.map(|s| Value::Word(s.code(), crate::i18n::status(Some(s)))));
}
