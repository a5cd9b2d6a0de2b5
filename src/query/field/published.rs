//! `published`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// When its evidence was published.
pub const FIELD: Field = Field {
    name: "published",
    title: word("Publicado", "Published", "Publié"),
    meaning: "When its evidence was published.",
    example: "published:2026-01",
    takes: Takes::Days,
    shape: Shape::Date,
    many: false,
    in_json: &[RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.evidence().filter_map(|evidence| evidence.published).map(Value::Date));
}
