//! Charts as inline SVG. What a colour says, a pattern or a shape and a word say too.

use chrono::Datelike;

use super::table::frame;
use crate::domain::{Day, days_between};
use crate::i18n::{Lang, Phrase, report as phrases};
use crate::render::{Markup, Tag};
use crate::report::model::{Bars, Chart, ReportTimeline};
use crate::sheets::TimelineRow;
use crate::text::shortened;

/// The width of a chart, in units of its own; the page scales it.
const WIDTH: usize = 720;

/// The height of a row.
const ROW: usize = 30;

/// Draws a chart; `id` is that of the table with its numbers.
pub(super) fn chart(lang: Lang, id: &str, chart: &Chart) -> Markup {
    match chart {
        Chart::Bars(bars) => self::bars(lang, id, bars),
        Chart::Timeline(timeline) => self::timeline(lang, id, timeline),
    }
}

/// A drawing of a height, with what it says in words.
struct Drawing {
    height: usize,
    lines: Markup,
    /// A sentence for each row, without its full stop.
    sentences: Vec<String>,
    legend: Markup,
}

/// Returns a figure: the drawing with its text alternative, and a legend in words.
fn figure(id: &str, title: &str, drawing: Drawing) -> Markup {
    let name = |part| format!("{id}-{part}");
    let description = drawing.sentences.join(". ") + ".";
    let svg = Tag::new("svg")
        .attribute("viewBox", format_args!("0 0 {WIDTH} {}", drawing.height))
        .attribute("role", "img")
        .attribute("aria-labelledby", format_args!("{id}-title {id}-desc"))
        .block(
            Tag::new("title").attribute("id", name("title")).line(title)
                + Tag::new("desc").attribute("id", name("desc")).line(description)
                + drawing.lines,
        );
    let caption = Tag::new("span").attribute("id", name("figure")).hold(title);
    Tag::new("figure").block(
        frame(&name("figure")).block(svg) + Tag::new("figcaption").line(caption + drawing.legend),
    )
}

/// Returns a text at a place of a drawing.
fn text(x: usize, y: usize, class: &str, text: impl Into<Markup>) -> Markup {
    Tag::new("text").attribute("x", x).attribute("y", y).class(class).line(text)
}

/// Returns a path (SVG 1.1, 8.3).
fn path(class: &str, d: impl std::fmt::Display) -> Markup {
    Tag::new("path").attribute("d", d).class(class).empty()
}

/// Returns a list of keys, each a small drawing and its name.
fn legend(height: usize, keys: impl Iterator<Item = (Markup, String)>) -> Markup {
    let key = |(sign, name): (Markup, String)| {
        let drawing = Tag::new("svg")
            .attribute("viewBox", format_args!("0 0 24 {height}"))
            .attribute("width", 24)
            .attribute("height", height)
            .attribute("aria-hidden", true)
            .hold(sign);
        Tag::new("li").hold(drawing + " " + name)
    };
    Tag::new("ul").class("legend").hold(keys.map(key).collect::<Markup>())
}

fn bars(lang: Lang, id: &str, bars: &Bars) -> Markup {
    let sums = bars.bars.iter().map(|(_, parts)| parts.iter().sum::<usize>());
    let most = sums.max().unwrap_or_default().max(1);
    let rows = bars.bars.iter().enumerate();
    let sentence = |(label, parts): &(String, Vec<usize>)| {
        let named = parts.iter().zip(&bars.parts).filter(|(count, _)| **count > 0);
        let parts: Vec<String> =
            named.map(|(count, (_, name))| format!("{count} {name}")).collect();
        phrases::SAID.fill(lang, &[label, &parts.join(", ")])
    };
    let key = |(code, name): &(&str, String)| {
        let sample = Tag::new("rect").attribute("x", 1).attribute("y", 1);
        let sample = sample.attribute("width", 22).attribute("height", 12);
        (sample.class(format_args!("part {code}")).empty(), name.clone())
    };
    let drawing = Drawing {
        height: bars.bars.len() * ROW,
        lines: rows.map(|(row, (label, parts))| bar(bars, row, label, parts, most)).collect(),
        sentences: bars.bars.iter().map(sentence).collect(),
        legend: legend(14, bars.parts.iter().map(key)),
    };
    figure(id, &bars.title, drawing)
}

