//! Counts of milestones through the commits.

use super::chart::chart;
use crate::domain::Day;
use crate::git::short;
use crate::history::{Point, PointOrigin, Series, Versions};
use crate::i18n::{self, phrases};
use crate::query::{Shape, Sheet, View};
use crate::render::{RenderContext, shown_columns, wrapped};

/// Returns a sentence about the commits and days, and the chart.
pub fn counts_page(
    view: &View<'_>,
    versions: &Versions,
    series: &Series,
    until: Option<Day>,
    context: &RenderContext,
) -> String {
    let lang = view.lang;
    let Some(head) = head(view, &series.points) else {
        let phrase =
            if versions.is_empty() { phrases::HISTORY_NO_COMMITS } else { phrases::NO_MATCH };
        return wrapped(phrase.to(lang), context.width);
    };
    let mut text = wrapped(&head, context.width) + "\n";
    let end = until.unwrap_or(view.snapshot.as_of).min(view.snapshot.as_of);
    if let Some(chart) = chart(view, series, end, context) {
        text.push_str(&chart);
        text.push('\n');
    }
    text
}

/// Returns a sentence with the number of commits and their first and last day, or `None` if there
/// are no points.
fn head(view: &View<'_>, points: &[Point]) -> Option<String> {
    let lang = view.lang;
    let title = view.text(&view.plan().head.title);
    let between = |first: Day, last: Day| [first, last].map(|day| i18n::day(day, lang));
    let (begin, end) = (points.first()?, points.last()?);
    let is_disk = end.from == PointOrigin::Disk;
    let mut commits = points.iter().flat_map(|point| &point.commits).map(|(_, day)| *day);
    let Some(first) = commits.next() else {
        if begin.from == PointOrigin::Disk {
            return Some(phrases::HISTORY_ONLY_DISK.fill(lang, &[&title]));
        }
        let [from, to] = between(begin.day, end.day);
        return Some(phrases::HISTORY_HEAD_NONE.fill(lang, &[&title, &from, &to]));
    };
    let (count, last) = commits.fold((1, first), |(count, _), day| (count + 1, day));
    let count = phrases::N_COMMITS.of(count, lang, &[]);
    let [from, to] = between(first, last);
    let phrase = if is_disk { phrases::HISTORY_HEAD_DISK } else { phrases::HISTORY_HEAD };
    Some(phrase.fill(lang, &[&title, &count, &from, &to]))
}

/// Returns whether a count in brackets is in a column that is shown.
fn is_bracketed(sheet: &Sheet<'_>, context: &RenderContext) -> bool {
    let is_bracketed = |shown: &str| shown.ends_with(')') && shown.contains(" (");
    let columns = shown_columns(sheet, context.width);
    let mut numbers = columns.into_iter().filter(|at| sheet.columns[*at].shape == Shape::Number);
    numbers.any(|at| sheet.rows.iter().any(|row| is_bracketed(&row.cells[at].shown)))
}

/// The greatest number of commits that a note names.
const MOST_NAMED: usize = 3;

/// Returns the notes below the table, about brackets and single commits.
pub fn counts_notes(
    view: &View<'_>,
    versions: &Versions,
    series: &Series,
    sheet: &Sheet<'_>,
    context: &RenderContext,
) -> Vec<String> {
    let lang = view.lang;
    let mut notes = Vec::new();
    if is_bracketed(sheet, context) {
        notes.push(phrases::HISTORY_BRACKETS.to(lang).to_owned());
    }
    let named = |index: usize| {
        let commit = versions.commit(index);
        (short(&commit.id), i18n::day(commit.day, lang))
    };
    let mut earlier = Vec::new();
    for point in series.points.iter().filter(|point| !point.commits.is_empty()) {
        if let (Err(unreadable), Some(index)) = (&point.known, point.from.commit()) {
            let (id, day) = named(index);
            let parts = [id, &day, &unreadable.to_string()];
            notes.push(phrases::HISTORY_UNREADABLE.fill(lang, &parts));
        }
        for (index, counted) in &point.commits {
            let (id, day) = named(*index);
            if versions.is_cut_at(*index) {
                notes.push(phrases::HISTORY_SHALLOW.fill(lang, &[id, &day]));
            }
            if let Some(from) = versions.moved_from(*index) {
                let from = if from.is_empty() { phrases::HISTORY_TOP.to(lang) } else { from };
                notes.push(phrases::HISTORY_MOVED.fill(lang, &[id, &day, from]));
            }
            if versions.commit(*index).day < *counted {
                earlier.push(phrases::COMMIT_OF.fill(lang, &[id, &day]));
            }
        }
    }
    if !earlier.is_empty() {
        let (count, mut named) = (earlier.len(), earlier);
        named.truncate(MOST_NAMED);
        let etc = if count > MOST_NAMED { ", …" } else { "" };
        let named = named.join(", ") + etc;
        notes.push(phrases::N_COMMITS_EARLIER.of(count, lang, &[&named]));
    }
    if series.later > 0 {
        let day = i18n::day(view.snapshot.as_of, lang);
        notes.push(phrases::N_COMMITS_LATER.of(series.later, lang, &[&day]));
    }
    notes
}
