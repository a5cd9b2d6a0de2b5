//! `hito timeline`

use unicode_width::UnicodeWidthStr;

use crate::domain::snapshot::{State, current_deadline};
use crate::domain::{Date, Day, Milestone};
use crate::i18n::{self, phrases};
use crate::query::{Item, RowLevel, Tone, View, matching};
use crate::render::{AxisRow, RenderContext, TextAxis, legend, visible, wrapped};
use crate::sheets::{completion, period_begins, time_remark};

use super::answer::{self, rows_for_programs};
use super::outcome::Outcome;
use super::session::Session;

/// Deadlines and completions along an axis of time
///
/// A line runs from the plan's issue to the deadline; dashes are the period it names, so that a
/// year is seen to be a span and not a day. What has no day in time is counted below.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito timeline
  hito timeline is:overdue
  hito timeline pillar:I --as-of 2026-03-01")]
pub(super) struct TimelineArgs {
    /// Which milestones; all when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// The columns of the axis where the terminal's are not known.
const WIDE: usize = 100;

/// The fewest columns of an axis.
const NARROWEST: usize = 20;

impl TimelineArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let book = session.open()?;
        let snapshot = book.snapshot();
        let view = book.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let chosen = matching(&view, &query);
        let (mut placed, undated): (Vec<usize>, Vec<usize>) =
            chosen.into_iter().partition(|index| last_day(&snapshot.states[*index]).is_some());
        placed.sort_by_key(|index| last_day(&snapshot.states[*index]));
        let format = session.format()?;
        if format.name != "table" || placed.is_empty() {
            let items: Vec<Item<'_>> = placed.into_iter().map(Item::Milestone).collect();
            let sheet = rows_for_programs(&view, RowLevel::Milestone, items);
            answer::write(session, &view, None, &sheet)?;
            return Ok(Outcome::Done);
        }
        let frame = session.frame(book.plan.head.id.as_str(), book.as_of)?;
        let text = draw(&view, &placed, &frame);
        let undated = phrases::N_UNDATED.of(undated.len(), view.lang, &[]);
        session.write_text(|out| {
            out.write_all(text.as_bytes())?;
            writeln!(out)?;
            let below = wrapped(&undated, frame.width)
                + &legend(phrases::TIMELINE_LEGEND.to(view.lang), frame.width);
            out.write_all(frame.paint.lines(Tone::Dim, &below).as_bytes())
        })?;
        Ok(Outcome::Done)
    }
}

/// The day by which a milestone stands in time: its deadline, else its completion.
fn last_day(state: &State) -> Option<Day> {
    state.due.or(completion(state).map(|(day, _)| day))
}

fn draw(view: &View<'_>, placed: &[usize], frame: &RenderContext) -> String {
    let plan = view.plan();
    let today = view.snapshot.as_of;
    let remarks: Vec<(Tone, String)> =
        placed.iter().map(|index| time_remark(view, &view.snapshot.states[*index])).collect();
    let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
    let labels = widest(&mut placed.iter().map(|i| plan.milestones[*i].id.as_str().width()));
    let beside = labels + widest(&mut remarks.iter().map(|(_, remark)| remark.width())) + 4;
    let width = frame.width.unwrap_or(WIDE + beside);
    // Where there is no room for them beside the axis, ids and remarks stand above it.
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
        text.push_str(&frame.paint.lines(Tone::Dim, line.trim_end()));
        text.push('\n');
    }
    for (index, (tone, remark)) in placed.iter().zip(remarks) {
        let milestone = &plan.milestones[*index];
        let track = track(view, milestone, &view.snapshot.states[*index], &axis).text();
        let id = milestone.id.as_str();
        let gap = if id.width() + 2 + remark.width() > width { "\n" } else { "  " };
        let remark = visible(&remark);
        let remark = frame.paint.text(tone, &remark);
        let lines = if is_narrow {
            format!("{id}{gap}{remark}\n{track}")
        } else {
            format!("{id:labels$}{track}  {remark}")
        };
        text.push_str(lines.trim_end());
        text.push('\n');
    }
    text
}

/// The axis that holds the plan's issue, today, and every deadline and completion.
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