/// Draws a bar, of which `most` is as long as there is room.
fn bar(bars: &Bars, row: usize, label: &str, parts: &[usize], most: usize) -> Markup {
    const LABEL: usize = 270;
    const ROOM: usize = WIDTH - LABEL - 50;
    let y = row * ROW;
    let middle = y + ROW / 2;
    let mut bar = text(LABEL - 8, middle, "label", shortened(label, 40));
    let mut x = LABEL;
    for (part, count) in parts.iter().enumerate().filter(|(_, count)| **count > 0) {
        let width = (count * ROOM / most).max(4);
        let (code, name) = &bars.parts[part];
        let piece = Tag::new("rect").attribute("x", x).attribute("y", y + 4);
        let piece = piece.attribute("width", width).attribute("height", ROW - 8);
        let title = Tag::new("title").hold(format!("{name}: {count}"));
        bar = bar + piece.class(format_args!("part {code}")).line(title);
        x += width;
    }
    let sum: usize = parts.iter().sum();
    bar + text(x + 8, middle, "sum", sum.to_string())
}

/// An axis of days over the width beside the labels.
struct SvgAxis {
    from: Day,
    days: i64,
}

impl SvgAxis {
    const LEFT: usize = 220;
    const ROOM: usize = WIDTH - Self::LEFT - 16;

    /// Returns an axis from the first day of a timeline to its last.
    fn of(timeline: &ReportTimeline) -> Self {
        let days = timeline.tracks.iter().flat_map(|track| track.days().chain(track.forecast));
        let ends = (timeline.today, timeline.today);
        let (from, to) = days.fold(ends, |(from, to), day| (from.min(day), to.max(day)));
        Self { from, days: days_between(from, to).max(1) }
    }

    /// Returns where a day is; days beyond the ends are at the ends.
    fn x(&self, day: Day) -> usize {
        let at = days_between(self.from, day).clamp(0, self.days);
        let room = i64::try_from(Self::ROOM).unwrap_or(i64::MAX);
        Self::LEFT + usize::try_from(at * room / self.days).unwrap_or_default()
    }

    /// Returns the first days of the quarters on the axis, or of the years of a long one, each with
    /// its month as `2026-01`.
    fn marks(&self) -> Vec<(Day, String)> {
        let last = self.from + chrono::Days::new(u64::try_from(self.days).unwrap_or_default());
        let months = if self.days > 3 * 366 { 12 } else { 3 };
        let years = self.from.year()..=last.year();
        let firsts = years.flat_map(|year| {
            (1..=12).step_by(months).filter_map(move |month| Day::from_ymd_opt(year, month, 1))
        });
        let inside = firsts.filter(|day| *day >= self.from && *day <= last);
        inside.map(|day| (day, format!("{:04}-{:02}", day.year(), day.month()))).collect()
    }
}

/// The height above the rows of a timeline, for the names of its months.
const TOP: usize = 24;

fn timeline(lang: Lang, id: &str, timeline: &ReportTimeline) -> Markup {
    let axis = SvgAxis::of(timeline);
    let height = TOP + timeline.tracks.len() * ROW + 6;
    let today = format!("M{} {}V{height}", axis.x(timeline.today), TOP - 6);
    let rows = timeline.tracks.iter().enumerate();
    let rows: Markup = rows
        .map(|(row, track)| {
            let y = TOP + row * ROW + ROW / 2;
            text(SvgAxis::LEFT - 8, y, "label", shortened(&track.label, 32))
                + self::track(&axis, track, y, timeline.today)
        })
        .collect();
    let sentence = |track: &TimelineRow| phrases::SAID.fill(lang, &[&track.label, &track.remark.1]);
    let drawing = Drawing {
        height,
        lines: months(&axis, height) + path("today", today).ended() + rows,
        sentences: timeline.tracks.iter().map(sentence).collect(),
        legend: legend(16, signs(lang, timeline)),
    };
    figure(id, &timeline.title, drawing)
}

