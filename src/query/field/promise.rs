//! What a milestone promises, and where it is written.

use std::borrow::Cow;

use super::definition::{Field, Shape, Takes};
use crate::domain::Place;
use crate::i18n::word;
use crate::query::value::Value;
use crate::query::view::{RowLevel, Subject};

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "after",
        title: word("Después de", "After", "Après"),
        meaning: "The milestones that must be completed first.",
        example: "after:I.6",
        takes: Takes::Id,
        shape: Shape::Id,
        many: true,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.milestones().flat_map(|milestone| &milestone.after).map(Value::Id));
        },
    },
    Field {
        name: "tag",
        title: word("Etiqueta", "Tag", "Étiquette"),
        meaning: "Its labels, and those of the sections it hangs under.",
        example: "tag:energy",
        takes: Takes::Text,
        shape: Shape::Text,
        many: true,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            let plan = of.plan();
            let own = of.milestones().flat_map(|milestone| &milestone.tags);
            let sections = of.sections().into_iter().flat_map(|section| {
                let above = plan.sections[section].parent;
                std::iter::once(section).chain(above).flat_map(|index| &plan.sections[index].tags)
            });
            out.extend(own.chain(sections).map(|tag| Value::Plain(Cow::Borrowed(tag))));
        },
    },
    Field {
        name: "quote",
        title: word("Cita", "Quote", "Citation"),
        meaning: "The promise, verbatim.",
        example: "quote:memorándum",
        takes: Takes::Text,
        shape: Shape::Text,
        many: true,
        in_json: &[RowLevel::Milestone],
        read: read_quote,
    },
    Field {
        name: "done-when",
        title: word("Se cumple si", "Done when", "Réalisé si"),
        meaning: "What would settle it, where the text leaves it open.",
        example: "done-when:firma",
        takes: Takes::Text,
        shape: Shape::Text,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.milestones().filter_map(|m| m.done_when.as_ref()).map(Value::Told));
        },
    },
    super::text::TEXT,
    Field {
        name: "file",
        title: word("Archivo", "File", "Fichier"),
        meaning: "The file it is written in, relative to the plan's folder.",
        example: "file:1-prosperity",
        takes: Takes::Text,
        shape: Shape::Text,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: read_file,
    },
];

fn read_file<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let files = &of.plan().files;
    let place = |place: &Place| files.get(place.file.0 as usize);
    let found: Vec<&'a String> = match (of.section(), of.party()) {
        (Some(section), _) => place(&section.place).into_iter().collect(),
        (_, Some(party)) => place(&party.place).into_iter().collect(),
        _ => of.milestones().filter_map(|milestone| place(&milestone.place)).collect(),
    };
    out.extend(found.into_iter().map(|file| Value::Plain(Cow::Borrowed(file))));
}

fn read_quote<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let quotes: &mut dyn Iterator<Item = &'a Box<str>> = match of.section() {
        Some(section) => &mut section.quote.iter(),
        None => &mut of.milestones().flat_map(|milestone| &milestone.quote),
    };
    out.extend(quotes.map(|quote| Value::Plain(Cow::Borrowed(quote))));
}
