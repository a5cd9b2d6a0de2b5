//! `hito history`

mod scope;
mod chart;
mod node;

use scope::{CUT, has};

use crate::domain::{Day, Id};
use crate::git::short;
use crate::history::Versions;
use crate::history::{HistoryError, Interval, Point, PointOrigin, Series, SeriesRequest, series};
use crate::i18n::{self, phrases};
use crate::query::{Shape, Sheet, Tone, View};
use crate::render::{RenderContext, shown_columns, wrapped};
use crate::sheets::{series_rows, series_table};

use super::error::CliError;
use super::list::whole_number;
use super::log::days;
use super::outcome::Outcome;
use super::session::Session;
use crate::query::LoadedPlan;

/// How the counts, or one node, went through the commits
///
/// Counts of milestones by status and flag through time, as the repository knew them: at each
/// commit of the branch that touched the plan, judged as of the commit's own day. In brackets, where
/// that is another number, what the ledger says today of the same day, with what was recorded later.
/// What stands on disk ends the series where no commit has it yet.
///
/// With the id of one node instead of a query, what each commit did to it: when it came, was
/// reworded, moved, reported on, removed. It need not exist any more.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito history
  hito history --by month pillar:I
  hito history is:overdue --since -90d --format csv
  hito history I.6.mou-research
  hito history --at v1.0 --by week --limit 10")]
pub(super) struct HistoryArgs {
    /// Which milestones, all when absent; or the id of one node
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// What a row of counts is about; of a week or a month the last commit counts
    #[arg(long, value_name = "PERIOD", default_value = "commit")]
    by: Interval,

    /// From this day on: `2026-01-01`, `-30d`, `last monday`
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Up to this day, which counts
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    /// At most this many rows or commits, the newest
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole_number)]
    limit: Option<usize>,
}

impl HistoryArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let today = session.as_of()?;
        let (since, until) = days(self.since.as_deref(), self.until.as_deref(), today)?;
        let book = session.open()?;
        let versions = session.versions(&book.folder)?;
        let query = self.query.join(" ");
        let asked = SeriesRequest { query: &query, by: self.by, since, until, limit: self.limit };
        let is_told = match node_named(&book, &self.query) {
            Some(id) if self.by != Interval::Commit && has(&book.plan, &id) => {
                let message = format!("--by: one node, `{id}`, is told commit by commit");
                let help = format!("leave `--by` out, or ask for counts: `id:{id}`");
                return Err(CliError::new(message, help).into());
            }
            Some(id) => node::tell(session, &book, &versions, &id, &asked)?,
            None => false,
        };
        if !is_told {
            self.counts(session, &book, &versions, &asked)?;
        }
        Ok(Outcome::Done)
    }

    fn counts(
        &self,
        session: &mut Session<'_, '_>,
        book: &LoadedPlan,
        versions: &Versions,
        asked: &SeriesRequest<'_>,
    ) -> anyhow::Result<()> {
        let snapshot = book.snapshot();
        let view = book.view(&snapshot);
        let is_disk = book.folder.revision().is_none();
        let mut progress = session.progress();
        let found = series(versions, &snapshot, is_disk, asked, &mut |done, all| {
            progress.tell(done, all);
        });
        drop(progress);
        let found = found.map_err(|failed| match failed {
            HistoryError::Git(error) => CliError::from(error),
            HistoryError::Query(error) => CliError::Query { query: asked.query.to_owned(), error },
        })?;
        let is_nothing = |point: &Point| {
            point.ledger.milestones + point.known.as_ref().map_or(0, |tally| tally.milestones) == 0
        };
        if !asked.query.is_empty() && found.points.iter().all(is_nothing) {
            session.say(phrases::NO_MATCH.to(book.lang));
        }
        let is_cut = |point: &Point| point.commits.iter().any(|(at, _)| versions.is_cut_at(*at));
        if found.points.iter().any(is_cut) {
            session.say(CUT);
        }
        let frame = session.frame(book.plan.head.id.as_str(), book.as_of)?;
        let format = session.format()?;
        let sheet = if format.for_people {
            series_table(&view, versions, &found, self.by)
        } else {
            series_rows(&view, versions, &found)
        };
        if format.name != "table" {
            return session.write(|out| (format.write)(&sheet, &frame, out));
        }
        let text = page(&view, versions, &found, asked.until, &frame);
        let notes = notes(&view, versions, &found, is_bracketed(&sheet, &frame));
        session.write_text(|out| {
            out.write_all(text.as_bytes())?;
            (format.write)(&sheet, &frame, out)?;
            for note in notes {
                let note = wrapped(&note, frame.width);
                out.write_all(frame.paint.lines(Tone::Dim, &note).as_bytes())?;
            }
            Ok(())
        })
    }
}

/// The node that is asked about: one word that is an id, or the last part of just one milestone's.
fn node_named(book: &LoadedPlan, words: &[String]) -> Option<Id> {
    let [word] = words else { return None };
    let id = Id::parse(word).ok()?;
    let is_last = |other: &&Id| {
        other.as_str().rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case(word))
    };
    let plan = &book.plan;
    let mut named = plan.milestones.iter().map(|milestone| &milestone.id).filter(is_last);
    match (has(plan, &id), named.next(), named.next()) {
        (false, Some(one), None) => Some(one.clone()),
        // Else it may have been one; a search for the word is what is left.
        _ => Some(id),
    }
}

/// The commits and days in a sentence, and the chart.
fn page(
    view: &View<'_>,
    versions: &Versions,
    series: &Series,
    until: Option<Day>,
    frame: &RenderContext,
) -> String {
    let lang = view.lang;
    let Some(head) = head(view, &series.points) else {
        let phrase =
            if versions.is_empty() { phrases::HISTORY_NO_COMMITS } else { phrases::NO_MATCH };
        return wrapped(phrase.to(lang), frame.width);
    };
    let mut text = wrapped(&head, frame.width) + "\n";
    let end = until.unwrap_or(view.snapshot.as_of).min(view.snapshot.as_of);
    if let Some(chart) = chart::draw(view, series, end, frame) {
        text.push_str(&chart);
        text.push('\n');
    }
    text
}

/// How many commits are told, and from when to when they are; nothing where nothing is told.
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

/// Whether a count stands in brackets in a column that there is room for.
fn is_bracketed(sheet: &Sheet<'_>, frame: &RenderContext) -> bool {
    let is_bracketed = |shown: &str| shown.ends_with(')') && shown.contains(" (");
    let columns = shown_columns(sheet, frame.width);
    let mut numbers = columns.into_iter().filter(|at| sheet.columns[*at].shape == Shape::Number);
    numbers.any(|at| sheet.rows.iter().any(|row| is_bracketed(&row.cells[at].shown)))
}

/// How many commits are named in a note about several.
const MOST_NAMED: usize = 3;

/// What is to be said of single points.
fn notes(view: &View<'_>, versions: &Versions, series: &Series, is_bracketed: bool) -> Vec<String> {
    let lang = view.lang;
    let mut notes = Vec::new();
    if is_bracketed {
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
