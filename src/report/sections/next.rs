//! The next 30 and 90 days, and every deadline along an axis of time.

use chrono::Days;

use super::parts;
use super::parts::{milestone, milestone_table, paragraph};
use crate::domain::Day;
use crate::i18n::{self, Phrase, report as phrases};
use crate::query::{Cell, NOTHING, Shape};
use crate::report::Scope;
use crate::report::model::{Block, ReportSection, ReportTable};
use crate::sheets::{
    DUE, DUE_IN, MILESTONE, MilestoneColumn, PARTY, STATUS, due_by, placed_by_day,
};

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let day = |days| scope.as_of().checked_add_days(Days::new(days)).unwrap_or(Day::MAX);
    let due = |from: Day, to: Day| {
        let mut due = due_by(&scope.view, scope.chosen.clone(), to);
        due.retain(|index| scope.milestone(*index).1.due.is_some_and(|due| due >= from));
        due
    };
    let blocks = vec![
        within(scope, "next-30", &due(day(0), day(30)), phrases::NEXT_30, phrases::NOTHING_30),
        within(scope, "next-90", &due(day(31), day(90)), phrases::NEXT_90, phrases::NOTHING_90),
        timeline(scope),
    ];
    parts::section("next", phrases::NEXT, scope, blocks)
}

fn within(
    scope: &Scope<'_>,
    id: &'static str,
    due: &[usize],
    caption: Phrase,
    nothing: Phrase,
) -> Block {
    if due.is_empty() {
        return paragraph(scope.say(nothing));
    }
    let head = (id, scope.say(caption));
    let columns = [DUE_IN, DUE, MILESTONE, PARTY, STATUS];
    Block::Table(milestone_table(scope, head, due, &columns))
}

/// Returns every milestone that has a day, ordered by it.
fn timeline(scope: &Scope<'_>) -> Block {
    let (placed, _) = placed_by_day(&scope.view, scope.chosen.clone());
    if placed.is_empty() {
        return paragraph(scope.say(phrases::NO_DATES));
    }
    let head = ("timeline", scope.say(phrases::TIMELINE_TABLE));
    let chart = parts::timeline(scope, phrases::TIMELINE, &placed);
    let table = milestone_table(scope, head, &placed, &[MILESTONE, DUE, COMPLETED, STATUS]);
    Block::Table(ReportTable { chart: Some(chart), ..table })
}

/// When a milestone was completed, in the words of the update that says so.
const COMPLETED: MilestoneColumn =
    ("completed", phrases::COMPLETION, Shape::Date, 0, |view, index| {
        let (milestone, state) = milestone(view, index);
        let holds = state.standing.holds;
        let date = holds.and_then(|word| word.completed_on(&milestone.updates[word.update]));
        match date {
            Some(date) => Cell::told(date.last_day().to_string(), i18n::date(date, view.lang)),
            None => Cell { shown: NOTHING.to_owned(), ..Cell::default() },
        }
    });
