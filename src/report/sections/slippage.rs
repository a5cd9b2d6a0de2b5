//! Deadlines that were moved to a later day, and forecasts that go past them.

use super::parts;
use super::parts::{milestone, milestone_table, paragraph};
use crate::domain::{Date, Flag};
use crate::i18n::{self, report as phrases};
use crate::query::{Cell, NOTHING, Shape, View, days_in_words};
use crate::report::Scope;
use crate::report::model::{Block, ReportSection, ReportTable};
use crate::sheets::{DUE, MILESTONE, MilestoneColumn};

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let mut slipped = scope.chosen.clone();
    slipped.retain(|index| {
        let state = scope.milestone(*index).1;
        state.has(Flag::Slipped) || state.has(Flag::ForecastLate)
    });
    let block = if slipped.is_empty() {
        paragraph(scope.say(phrases::NO_SLIPPAGE))
    } else {
        let head = ("slipped", scope.say(phrases::SLIPPAGE_TABLE));
        let chart = parts::timeline(scope, phrases::SLIP_CHART, &slipped);
        let table = milestone_table(scope, head, &slipped, &COLUMNS);
        Block::Table(ReportTable { chart: Some(chart), ..table })
    };
    parts::section("slippage", phrases::SLIPPAGE, scope, vec![block])
}

const COLUMNS: [MilestoneColumn; 6] = [
    MILESTONE,
    ("baseline", phrases::BASELINE, Shape::Deadline, 0, baseline),
    (DUE.0, phrases::CURRENT, DUE.2, DUE.3, DUE.4),
    ("slipped", phrases::SLIPPED_BY, Shape::Number, 0, |view, index| {
        let days = milestone(view, index).1.slipped;
        days.map_or_else(nothing, |days| Cell::number(days, days_in_words(days, view)))
    }),
    ("forecast", phrases::FORECAST, Shape::Date, 0, forecast),
    ("reason", phrases::REASON, Shape::Text, 0, reason),
];

fn nothing() -> Cell {
    Cell { shown: NOTHING.to_owned(), ..Cell::default() }
}

/// Returns the deadline as promised.
fn baseline(view: &View<'_>, index: usize) -> Cell {
    let (milestone, state) = milestone(view, index);
    milestone.due.as_ref().map_or_else(nothing, |due| {
        let day = state.baseline.map_or_else(String::new, |day| day.to_string());
        Cell::told(day, i18n::deadline(&due.deadline, view.lang))
    })
}

fn forecast(view: &View<'_>, index: usize) -> Cell {
    let told = |date: Date| Cell::told(date.last_day().to_string(), i18n::date(date, view.lang));
    milestone(view, index).1.standing.forecast.map_or_else(nothing, told)
}

/// Returns the reason for which the deadline was moved.
fn reason(view: &View<'_>, index: usize) -> Cell {
    let (milestone, state) = milestone(view, index);
    let moved = state.standing.moved_by.and_then(|moved| milestone.updates[moved].reason.as_ref());
    moved.map_or_else(nothing, |reason| Cell::text(view.text(reason)))
}
