//! `hito overdue`

use crate::domain::snapshot::Tally;
use crate::domain::{Flag, Milestone, Strength, Vocabulary};
use crate::query::{
    Cell, Column, Data, Item, Level, Row, Shape, Sheet, Tone, View, days_in_words, items,
};
use crate::words::{self, phrases};

use super::Outcome;
use super::list::{self, rows_for_programs};
use super::session::{self, Book, Session};

/// What is past its deadline and by how much, worst first
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito overdue
  hito overdue --as-of 2026-01-01
  hito overdue party:economia --exit-code")]
pub(super) struct Overdue {
    /// Which milestones; all when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// Exit with 1 when something is overdue, for scripts
    #[arg(long)]
    exit_code: bool,
}

impl Overdue {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let book = session.open()?;
        let snapshot = book.snapshot();
        let view = book.view(&snapshot);
        let query = session::query(&self.query, &snapshot)?;
        let chosen: Vec<usize> = milestones(items(&view, Level::Milestone, &query));
        let mut late = chosen.clone();
        late.retain(|index| snapshot.states[*index].overdue.is_some());
        late.sort_by_key(|index| std::cmp::Reverse(snapshot.states[*index].overdue));
        let outcome = if self.exit_code && !late.is_empty() { Outcome::No } else { Outcome::Done };
        let format = session.format()?;
        if !format.for_people {
            list::write(session, &book, &view, &rows_for_programs(&snapshot, &book, &late))?;
            return Ok(outcome);
        }
        let sheet = sheet(&view, &late);
        let answer = answer(&view, &book, &chosen, &late);
        let frame = session.frame(book.plan.head.id.as_str(), book.as_of);
        session.write(|out| {
            if format.name == "table" {
                writeln!(out, "{answer}")?;
                if !late.is_empty() {
                    writeln!(out)?;
                }
            }
            (format.write)(&sheet, &frame, out)
        })?;
        Ok(outcome)
    }
}

/// The milestones among items.
pub(super) fn milestones(items: Vec<Item<'_>>) -> Vec<usize> {
    let index = |item| {
        if let Item::Milestone(index) = item { Some(index) } else { None }
    };
    items.into_iter().filter_map(index).collect()
}

/// The answer in a sentence: silence is told apart from failure.
fn answer(view: &View<'_>, book: &Book, chosen: &[usize], late: &[usize]) -> String {
    let lang = view.lang;
    let day = words::day(book.as_of, lang);
    if late.is_empty() {
        return phrases::OVERDUE_NOTHING.fill(lang, &[&day]);
    }
    let tally = Tally::of(late.iter().map(|index| &view.snapshot.states[*index]));
    let of = words::number(chosen.len(), lang);
    let mut answer = phrases::OVERDUE_HEAD.of(late.len(), lang, &[&of, &day]);
    let unknown = tally.overdue_unknown;
    if unknown > 0 {
        let phrase = match (unknown == late.len(), unknown) {
            (true, 1) => phrases::OVERDUE_UNKNOWN_ALL_ONE.to(lang).to_owned(),
            (true, 2) => phrases::OVERDUE_UNKNOWN_BOTH.to(lang).to_owned(),
            (true, _) => phrases::OVERDUE_UNKNOWN_ALL.to(lang).to_owned(),
            (false, _) => phrases::OVERDUE_UNKNOWN_SOME.of(unknown, lang, &[]),
        };
        answer.push(' ');
        answer.push_str(&phrase);
    }
    answer
}

fn sheet(view: &View<'_>, late: &[usize]) -> Sheet {
    let title = |word: words::Word| word.to(view.lang).to_owned();
    let column =
        |key: &str, title: String, shape, rank| Column { key: key.to_owned(), title, shape, rank };
    let columns = vec![
        column("overdue", title(phrases::LATE_BY), Shape::Number, 0),
        column("due", title(phrases::DEADLINE), Shape::Deadline, 2),
        column("milestone", title(phrases::MILESTONE), Shape::Text, 1),
        column("party", title(phrases::OWED_BY), Shape::Party, 3),
        column("status", title(phrases::STATUS), Shape::Word, 4),
    ];
    let rows = late.iter().map(|index| {
        let milestone = &view.plan().milestones[*index];
        let state = &view.snapshot.states[*index];
        let days = state.overdue.unwrap_or_default();
        let late = Cell { data: Data::Number(days), ..Cell::text(days_in_words(days, view)) };
        Row {
            id: milestone.id.to_string(),
            cells: vec![
                late.tone(Tone::Bad),
                deadline_cell(view, *index),
                milestone_cell(view, milestone),
                owners_cell(view, milestone),
                status_cell(view, *index),
            ],
            group: 0,
        }
    });
    Sheet { columns, rows: rows.collect(), groups: Vec::new() }
}

/// A milestone by its title, its id below.
pub(super) fn milestone_cell(view: &View<'_>, milestone: &Milestone) -> Cell {
    Cell::text(view.text(&milestone.title)).detail(milestone.id.as_str())
}

/// The current deadline in words; below it how hard the promise binds.
pub(super) fn deadline_cell(view: &View<'_>, index: usize) -> Cell {
    let milestone = &view.plan().milestones[index];
    let standing = &view.snapshot.states[index].standing;
    let deadline = crate::domain::snapshot::current_deadline(milestone, standing);
    match deadline {
        Some(deadline) => Cell::text(words::deadline(deadline, view.lang)),
        None => Cell::text(phrases::UNDATED.to(view.lang)).tone(Tone::Dim),
    }
}

/// Who owes a milestone, by short names.
pub(super) fn owners_cell(view: &View<'_>, milestone: &Milestone) -> Cell {
    Cell::text(super::show::owners(view, milestone).join(", "))
}

/// The status in words; below it the strength of the promise.
pub(super) fn status_cell(view: &View<'_>, index: usize) -> Cell {
    let milestone = &view.plan().milestones[index];
    let state = &view.snapshot.states[index];
    let word = words::status(state.status()).to(view.lang);
    let disputed = state.has(Flag::Disputed);
    let cell = if disputed {
        let disputed = words::flag(Flag::Disputed).to(view.lang);
        Cell::text(format!("{word} · {disputed}")).tone(Tone::Warn)
    } else {
        Cell::text(word)
    };
    match milestone.strength {
        Some(strength) => cell.detail(strength_word(strength, view)),
        None => cell,
    }
}

fn strength_word(strength: Strength, view: &View<'_>) -> &'static str {
    debug_assert!(Strength::ALL.contains(&strength));
    words::strength(strength).to(view.lang)
}
