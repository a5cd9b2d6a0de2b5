//! `url`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};
use std::borrow::Cow;

/// The web addresses of its evidence.
pub const FIELD: Field = Field {
    name: "url",
    title: word("Enlace", "URL", "Lien"),
    meaning: "The web addresses of its evidence.",
    example: "url:gob.mx",
    takes: Takes::Text,
    shape: Shape::Text,
    many: true,
    in_json: &[RowLevel::Update, RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let urls = of.evidence().filter_map(|evidence| evidence.url.as_deref());
    out.extend(urls.map(|url| Value::Plain(Cow::Borrowed(url))));
}
