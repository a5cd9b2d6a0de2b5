//! `baseline`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The deadline as promised; ranges compare its last day.
pub const FIELD: Field = Field {
    name: "baseline",
    title: word("Plazo prometido", "Baseline", "Échéance promise"),
    meaning: "The deadline as promised; ranges compare its last day.",
    example: "baseline:2025",
    takes: Takes::Days,
    shape: Shape::Deadline,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.milestones().zip(of.briefs()).filter_map(|(milestone, brief)| {
        let due = milestone.due.as_ref()?;
        Some(Value::Deadline(&due.deadline, brief.baseline))
    }));
}
