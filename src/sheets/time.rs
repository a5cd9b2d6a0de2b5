//! Deadlines and completions in relation to the day of a snapshot.

use crate::domain::snapshot::State;
use crate::domain::{Date, Day, Deadline, days_between};
use crate::i18n::{self, phrases};
use crate::query::{Tone, View};

/// Returns the latest possible day of completion, and whether it is exact.
pub fn completion(state: &State) -> Option<(Day, bool)> {
    let completion = state.standing.holds?.completion?;
    Some((completion.latest, completion.is_exact()))
}

/// Returns the first day of the period of a deadline, or `None` if the deadline is a day or has no
/// fixed period.
fn period_begins(deadline: Option<&Deadline>) -> Option<Day> {
    match deadline {
        Some(Deadline::On(date @ Date::Within(_))) if !date.is_day() => date.first_day(),
        _ => None,
    }
}

/// Returns how late a milestone is, or the time that is left.
fn time_remark(view: &View<'_>, state: &State) -> (Tone, String) {
    let lang = view.lang;
    let days = |days: i64| usize::try_from(days).unwrap_or_default();
    if let Some(late) = state.overdue {
        return (Tone::Bad, phrases::N_DAYS_LATE.of(days(late), lang, &[]));
    }
    if !state.is_open() {
        let status = i18n::status(state.status).to(lang).to_owned();
        let Some(late) = state.late else { return (Tone::Plain, status) };
        let by = phrases::N_DAYS_LATE.of(days(late.days), lang, &[]);
        let by = if late.at_most { phrases::AT_MOST.fill(lang, &[&by]) } else { by };
        return (Tone::Plain, format!("{status}, {by}"));
    }
    let left = state.due.map_or(0, |due| days_between(view.snapshot.as_of, due));
    (Tone::Plain, phrases::IN_N_DAYS.of(days(left), lang, &[]))
}

/// A milestone along an axis of time.
#[derive(Clone, Debug)]
pub struct TimelineRow {
    /// The id.
    pub label: String,
    /// The first day: that of the plan's issue.
    pub begins: Option<Day>,
    /// The first day of the period that the deadline names, or `None` if it names a day.
    pub period: Option<Day>,
    /// The last day of the current deadline.
    pub due: Option<Day>,
    /// The last day of the deadline as promised, if it is another.
    pub baseline: Option<Day>,
    /// Whether the milestone is overdue.
    pub overdue: bool,
    /// The latest possible day of completion, and whether it is exact.
    pub completed: Option<(Day, bool)>,
    /// The day of completion that is expected.
    pub forecast: Option<Day>,
    /// How late or early the milestone is, in words, with the tone of these.
    pub remark: (Tone, String),
}

impl TimelineRow {
    /// Returns the days that are drawn, except the forecast.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        let completed = self.completed.map(|(day, _)| day);
        [self.begins, self.due, self.baseline, completed].into_iter().flatten()
    }
}

/// Returns the row of a milestone.
pub fn timeline_row(view: &View<'_>, index: usize) -> TimelineRow {
    let state = &view.snapshot.states[index];
    TimelineRow {
        label: view.plan().milestones[index].id.to_string(),
        begins: view.plan().head.issued.and_then(Date::first_day),
        period: period_begins(view.snapshot.deadline(index)),
        due: state.due,
        baseline: state.baseline.filter(|baseline| Some(*baseline) != state.due),
        overdue: state.overdue.is_some(),
        completed: completion(state),
        forecast: state.standing.forecast.filter(|_| state.is_open()).map(Date::last_day),
        remark: time_remark(view, state),
    }
}

/// Splits milestones, by index, into those with a day in time, in order of that day, and the rest.
pub fn placed_by_day(view: &View<'_>, milestones: Vec<usize>) -> (Vec<usize>, Vec<usize>) {
    let day = |index: &usize| last_day(&view.snapshot.states[*index]);
    let (mut placed, undated): (Vec<usize>, Vec<usize>) =
        milestones.into_iter().partition(|index| day(index).is_some());
    placed.sort_by_key(day);
    (placed, undated)
}

/// The day by which a milestone stands in time: its deadline, else its completion.
fn last_day(state: &State) -> Option<Day> {
    state.due.or(completion(state).map(|(day, _)| day))
}
