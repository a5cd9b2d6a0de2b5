//! `headline`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The titles of its evidence, as published.
pub const FIELD: Field = Field {
    name: "headline",
    title: word("Título", "Headline", "Titre"),
    meaning: "The titles of its evidence, as published.",
    example: "headline:release",
    takes: Takes::Text,
    shape: Shape::Text,
    many: true,
    in_json: &[RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.evidence().filter_map(|evidence| evidence.title.as_ref()).map(Value::Published));
}
