//! `hito due`

use crate::domain::snapshot::Tally;
use crate::domain::{Flag, Span, days_between};
use crate::query::{Cell, Item, Level, Tone, View, items};
use crate::words::{self, phrases};

use super::Outcome;
use super::answer::{self, rows_for_programs};
use super::cells::{milestones, sheet_by_deadline};
use super::failure::Failure;
use super::session::{self, Session};

/// What comes next; what is overdue stands on top
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito due
  hito due --within 6m side:mx")]
pub(super) struct DueSoon {
    /// Which milestones; all when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// How far ahead: `90d`, `6w`, `3m`, `1y`
    #[arg(long, value_name = "SPAN", default_value = "90d")]
    within: String,
}

impl DueSoon {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let within = Span::parse(self.within.trim()).ok_or_else(|| {
            let message = format!("--within: `{}` is not a length of time", self.within);
            Failure::new(message, "write it as `90d`, `6w`, `3m` or `1y`")
        })?;
        let book = session.open()?;
        let snapshot = book.snapshot();
        let view = book.view(&snapshot);
        let query = session::query(&self.query, &snapshot)?;
        let until = within.after(book.as_of);
        let mut next = milestones(items(&view, Level::Milestone, &query));
        next.retain(|index| {
            let state = &snapshot.states[*index];
            state.is_open() && state.due.is_some_and(|due| due <= until)
        });
        next.sort_by_key(|index| snapshot.states[*index].due);
        let (sentence, sheet) = if session.format()?.for_people {
            let tally = Tally::of(next.iter().map(|index| &snapshot.states[*index]));
            let until = words::day(until, view.lang);
            (
                Some(answer(&view, &tally, &until)),
                sheet_by_deadline(&view, ("due_in", phrases::WHEN), &next, when),
            )
        } else {
            let items: Vec<Item<'_>> = next.iter().copied().map(Item::Milestone).collect();
            (None, rows_for_programs(&view, Level::Milestone, &items))
        };
        answer::write(session, &view, sentence.as_deref(), &sheet)?;
        Ok(Outcome::Done)
    }
}

/// The answer in a sentence: what comes, and what is late already.
fn answer(view: &View<'_>, tally: &Tally, until: &str) -> String {
    let overdue = tally.flag(Flag::Overdue);
    let coming = tally.milestones - overdue;
    let mut answer = match coming {
        0 => phrases::DUE_NOTHING.fill(view.lang, &[until]),
        coming => phrases::DUE_HEAD.of(coming, view.lang, &[until]) + ".",
    };
    if overdue > 0 {
        answer.push(' ');
        answer.push_str(&phrases::DUE_OVERDUE.of(overdue, view.lang, &[]));
    }
    answer
}

/// The days that are left, or by which it is late.
fn when(view: &View<'_>, index: usize) -> Cell {
    let state = &view.snapshot.states[index];
    if let Some(late) = state.overdue {
        let days = usize::try_from(late).unwrap_or_default();
        let shown = phrases::N_DAYS_LATE.of(days, view.lang, &[]);
        return Cell::number(-late, shown).tone(Tone::Bad);
    }
    let left = state.due.map_or(0, |due| days_between(view.snapshot.as_of, due));
    let days = usize::try_from(left).unwrap_or_default();
    Cell::number(left, phrases::IN_N_DAYS.of(days, view.lang, &[]))
}
