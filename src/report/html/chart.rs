//! Charts as inline SVG. What a colour tells, a pattern or a shape and a word tell too.

use std::fmt::Write as _;

use chrono::Datelike;

use crate::domain::{Day, days_between};
use crate::i18n::{Lang, Phrase, report as phrases};
use crate::render::html_text as escaped;
use crate::report::{Bars, Chart, ReportTimeline, TimelineRow};

/// The width of a chart, in units of its own; the page scales it.
const WIDTH: usize = 720;

/// The height of a row.
const ROW: usize = 30;

/// Draws a chart; `id` is that of the table with its numbers.
pub(super) fn chart(lang: Lang, id: &str, chart: &Chart) -> String {
    match chart {
        Chart::Bars(bars) => self::bars(lang, id, bars),
        Chart::Timeline(timeline) => self::timeline(lang, id, timeline),
    }
}

/// A figure: the drawing with its text alternative, and a legend in words.
fn figure(
    id: &str,
    title: &str,
    description: &str,
    height: usize,
    inside: &str,
    legend: &str,
) -> String {
    let (title, description) = (escaped(title), escaped(description));
    format!(
        "<figure>\n<div class=\"frame\" role=\"region\" aria-labelledby=\"{id}-figure\" tabindex=\"0\">\n\
         <svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\">\n\
         <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{description}</desc>\n\
         {inside}</svg>\n</div>\n\
         <figcaption><span id=\"{id}-figure\">{title}</span>{legend}</figcaption>\n</figure>\n"
    )
}

fn bars(lang: Lang, id: &str, bars: &Bars) -> String {
    const LABEL: usize = 270;
    const ROOM: usize = WIDTH - LABEL - 50;
    let sums = bars.bars.iter().map(|(_, parts)| parts.iter().sum::<usize>());
    let most = sums.max().unwrap_or_default().max(1);
    let mut inside = String::new();
    let mut told = Vec::new();
    for (row, (label, parts)) in bars.bars.iter().enumerate() {
        let y = row * ROW;
        let middle = y + ROW / 2;
        let _ = writeln!(
            inside,
            "<text x=\"{}\" y=\"{middle}\" class=\"label\">{}</text>",
            LABEL - 8,
            escaped(&shortened(label, 40))
        );
        let mut x = LABEL;
        for (part, count) in parts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let width = (count * ROOM / most).max(4);
            let (code, name) = &bars.parts[part];
            let _ = writeln!(
                inside,
                "<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{}\" class=\"part {code}\">\
                 <title>{}: {count}</title></rect>",
                y + 4,
                ROW - 8,
                escaped(name)
            );
            x += width;
        }
        let sum: usize = parts.iter().sum();
        let _ = writeln!(inside, "<text x=\"{}\" y=\"{middle}\" class=\"sum\">{sum}</text>", x + 8);
        let named = parts.iter().zip(&bars.parts).filter(|(count, _)| **count > 0);
        let parts: Vec<String> =
            named.map(|(count, (_, name))| format!("{count} {name}")).collect();
        told.push(phrases::SAID.fill(lang, &[label, &parts.join(", ")]));
    }
    let key = |(code, name): &(&str, String)| {
        format!(
            "<li><svg viewBox=\"0 0 24 14\" width=\"24\" height=\"14\" aria-hidden=\"true\">\
             <rect x=\"1\" y=\"1\" width=\"22\" height=\"12\" class=\"part {code}\"/></svg> {}</li>",
            escaped(name)
        )
    };
    let keys: String = bars.parts.iter().map(key).collect();
    let legend = format!("<ul class=\"legend\">{keys}</ul>");
    let height = bars.bars.len() * ROW;
    figure(id, &bars.title, &(told.join(". ") + "."), height, &inside, &legend)
}

/// An axis of days over the width that is left beside the labels.
struct ChartAxis {
    from: Day,
    days: i64,
}

impl ChartAxis {
    const LEFT: usize = 220;
    const ROOM: usize = WIDTH - Self::LEFT - 16;

    /// An axis that holds every day of a timeline.
    fn of(timeline: &ReportTimeline) -> Self {
        let days = timeline.tracks.iter().flat_map(|track| {
            let completed = track.completed.map(|(day, _)| day);
            [track.begins, track.due, track.baseline, completed, track.forecast]
        });
        let days: Vec<Day> = days.flatten().chain([timeline.today]).collect();
        let from = days.iter().min().copied().unwrap_or(timeline.today);
        let to = days.iter().max().copied().unwrap_or(timeline.today);
        Self { from, days: days_between(from, to).max(1) }
    }

    fn x(&self, day: Day) -> usize {
        let at = days_between(self.from, day).clamp(0, self.days);
        let room = i64::try_from(Self::ROOM).unwrap_or(i64::MAX);
        Self::LEFT + usize::try_from(at * room / self.days).unwrap_or_default()
    }

