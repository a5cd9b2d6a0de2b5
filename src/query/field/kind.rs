//! `kind`

use super::{Field, Shape, Takes};
use crate::domain::{Kind, Vocabulary};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// What it is a promise of.
pub const FIELD: Field = Field {
    name: "kind",
    title: word("Tipo", "Kind", "Type"),
    meaning: "What it is a promise of.",
    example: "kind:instrument,body",
    takes: Takes::Words(|| Kind::ALL.iter().map(|word| word.code()).collect()),
    shape: Shape::Word,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(
        of.milestones()
            .map(|milestone| Value::Word(milestone.kind.code(), crate::i18n::kind(milestone.kind))),
    );
}
