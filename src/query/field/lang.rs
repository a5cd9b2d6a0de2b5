//! `lang`

use super::{Field, Shape, Takes};
use crate::query::{Level, Subject, Value};
use crate::words::word;

/// The languages of its evidence.
pub const FIELD: Field = Field {
    name: "lang",
    title: word("Idioma", "Language", "Langue"),
    meaning: "The languages of its evidence.",
    example: "lang:fr",
    takes: Takes::Text,
    shape: Shape::Text,
    many: true,
    in_json: &[Level::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let langs = of.evidence().filter_map(|evidence| evidence.lang);
    out.extend(langs.map(|lang| Value::Plain(lang.to_string().into())));
}