    /// The first days of the years and quarters on it, as far as there is room for their names.
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

fn timeline(lang: Lang, id: &str, timeline: &ReportTimeline) -> String {
    const TOP: usize = 24;
    let axis = ChartAxis::of(timeline);
    let height = TOP + timeline.tracks.len() * ROW + 6;
    let mut inside = String::new();
    let mut free = 0;
    for (day, name) in axis.marks() {
        let x = axis.x(day);
        let _ = writeln!(inside, "<path d=\"M{x} {TOP}V{height}\" class=\"mark\"/>");
        if x >= free && x + 50 < WIDTH {
            let _ = writeln!(inside, "<text x=\"{}\" y=\"10\" class=\"year\">{name}</text>", x + 3);
            free = x + 60;
        }
    }
    let today = axis.x(timeline.today);
    let _ = writeln!(inside, "<path d=\"M{today} {}V{height}\" class=\"today\"/>", TOP - 6);
    let mut told = Vec::new();
    for (row, track) in timeline.tracks.iter().enumerate() {
        let y = TOP + row * ROW + ROW / 2;
        let label = escaped(&shortened(&track.label, 32));
        let _ = writeln!(
            inside,
            "<text x=\"{}\" y=\"{y}\" class=\"label\">{label}</text>",
            ChartAxis::LEFT - 8
        );
        self::track(&mut inside, &axis, track, y, timeline.today);
        told.push(phrases::SAID.fill(lang, &[&track.label, &track.remark]));
    }
    let legend = legend(lang, timeline);
    figure(id, &timeline.title, &(told.join(". ") + "."), height, &inside, &legend)
}

fn track(out: &mut String, axis: &ChartAxis, track: &TimelineRow, y: usize, today: Day) {
    if let Some(due) = track.due {
        let end = axis.x(due);
        let begin = track.begins.filter(|day| *day <= due).map_or(end, |day| axis.x(day));
        let period = track.period.map_or(end, |day| axis.x(day).max(begin));
        let _ = writeln!(out, "<path d=\"M{begin} {y}H{period}\" class=\"until\"/>");
        if period < end {
            let _ = writeln!(out, "<path d=\"M{period} {y}H{end}\" class=\"period\"/>");
        }
        if track.overdue {
            let today = axis.x(today);
            let _ = writeln!(out, "<path d=\"M{end} {y}H{today}\" class=\"past\"/>");
        }
        let _ = writeln!(out, "<path d=\"M{end} {}v14\" class=\"end\"/>", y - 7);
    }
    if let Some(baseline) = track.baseline {
        let x = axis.x(baseline);
        let _ = writeln!(out, "<path d=\"M{} {y}h10M{x} {}v10\" class=\"end\"/>", x - 5, y - 5);
    }
    if let Some(forecast) = track.forecast {
        let x = axis.x(forecast);
        let _ = writeln!(out, "<path d=\"M{x} {}l6 6l-6 6l-6 -6z\" class=\"forecast\"/>", y - 6);
    }
    if let Some((day, exact)) = track.completed {
        let class = if exact { "done" } else { "done-by" };
        let _ =
            writeln!(out, "<circle cx=\"{}\" cy=\"{y}\" r=\"6\" class=\"{class}\"/>", axis.x(day));
    }
}

/// The signs that stand in a timeline, each with its name.
fn legend(lang: Lang, timeline: &ReportTimeline) -> String {
    let any = |there: fn(&TimelineRow) -> bool| timeline.tracks.iter().any(there);
    let signs = [
        (
            any(|t| t.due.is_some()),
            "<path d=\"M1 8H20\" class=\"until\"/><path d=\"M20 2v12\" class=\"end\"/>",
            phrases::UNTIL_DEADLINE,
        ),
        (
            any(|t| t.period.is_some()),
            "<path d=\"M1 8H23\" class=\"period\"/>",
            phrases::NAMED_PERIOD,
        ),
        (any(|t| t.overdue), "<path d=\"M1 8H23\" class=\"past\"/>", phrases::PAST),
        (
            any(|t| t.baseline.is_some()),
            "<path d=\"M7 8h10M12 3v10\" class=\"end\"/>",
            phrases::PROMISED,
        ),
        (
            any(|t| t.forecast.is_some()),
            "<path d=\"M12 2l6 6l-6 6l-6 -6z\" class=\"forecast\"/>",
            phrases::FORECAST,
        ),
        (
            any(|t| t.completed.is_some_and(|(_, exact)| exact)),
            "<circle cx=\"12\" cy=\"8\" r=\"6\" class=\"done\"/>",
            phrases::DONE_ON,
        ),
        (
            any(|t| t.completed.is_some_and(|(_, exact)| !exact)),
            "<circle cx=\"12\" cy=\"8\" r=\"6\" class=\"done-by\"/>",
            phrases::DONE_BY,
        ),
        (true, "<path d=\"M12 0V16\" class=\"today\"/>", phrases::TODAY),
    ];
    let key = |(_, sign, name): &(bool, &str, Phrase)| {
        let name = escaped(&name.to(lang).to_lowercase());
        format!(
            "<li><svg viewBox=\"0 0 24 16\" width=\"24\" height=\"16\" \
             aria-hidden=\"true\">{sign}</svg> {name}</li>"
        )
    };
    let keys: String = signs.iter().filter(|(there, ..)| *there).map(key).collect();
    format!("<ul class=\"legend\">{keys}</ul>")
}

/// A label as long as there is room for; the table has it whole.
fn shortened(label: &str, most: usize) -> String {
    if label.chars().count() <= most {
        return label.to_owned();
    }
    let kept: String = label.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}
