//! `commitment`

use super::{Field, Shape, Takes};
use crate::domain::Level as SectionLevel;
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The commitment it is or hangs under.
pub const FIELD: Field = Field {
    name: "commitment",
    title: word("Compromiso", "Commitment", "Engagement"),
    meaning: "The commitment it is or hangs under.",
    example: "commitment:I.4",
    takes: Takes::Id,
    shape: Shape::Id,
    many: false,
    in_json: &[RowLevel::Milestone, RowLevel::Update, RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let sections = &of.plan().sections;
    for section in of.sections() {
        if sections[section].level == SectionLevel::Commitment {
            out.push(Value::Id(&sections[section].id));
        }
    }
}
