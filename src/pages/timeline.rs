//! Deadlines and completions along an axis of time.

use unicode_width::UnicodeWidthStr;

use crate::domain::Day;
use crate::i18n::{self, phrases};
use crate::query::{Tone, View};
use crate::render::{AxisRow, RenderContext, TextAxis, legend, visible, wrapped};
use crate::sheets::{TimelineRow, timeline_row};

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
    let today = view.snapshot.as_of;
    let rows: Vec<TimelineRow> = placed.iter().map(|index| timeline_row(view, *index)).collect();
    let widest = |text: fn(&TimelineRow) -> &str| {
        rows.iter().map(|row| text(row).width()).max().unwrap_or_default()
    };
    let labels = widest(|row| &row.label);
    let beside = labels + widest(|row| &row.remark.1) + 4;
    let width = context.width.unwrap_or(WIDE + beside);
    // If there is no room beside the axis, ids and remarks are above it.
    let is_narrow = width < beside + NARROWEST;
    let columns = if is_narrow { width } else { width - beside };
    let labels = if is_narrow { 0 } else { labels + 2 };
    let days = rows.iter().flat_map(TimelineRow::days);
    let (first, last) = days.fold((today, today), |(a, b), day| (a.min(day), b.max(day)));
    let axis = TextAxis::new(first, last, columns);

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
    for row in &rows {
        let track = track(row, today, &axis).text();
        let (id, (tone, remark)) = (&row.label, &row.remark);
        let gap = if id.width() + 2 + remark.width() > width { "\n" } else { "  " };
        let remark = visible(remark);
        let remark = context.paint.text(*tone, &remark);
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

/// Draws the line of a milestone.
fn track(row: &TimelineRow, today: Day, axis: &TextAxis) -> AxisRow {
    let mut track = axis.track();
    if let Some(due) = row.due {
        let end = axis.column(due);
        let begin = row.begins.filter(|day| *day <= due).map_or(end, |day| axis.column(day));
        let period = row.period.map_or(end, |day| axis.column(day).max(begin));
        track.fill(begin, period, '─');
        track.fill(period, end, '╌');
        track.put(begin, '├');
        if row.overdue {
            track.fill(end + 1, axis.column(today) + 1, '·');
        }
        track.put(end, '┤');
    }
    if let Some(baseline) = row.baseline {
        track.put(axis.column(baseline), '┼');
    }
    if let Some((day, exact)) = row.completed {
        track.put(axis.column(day), if exact { '●' } else { '○' });
    }
    track.put_behind(axis.column(today), '┊');
    track
}
