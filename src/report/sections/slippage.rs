//! Deadlines that were moved to a later day, and forecasts that go past them.

use super::next::track;
use super::parts;
use super::parts::{column, deadline, paragraph};
use crate::domain::Flag;
use crate::i18n::{self, phrases as plain, report as phrases};
use crate::query::{Cell, NOTHING, Row, Shape, Sheet, days_in_words};
use crate::report::Scope;
use crate::report::model::{Block, Chart, ReportSection, ReportTable, ReportTimeline};
use crate::sheets::milestone_cell;

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let mut slipped = scope.chosen.clone();
    slipped.retain(|index| {
        let state = scope.milestone(*index).1;
        state.has(Flag::Slipped) || state.has(Flag::ForecastLate)
    });
    let block = if slipped.is_empty() {
        paragraph(scope.say(phrases::NO_SLIPPAGE))
    } else {
        rows(scope, &slipped)
    };
    parts::section("slippage", phrases::SLIPPAGE, scope, vec![block])
}

fn rows(scope: &Scope<'_>, slipped: &[usize]) -> Block {
    let columns = vec![
        column("milestone", plain::MILESTONE, Shape::Text, scope),
        column("baseline", phrases::BASELINE, Shape::Deadline, scope),
        column("due", phrases::CURRENT, Shape::Deadline, scope),
        column("slipped", phrases::SLIPPED_BY, Shape::Number, scope),
        column("forecast", phrases::FORECAST, Shape::Date, scope),
        column("reason", phrases::REASON, Shape::Text, scope),
    ];
    let tracks = slipped.iter().map(|index| track(scope, *index)).collect();
    let title = scope.say(phrases::SLIP_CHART);
    Block::Table(ReportTable {
        id: "slipped",
        caption: scope.say(phrases::SLIPPAGE_TABLE),
        sheet: Sheet::new(columns, slipped.iter().map(|index| row(scope, *index))),
        chart: Some(Chart::Timeline(ReportTimeline { title, today: scope.as_of(), tracks })),
    })
}

fn row(scope: &Scope<'_>, index: usize) -> Row {
    let lang = scope.lang();
    let (milestone, state) = scope.milestone(index);
    let nothing = || Cell { shown: NOTHING.to_owned(), ..Cell::default() };
    let baseline = milestone.due.as_ref().map_or_else(nothing, |due| {
        let day = state.baseline.map_or_else(String::new, |day| day.to_string());
        Cell::told(day, i18n::deadline(&due.deadline, lang))
    });
    let days = state
        .slipped
        .map_or_else(nothing, |days| Cell::number(days, days_in_words(days, &scope.view)));
    let forecast = state.standing.forecast.map_or_else(nothing, |date| {
        Cell::told(date.last_day().to_string(), i18n::date(date, lang))
    });
    let moved = state.standing.moved_by.and_then(|moved| milestone.updates[moved].reason.as_ref());
    let reason = moved.map_or_else(nothing, |reason| Cell::text(scope.view.text(reason)));
    let cells = vec![
        milestone_cell(&scope.view, milestone),
        baseline,
        deadline(scope, milestone, state),
        days,
        forecast,
        reason,
    ];
    Row::new(milestone.id.as_str(), cells)
}
