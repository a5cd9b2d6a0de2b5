//! Deadlines and completions in relation to the day of a snapshot.

use crate::domain::snapshot::State;
use crate::domain::{Date, Day, Deadline, days_between};
use crate::i18n::{self, Lang, phrases};
use crate::query::{Tone, View};

/// Returns the latest possible day of completion, and whether it is exact.
pub fn completion(state: &State) -> Option<(Day, bool)> {
    let completion = state.standing.holds?.completion?;
    Some((completion.latest, completion.is_exact()))
}

/// Returns the first day of the period of a deadline, or `None` if the deadline is a day or has no
/// fixed period.
pub fn period_begins(deadline: Option<&Deadline>) -> Option<Day> {
    match deadline {
        Some(Deadline::On(date @ Date::Within(_))) if !date.is_day() => date.first_day(),
        _ => None,
    }
}

/// Returns how late a milestone is, or the time that is left.
pub fn time_remark(view: &View<'_>, state: &State) -> (Tone, String) {
    let lang: Lang = view.lang;
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
