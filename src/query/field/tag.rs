//! `tag`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};
use std::borrow::Cow;

/// Its labels, and those of the sections it hangs under.
pub const FIELD: Field = Field {
    name: "tag",
    title: word("Etiqueta", "Tag", "Étiquette"),
    meaning: "Its labels, and those of the sections it hangs under.",
    example: "tag:energy",
    takes: Takes::Text,
    shape: Shape::Text,
    many: true,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let plan = of.plan();
    let own = of.milestones().flat_map(|milestone| &milestone.tags);
    let sections = of.sections().into_iter().flat_map(|section| {
        let above = plan.sections[section].parent;
        std::iter::once(section).chain(above).flat_map(|index| &plan.sections[index].tags)
    });
    out.extend(own.chain(sections).map(|tag| Value::Plain(Cow::Borrowed(tag))));
}
