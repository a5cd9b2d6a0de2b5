//! `text`: every text of a node, which a bare word searches.

use std::borrow::Cow;

use super::definition::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::value::Value;
use crate::query::view::Subject;

pub(super) const TEXT: Field = Field {
    name: "text",
    title: word("Texto", "Text", "Texte"),
    meaning: "Any of its texts, in any language: what a bare word searches.",
    example: "text:\"cadena de suministro\"",
    takes: Takes::Text,
    shape: Shape::Text,
    many: true,
    in_json: &[],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let plan = of.plan();
    if let Some(section) = of.section() {
        out.push(Value::Id(&section.id));
        out.push(Value::Told(&section.title));
    }
    for milestone in of.milestones() {
        out.push(Value::Id(&milestone.id));
        out.push(Value::Told(&milestone.title));
        out.extend(milestone.quote.iter().map(|quote| Value::Plain(Cow::Borrowed(quote))));
        out.extend(milestone.done_when.as_ref().map(Value::Told));
        out.extend(milestone.tags.iter().map(|tag| Value::Plain(Cow::Borrowed(tag))));
        for party in milestone.parties.iter().filter_map(|id| plan.party(id)) {
            out.push(Value::Told(&party.name));
            out.extend(party.acronym.as_ref().map(Value::Told));
        }
    }
    for update in of.updates() {
        out.extend([&update.note, &update.reason].into_iter().flatten().map(Value::Told));
    }
    for evidence in of.evidence() {
        out.extend(evidence.title.as_ref().map(Value::Told));
        let plain = [&evidence.publisher, &evidence.quote, &evidence.url];
        out.extend(plain.into_iter().flatten().map(|text| Value::Plain(Cow::Borrowed(text))));
    }
}
