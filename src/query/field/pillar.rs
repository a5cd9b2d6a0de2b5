//! `pillar`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The pillar it is or hangs under.
pub const FIELD: Field = Field {
    name: "pillar",
    title: word("Pilar", "Pillar", "Pilier"),
    meaning: "The pillar it is or hangs under.",
    example: "pillar:I",
    takes: Takes::Id,
    shape: Shape::Id,
    many: false,
    in_json: &[RowLevel::Commitment, RowLevel::Milestone, RowLevel::Update, RowLevel::Evidence],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let plan = of.plan();
    for section in of.sections() {
        out.extend(plan.pillar_of(section).map(|pillar| Value::Id(&plan.sections[pillar].id)));
    }
}
