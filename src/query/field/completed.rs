//! `completed`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// When it was completed; where only a bound is known, its last day counts.
pub const FIELD: Field = Field {
    name: "completed",
    title: word("Cumplido el", "Completed", "Réalisé le"),
    meaning: "When it was completed; where only a bound is known, its last day counts.",
    example: "completed:2026-01..2026-02",
    takes: Takes::Days,
    shape: Shape::Date,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    for (milestone, state) in of.ledgers() {
        let holds = state.standing.holds;
        let date = holds.and_then(|word| word.completed_on(&milestone.updates[word.update]));
        out.extend(date.map(Value::Date));
    }
}
