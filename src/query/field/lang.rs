//! `lang`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The languages of its evidence.
pub const FIELD: Field = Field {
    name: "lang",
    title: word("Idioma", "Language", "Langue"),
    meaning: "The languages of its evidence.",
    example: "lang:fr",
    takes: Takes::Text,
    shape: Shape::Text,
    many: true,
    in_json: &[RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let langs = of.evidence().filter_map(|evidence| evidence.lang);
    out.extend(langs.map(|lang| Value::Plain(lang.to_string().into())));
}
