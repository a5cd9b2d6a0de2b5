//! `hito due`

use crate::domain::snapshot::Tally;
use crate::domain::{Flag, Span, days_between};
use crate::query::{
    Cell, Column, Data, Level, Row, Shape, Sheet, Tone, View, days_in_words, items,
};
use crate::words::{self, phrases};

use super::Outcome;
use super::failure::Failure;
use super::list::{self, rows_for_programs};
use super::overdue::{deadline_cell, milestone_cell, milestones, owners_cell, status_cell};
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
        let format = session.format()?;
        if !format.for_people {
            let sheet = rows_for_programs(&snapshot, &book, &next);
            return list::write(session, &book, &view, &sheet);
        }
        let tally = Tally::of(next.iter().map(|index| &snapshot.states[*index]));
        let answer = answer(&view, &tally, &words::day(until, view.lang));
        let sheet = sheet(&view, &next);
        let frame = session.frame(book.plan.head.id.as_str(), book.as_of);
        session.write(|out| {
            if format.name == "table" {
                writeln!(out, "{answer}")?;
                if !next.is_empty() {
                    writeln!(out)?;
                }
            }
            (format.write)(&sheet, &frame, out)
        })?;
        Ok(Outcome::Done)
    }
}

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
    let column = |key: &str, title: words::Word, shape, rank| Column {
        key: key.to_owned(),
        title: title.to(view.lang).to_owned(),
        shape,
        rank,
    };
    let columns = vec![
        column("due_in", phrases::DUE_IN, Shape::Number, 0),
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
        Row { id: milestone.id.to_string(), cells, group: 0 }
    });
    Sheet { columns, rows: rows.collect(), groups: Vec::new() }
}

/// The days that are left, or by which it is late.
fn when(view: &View<'_>, index: usize) -> Cell {
    let state = &view.snapshot.states[index];
    if let Some(late) = state.overdue {
        let days = usize::try_from(late).unwrap_or_default();
        let shown = phrases::N_DAYS_LATE.of(days, view.lang, &[]);
        return Cell { data: Data::Number(-late), ..Cell::text(shown) }.tone(Tone::Bad);
    }
    let left = state.due.map_or(0, |due| days_between(view.snapshot.as_of, due));
    Cell { data: Data::Number(left), ..Cell::text(days_in_words(left, view)) }
}
