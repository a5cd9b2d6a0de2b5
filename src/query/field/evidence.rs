//! The evidence of an update.

use std::borrow::Cow;

use super::definition::{Field, Shape, Takes, codes};
use crate::domain::{Class, Says, Vocabulary};
use crate::i18n::{self, word};
use crate::query::value::Value;
use crate::query::view::RowLevel;

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "headline",
        title: word("Título", "Headline", "Titre"),
        meaning: "The titles of its evidence, as published.",
        example: "headline:release",
        takes: Takes::Text,
        shape: Shape::Text,
        many: true,
        in_json: &[RowLevel::Evidence],
        read: |of, out| {
            out.extend(
                of.evidence().filter_map(|evidence| evidence.title.as_ref()).map(Value::Published),
            );
        },
    },
    Field {
        name: "publisher",
        title: word("Medio", "Publisher", "Publié par"),
        meaning: "Who published its evidence.",
        example: "publisher:parks",
        takes: Takes::Text,
        shape: Shape::Text,
        many: true,
        in_json: &[RowLevel::Evidence],
        read: |of, out| {
            let publishers = of.evidence().filter_map(|evidence| evidence.publisher.as_deref());
            out.extend(publishers.map(|name| Value::Plain(Cow::Borrowed(name))));
        },
    },
    Field {
        name: "published",
        title: word("Publicado", "Published", "Publié"),
        meaning: "When its evidence was published.",
        example: "published:2026-01",
        takes: Takes::Days,
        shape: Shape::Date,
        many: false,
        in_json: &[RowLevel::Evidence],
        read: |of, out| {
            out.extend(of.evidence().filter_map(|evidence| evidence.published).map(Value::Date));
        },
    },
    Field {
        name: "lang",
        title: word("Idioma", "Language", "Langue"),
        meaning: "The languages of its evidence.",
        example: "lang:fr",
        takes: Takes::Text,
        shape: Shape::Text,
        many: true,
        in_json: &[RowLevel::Evidence],
        read: |of, out| {
            let langs = of.evidence().filter_map(|evidence| evidence.lang);
            out.extend(langs.map(|lang| Value::Plain(lang.to_string().into())));
        },
    },
    Field {
        name: "says",
        title: word("Dice", "Says", "Dit"),
        meaning: "What its evidence says of the thing.",
        example: "says:done",
        takes: Takes::Words(codes::<Says>),
        shape: Shape::Word,
        many: false,
        in_json: &[RowLevel::Evidence],
        read: |of, out| {
            let says = of.evidence().filter_map(|evidence| evidence.says);
            out.extend(says.map(|says| Value::Word(says.code(), i18n::says(says))));
        },
    },
    Field {
        name: "class",
        title: word("Clase", "Class", "Catégorie"),
        meaning: "Where its evidence comes from.",
        example: "class:press",
        takes: Takes::Words(codes::<Class>),
        shape: Shape::Word,
        many: false,
        in_json: &[RowLevel::Evidence],
        read: |of, out| {
            let classes = of.evidence().filter_map(|evidence| evidence.class);
            out.extend(classes.map(|class| Value::Word(class.code(), i18n::class(class))));
        },
    },
];