/// Draws the marks of an axis, named where there is room.
fn months(axis: &SvgAxis, height: usize) -> Markup {
    let mut drawn = Markup::default();
    let mut free = 0;
    for (day, name) in axis.marks() {
        let x = axis.x(day);
        drawn = drawn + path("mark", format_args!("M{x} {TOP}V{height}")).ended();
        if x >= free && x + 50 < WIDTH {
            drawn = drawn + text(x + 3, 10, "year", name);
            free = x + 60;
        }
    }
    drawn
}

/// Draws the days of a milestone.
fn track(axis: &SvgAxis, track: &TimelineRow, y: usize, today: Day) -> Markup {
    let mut drawn = deadline(axis, track, y, today);
    let mut draw = |class, d: String| drawn.extend([path(class, d).ended()]);
    if let Some(baseline) = track.baseline {
        let x = axis.x(baseline);
        draw("end", format!("M{} {y}h10M{x} {}v10", x - 5, y - 5));
    }
    if let Some(forecast) = track.forecast {
        draw("forecast", format!("M{} {}l6 6l-6 6l-6 -6z", axis.x(forecast), y - 6));
    }
    if let Some((day, exact)) = track.completed {
        let circle = Tag::new("circle").attribute("cx", axis.x(day)).attribute("cy", y);
        let circle = circle.attribute("r", 6).class(if exact { "done" } else { "done-by" });
        drawn.extend([circle.empty().ended()]);
    }
    drawn
}

/// Draws the time up to the deadline, the period that it names, and the time since.
fn deadline(axis: &SvgAxis, track: &TimelineRow, y: usize, today: Day) -> Markup {
    let Some(due) = track.due else { return Markup::default() };
    let end = axis.x(due);
    let begin = track.begins.filter(|day| *day <= due).map_or(end, |day| axis.x(day));
    let period = track.period.map_or(end, |day| axis.x(day).max(begin));
    let mut drawn = path("until", format_args!("M{begin} {y}H{period}")).ended();
    if period < end {
        drawn.extend([path("period", format_args!("M{period} {y}H{end}")).ended()]);
    }
    if track.overdue {
        drawn.extend([path("past", format_args!("M{end} {y}H{}", axis.x(today))).ended()]);
    }
    drawn + path("end", format_args!("M{end} {}v14", y - 7)).ended()
}

/// Returns the signs that a timeline has, each with its name.
fn signs(lang: Lang, timeline: &ReportTimeline) -> impl Iterator<Item = (Markup, String)> {
    let any = |has: fn(&TimelineRow) -> bool| timeline.tracks.iter().any(has);
    let circle = |class| {
        let circle = Tag::new("circle").attribute("cx", 12).attribute("cy", 8).attribute("r", 6);
        circle.class(class).empty()
    };
    let signs = [
        (
            any(|t| t.due.is_some()),
            path("until", "M1 8H20") + path("end", "M20 2v12"),
            phrases::UNTIL_DEADLINE,
        ),
        (any(|t| t.period.is_some()), path("period", "M1 8H23"), phrases::NAMED_PERIOD),
        (any(|t| t.overdue), path("past", "M1 8H23"), phrases::PAST),
        (any(|t| t.baseline.is_some()), path("end", "M7 8h10M12 3v10"), phrases::PROMISED),
        (
            any(|t| t.forecast.is_some()),
            path("forecast", "M12 2l6 6l-6 6l-6 -6z"),
            phrases::FORECAST,
        ),
        (any(|t| t.completed.is_some_and(|(_, exact)| exact)), circle("done"), phrases::DONE_ON),
        (
            any(|t| t.completed.is_some_and(|(_, exact)| !exact)),
            circle("done-by"),
            phrases::DONE_BY,
        ),
        (true, path("today", "M12 0V16"), phrases::TODAY),
    ];
    let name = move |name: Phrase| name.to(lang).to_lowercase();
    signs.into_iter().filter(|(there, ..)| *there).map(move |(_, sign, n)| (sign, name(n)))
}
