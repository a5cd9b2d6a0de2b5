//! A chart of counts through time, drawn in characters: a line for each count, and below it that of
//! the ledger if it differs.

use unicode_width::UnicodeWidthStr;

use crate::domain::Day;
use crate::history::{Point, Series};
use crate::i18n::{self, phrases};
use crate::query::{Tone, View};
use crate::render::{RenderContext, TextAxis, wrapped};
use crate::sheets::{Counter, counters, most};

/// The columns of the axis if the width is unlimited.
const WIDE: usize = 80;

/// The smallest width of an axis, in columns.
const NARROWEST: usize = 10;

/// Blocks of increasing height.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A line of the chart: its label, its number at each point, and the tone of the last number.
struct ChartLine {
    label: String,
    /// `None` for a commit whose plan cannot be read.
    numbers: Vec<Option<usize>>,
    most: usize,
    tone: Tone,
}

/// Draws counts through time, up to a day. Returns `None` if all points are on one day, or if the
/// width is too small.
pub(super) fn chart(
    view: &View<'_>,
    series: &Series,
    end: Day,
    context: &RenderContext,
) -> Option<String> {
    let days = || series.points.iter().map(|point| point.day);
    let first = days().min()?;
    let last = days().max()?.max(end);
    if series.points.len() < 2 || first == last {
        return None;
    }
    let lines = lines(view, series);
    let labels = lines.iter().map(|line| line.label.width()).max()?;
    let numbers = lines.iter().map(|line| line.last(view).width()).max()?;
    let room = context.width.map(|width| width.saturating_sub(labels + numbers + 4));
    if room.is_some_and(|room| room < NARROWEST) {
        return None;
    }
    let axis = TextAxis::between(first, last, room.unwrap_or(WIDE));
    let mut text = String::new();
    let months = axis.months(|month| i18n::month_initial(month, view.lang));
    for track in std::iter::once(axis.years()).chain(months) {
        let line = format!("{}  {}", " ".repeat(labels), track.text());
        text.push_str(&context.paint.lines(Tone::Dim, line.trim_end()));
        text.push('\n');
    }
    for line in lines {
        let mut track = axis.track();
        let mut begin = 0;
        for (position, point) in series.points.iter().enumerate() {
            // A number holds until the next point. A commit may be dated before its parent.
            begin = axis.column(point.day).max(begin);
            track.fill(begin, axis.column(last) + 1, line.sign(position));
        }
        let pad = " ".repeat(labels - line.label.width());
        let number = line.last(view);
        let room = " ".repeat(numbers - number.width());
        let number = context.paint.text(line.tone, &number);
        text.push_str(&format!("{}{pad}  {}  {room}{number}\n", line.label, track.text()));
    }
    let legend = wrapped(phrases::HISTORY_CHART.to(view.lang), context.width);
    text.push_str(&context.paint.lines(Tone::Dim, &legend));
    Some(text)
}

fn lines(view: &View<'_>, series: &Series) -> Vec<ChartLine> {
    let mut lines = Vec::new();
    for Counter { title: label, count, tone, .. } in counters(view, &most(series), false) {
        let known = |point: &Point| point.known.as_ref().ok().map(&count);
        let known: Vec<Option<usize>> = series.points.iter().map(known).collect();
        let ledger: Vec<Option<usize>> =
            series.points.iter().map(|point| Some(count(&point.ledger))).collect();
        let most = known.iter().chain(&ledger).flatten().copied().max().unwrap_or_default();
        let differs = known.iter().zip(&ledger).any(|(known, by)| known.is_some() && known != by);
        lines.push(ChartLine { label, numbers: known, most, tone });
        if differs {
            let label = format!("  {}", phrases::HISTORY_LEDGER.to(view.lang));
            lines.push(ChartLine { label, numbers: ledger, most, tone: Tone::Plain });
        }
    }
    lines
}

impl ChartLine {
    /// Returns the sign of a point.
    fn sign(&self, position: usize) -> char {
        match self.numbers[position] {
            None => '?',
            Some(0) => '·',
            Some(number) => {
                let level = (number * BLOCKS.len()).div_ceil(self.most.max(1));
                BLOCKS[level.clamp(1, BLOCKS.len()) - 1]
            }
        }
    }

    /// Returns the last number, in words.
    fn last(&self, view: &View<'_>) -> String {
        let last = self.numbers.iter().rev().flatten().next();
        i18n::number(last.copied().unwrap_or_default(), view.lang)
    }
}
