//! `completed`

use super::{Field, Shape, Takes};
use crate::domain::{Date, Period};
use crate::query::{Level, Subject, Value};
use crate::words::word;

/// When it was completed; where only a bound is known, its last day counts.
pub const FIELD: Field = Field {
    name: "completed",
    title: word("Cumplido el", "Completed", "Réalisé le"),
    meaning: "When it was completed; where only a bound is known, its last day counts.",
    example: "completed:2026-01..2026-02",
    takes: Takes::Days,
    shape: Shape::Date,
    many: false,
    in_json: &[Level::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    for (milestone, state) in of.milestones() {
        let holds = state.standing.holds.filter(|word| word.completion.is_some());
        out.extend(holds.map(|word| {
            let update = &milestone.updates[word.update];
            Value::Date(update.completed.unwrap_or(latest(update.date)))
        }));
    }
}

/// A completion whose day is not stated came no later than it was told.
fn latest(told: Date) -> Date {
    match told {
        Date::Within(period) => {
            let next = period.last_day().succ_opt().unwrap_or(period.last_day());
            Date::Before(Period::Day(next))
        }
        before @ Date::Before(_) => before,
    }
}
