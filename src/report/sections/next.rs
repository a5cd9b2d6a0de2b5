//! The next 30 and 90 days, and every deadline along an axis of time.

use chrono::Days;

use super::parts;
use super::parts::{column, deadline, paragraph, table};
use crate::domain::snapshot::{State, current_deadline};
use crate::domain::{Date, Day, Milestone};
use crate::i18n::{self, Phrase, phrases as plain, report as phrases};
use crate::query::{Cell, NOTHING, Row, Shape, Sheet};
use crate::report::Scope;
use crate::report::model::{Block, Chart, ReportSection, ReportTable, ReportTimeline, TimelineRow};
use crate::sheets::{
    completion, due_by, due_in, milestone_cell, owners_cell, period_begins, status_cell,
    time_remark,
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
    let columns = vec![
        column("due_in", plain::WHEN, Shape::Number, scope),
        column("due", plain::DEADLINE, Shape::Deadline, scope),
        column("milestone", plain::MILESTONE, Shape::Text, scope),
        column("party", plain::OWED_BY, Shape::Party, scope),
        column("status", plain::STATUS, Shape::Word, scope),
    ];
    let row = |index: &usize| {
        let (milestone, state) = scope.milestone(*index);
        let cells = vec![
            due_in(&scope.view, *index),
            deadline(scope, milestone, state),
            milestone_cell(&scope.view, milestone),
            owners_cell(&scope.view, milestone),
            status_cell(&scope.view, *index),
        ];
        Row::new(milestone.id.as_str(), cells)
    };
    table(id, scope.say(caption), columns, due.iter().map(row).collect())
}

/// Returns every milestone that has a day, ordered by it.
fn timeline(scope: &Scope<'_>) -> Block {
    let day_of = |index: &usize| {
        let state = scope.milestone(*index).1;
        state.due.or(completion(state).map(|(day, _)| day))
    };
    let mut placed = scope.chosen.clone();
    placed.retain(|index| day_of(index).is_some());
    placed.sort_by_key(day_of);
    if placed.is_empty() {
        return paragraph(scope.say(phrases::NO_DATES));
    }
    let columns = vec![
        column("milestone", plain::MILESTONE, Shape::Text, scope),
        column("due", plain::DEADLINE, Shape::Deadline, scope),
        column("completed", phrases::COMPLETION, Shape::Date, scope),
        column("status", plain::STATUS, Shape::Word, scope),
    ];
    let row = |index: &usize| {
        let (milestone, state) = scope.milestone(*index);
        let cells = vec![
            milestone_cell(&scope.view, milestone),
            deadline(scope, milestone, state),
            completed(scope, milestone, state),
            status_cell(&scope.view, *index),
        ];
        Row::new(milestone.id.as_str(), cells)
    };
    let tracks = placed.iter().map(|index| track(scope, *index)).collect();
    let title = scope.say(phrases::TIMELINE);
    let chart = ReportTimeline { title, today: scope.as_of(), tracks };
    Block::Table(ReportTable {
        id: "timeline",
        caption: scope.say(phrases::TIMELINE_TABLE),
        sheet: Sheet::new(columns, placed.iter().map(row)),
        chart: Some(Chart::Timeline(chart)),
    })
}

/// Returns when a milestone was completed, in the words of the update that says so.
fn completed(scope: &Scope<'_>, milestone: &Milestone, state: &State) -> Cell {
    let holds = state.standing.holds;
    let date = holds.and_then(|word| word.completed_on(&milestone.updates[word.update]));
    let Some(date) = date else { return Cell { shown: NOTHING.to_owned(), ..Cell::default() } };
    Cell::told(date.last_day().to_string(), i18n::date(date, scope.lang()))
}

/// Returns a milestone as a row of the timeline.
pub(super) fn track(scope: &Scope<'_>, index: usize) -> TimelineRow {
    let (milestone, state) = scope.milestone(index);
    TimelineRow {
        label: milestone.id.to_string(),
        begins: scope.view.plan().head.issued.and_then(Date::first_day),
        period: period_begins(current_deadline(milestone, &state.standing)),
        due: state.due,
        baseline: state.baseline.filter(|baseline| Some(*baseline) != state.due),
        overdue: state.overdue.is_some(),
        completed: completion(state),
        forecast: state.standing.forecast.filter(|_| state.is_open()).map(Date::last_day),
        remark: time_remark(&scope.view, state).1,
    }
}
