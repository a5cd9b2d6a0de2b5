//! `hito due`

use crate::domain::snapshot::Tally;
use crate::domain::{Flag, Span, days_between};
use crate::query::{Cell, Column, Item, Level, Row, Shape, Sheet, Tone, View, items};
use crate::words::{self, Word, phrases};

use super::Outcome;
use super::answer::{self, rows_for_programs};
use super::cells::{deadline_cell, milestone_cell, milestones, owners_cell, status_cell};
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
            (Some(answer(&view, &tally, &until)), sheet(&view, &next))
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

fn sheet(view: &View<'_>, next: &[usize]) -> Sheet {
    let column = |key, title: Word, shape, rank| Column::new(key, title.to(view.lang), shape, rank);
    let columns = vec![
        column("due_in", phrases::WHEN, Shape::Number, 0),
        column("due", phrases::DEADLINE, Shape::Deadline, 2),
        column("milestone", phrases::MILESTONE, Shape::Text, 1),
        column("party", phrases::OWED_BY, Shape::Party, 3),
        column("status", phrases::STATUS, Shape::Word, 4),
    ];
    let rows = next.iter().map(|index| {
        let milestone = &view.plan().milestones[*index];
        let cells = vec![
            when(view, *index),
            deadline_cell(view, *index),
            milestone_cell(view, milestone),
            owners_cell(view, milestone),
            status_cell(view, *index),
        ];
        Row::new(milestone.id.as_str(), cells)
    });
    Sheet::new(columns, rows)
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
