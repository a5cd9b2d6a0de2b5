//! What an update says.

use std::borrow::Cow;

use super::definition::{Field, Shape, Takes, codes};
use crate::domain::{Speaker, Status, Vocabulary};
use crate::i18n::{self, phrases, word};
use crate::query::value::Value;
use crate::query::view::RowLevel;

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "date",
        title: word("Fecha", "Date", "Date"),
        meaning: "When an update was said.",
        example: "date:2026",
        takes: Takes::Days,
        shape: Shape::Date,
        many: false,
        in_json: &[RowLevel::Update, RowLevel::Evidence],
        read: |of, out| out.extend(of.updates().map(|update| Value::Date(update.date))),
    },
    Field {
        name: "by",
        title: word("Según", "By", "Selon"),
        meaning: "Who an update is by: a side, a party, `joint` or `independent`; \
            a side stands for its parties.",
        example: "by:ca",
        takes: Takes::Party,
        shape: Shape::Party,
        many: false,
        in_json: &[RowLevel::Update, RowLevel::Evidence],
        read: |of, out| {
            for update in of.updates() {
                match &update.by {
                    Speaker::Party(id) => out.push(Value::Party(id)),
                    Speaker::Joint => out.push(Value::Word("joint", phrases::JOINT)),
                    Speaker::Independent => {
                        out.push(Value::Word("independent", phrases::INDEPENDENT));
                    }
                }
            }
        },
    },
    Field {
        name: "declared",
        title: word("Estado declarado", "Declared", "État déclaré"),
        meaning: "The status that an update declares.",
        example: "declared:completed",
        takes: Takes::Words(codes::<Status>),
        shape: Shape::Word,
        many: false,
        in_json: &[RowLevel::Update, RowLevel::Evidence],
        read: |of, out| {
            let declared = of.updates().filter_map(|update| update.status);
            out.extend(declared.map(|s| Value::Word(s.code(), i18n::status(Some(s)))));
        },
    },
    Field {
        name: "note",
        title: word("Nota", "Note", "Note"),
        meaning: "The note or reason of an update.",
        example: "note:firma",
        takes: Takes::Text,
        shape: Shape::Text,
        many: true,
        in_json: &[RowLevel::Update, RowLevel::Evidence],
        read: |of, out| {
            let notes = of.updates().flat_map(|update| [&update.note, &update.reason]);
            out.extend(notes.flatten().map(Value::Told));
        },
    },
    Field {
        name: "url",
        title: word("Enlace", "URL", "Lien"),
        meaning: "The web addresses of its evidence.",
        example: "url:gob.mx",
        takes: Takes::Text,
        shape: Shape::Text,
        many: true,
        in_json: &[RowLevel::Update, RowLevel::Evidence],
        read: |of, out| {
            let urls = of.evidence().filter_map(|evidence| evidence.url.as_deref());
            out.extend(urls.map(|url| Value::Plain(Cow::Borrowed(url))));
        },
    },
];
