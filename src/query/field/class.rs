//! `class`

use super::{Field, Shape, Takes};
use crate::domain::{Class, Vocabulary};
use crate::query::{Level, Subject, Value};
use crate::words::word;

/// Where its evidence comes from.
pub const FIELD: Field = Field {
    name: "class",
    title: word("Clase", "Class", "Catégorie"),
    meaning: "Where its evidence comes from.",
    example: "class:press",
    takes: Takes::Words(|| Class::ALL.iter().map(|word| word.code()).collect()),
    shape: Shape::Word,
    many: false,
    in_json: &[Level::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let classes = of.evidence().filter_map(|evidence| evidence.class);
    out.extend(classes.map(|class| Value::Word(class.code(), crate::words::class(class))));
}
