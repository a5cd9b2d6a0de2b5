//! Deadlines and completions along an axis of time.

use unicode_width::UnicodeWidthStr;

use crate::domain::snapshot::{State, current_deadline};
use crate::domain::{Date, Day, Milestone};
use crate::i18n::{self, phrases};
use crate::query::{Tone, View};
use crate::render::{AxisRow, RenderContext, TextAxis, legend, visible, wrapped};
use crate::sheets::{completion, period_begins, time_remark};

/// The columns of the axis if the width is unlimited.
const WIDE: usize = 100;

/// The smallest width of an axis beside ids and remarks, in columns.
const NARROWEST: usize = 20;

/// Draws milestones along an axis, a line for each. `undated` is the number of milestones without a
/// day, which are counted below.
pub fn timeline(
    view: &View<'_>,
    placed: &[usize],
    undated: usize,
    context: &RenderContext,
) -> String {
    let plan = view.plan();
    let today = view.snapshot.as_of;
    let remarks: Vec<(Tone, String)> =
        placed.iter().map(|index| time_remark(view, &view.snapshot.states[*index])).collect();
    let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
    let labels = widest(&mut placed.iter().map(|i| plan.milestones[*i].id.as_str().width()));
    let beside = labels + widest(&mut remarks.iter().map(|(_, remark)| remark.width())) + 4;
    let width = context.width.unwrap_or(WIDE + beside);
    // If there is no room beside the axis, ids and remarks are above it.
    let is_narrow = width < beside + NARROWEST;
    let columns = if is_narrow { width } else { width - beside };
    let labels = if is_narrow { 0 } else { labels + 2 };
    let axis = axis(view, placed, columns);

    let mut text = String::new();
    let pad = " ".repeat(labels);
    let mut marker = axis.years();
    marker.put(axis.column(today), '▼');
    let months = axis.months(|month| i18n::month_initial(month, view.lang));
    for track in std::iter::once(marker).chain(months) {
        let line = format!("{pad}{}", track.text());
        text.push_str(&context.paint.lines(Tone::Dim, line.trim_end()));
        text.push('\n');
    }
    for (index, (tone, remark)) in placed.iter().zip(remarks) {
        let milestone = &plan.milestones[*index];
        let track = track(view, milestone, &view.snapshot.states[*index], &axis).text();
        let id = milestone.id.as_str();
        let gap = if id.width() + 2 + remark.width() > width { "\n" } else { "  " };
        let remark = visible(&remark);
        let remark = context.paint.text(tone, &remark);
        let lines = if is_narrow {
            format!("{id}{gap}{remark}\n{track}")
        } else {
            format!("{id:labels$}{track}  {remark}")
        };
        text.push_str(lines.trim_end());
        text.push('\n');
    }
    text.push('\n');
    let below = wrapped(&phrases::N_UNDATED.of(undated, view.lang, &[]), context.width)
        + &legend(phrases::TIMELINE_LEGEND.to(view.lang), context.width);
    text.push_str(&context.paint.lines(Tone::Dim, &below));
    text
}

/// Returns the axis from the first to the last of the plan's issue, the day of the answer, and every
/// deadline and completion.
fn axis(view: &View<'_>, placed: &[usize], columns: usize) -> TextAxis {
    let states = placed.iter().map(|index| &view.snapshot.states[*index]);
    let days =
        states.flat_map(|state| [state.due, state.baseline, completion(state).map(|(day, _)| day)]);
    let issued = view.plan().head.issued.and_then(Date::first_day);
    let days: Vec<Day> = days.flatten().chain([view.snapshot.as_of]).chain(issued).collect();
    let first = days.iter().min().copied().unwrap_or(view.snapshot.as_of);
    let last = days.iter().max().copied().unwrap_or(view.snapshot.as_of);
    TextAxis::new(first, last, columns)
}

/// Draws the line of a milestone.
fn track(view: &View<'_>, milestone: &Milestone, state: &State, axis: &TextAxis) -> AxisRow {
    let mut track = axis.track();
    let today = view.snapshot.as_of;
    let issued = view.plan().head.issued.and_then(Date::first_day);
    if let Some(due) = state.due {
        let end = axis.column(due);
        let begin = issued.filter(|issued| *issued <= due).map_or(end, |day| axis.column(day));
        let deadline = current_deadline(milestone, &state.standing);
        let period = period_begins(deadline).map_or(end, |day| axis.column(day).max(begin));
        track.fill(begin, period, '─');
        track.fill(period, end, '╌');
        track.put(begin, '├');
        if state.overdue.is_some() {
            track.fill(end + 1, axis.column(today) + 1, '·');
        }
        track.put(end, '┤');
    }
    if let Some(baseline) = state.baseline.filter(|baseline| Some(*baseline) != state.due) {
        track.put(axis.column(baseline), '┼');
    }
    if let Some((day, exact)) = completion(state) {
        track.put(axis.column(day), if exact { '●' } else { '○' });
    }
    track.put_behind(axis.column(today), '┊');
    track
}
