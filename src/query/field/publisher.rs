//! `publisher`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};
use std::borrow::Cow;

/// Who published its evidence.
pub const FIELD: Field = Field {
    name: "publisher",
    title: word("Medio", "Publisher", "Publié par"),
    meaning: "Who published its evidence.",
    example: "publisher:parks",
    takes: Takes::Text,
    shape: Shape::Text,
    many: true,
    in_json: &[RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let publishers = of.evidence().filter_map(|evidence| evidence.publisher.as_deref());
    out.extend(publishers.map(|name| Value::Plain(Cow::Borrowed(name))));
}
