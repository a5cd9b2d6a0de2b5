//! `class`

use super::{Field, Shape, Takes};
use crate::domain::{Class, Vocabulary};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// Where its evidence comes from.
pub const FIELD: Field = Field {
    name: "class",
    title: word("Clase", "Class", "Catégorie"),
    meaning: "Where its evidence comes from.",
    example: "class:press",
    takes: Takes::Words(|| Class::ALL.iter().map(|word| word.code()).collect()),
    shape: Shape::Word,
    many: false,
    in_json: &[RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let classes = of.evidence().filter_map(|evidence| evidence.class);
    out.extend(classes.map(|class| Value::Word(class.code(), crate::i18n::class(class))));
}
