//! `hito overdue`

use crate::domain::snapshot::Tally;
use crate::query::{Item, Level, View, items};
use crate::sheets::{late_by, milestones, overdue, sheet_by_deadline};
use crate::words::{self, phrases};

use super::Outcome;
use super::answer::{self, rows_for_programs};
use super::session::{self, Session};

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
        let late = overdue(&view, chosen.clone());
        let outcome = if self.exit_code && !late.is_empty() { Outcome::No } else { Outcome::Done };
        let (sentence, sheet) = if session.format()?.for_people {
            (
                Some(answer(&view, chosen.len(), &late)),
                sheet_by_deadline(&view, ("overdue", phrases::LATE_BY), &late, late_by),
            )
        } else {
            let items: Vec<Item<'_>> = late.iter().copied().map(Item::Milestone).collect();
            (None, rows_for_programs(&view, Level::Milestone, &items))
        };
        answer::write(session, &view, sentence.as_deref(), &sheet)?;
        Ok(outcome)
    }
}

/// The answer in a sentence: silence is told apart from failure.
fn answer(view: &View<'_>, chosen: usize, late: &[usize]) -> String {
    let lang = view.lang;
    let day = words::day(view.snapshot.as_of, lang);
    if late.is_empty() {
        return phrases::OVERDUE_NOTHING.fill(lang, &[&day]);
    }
    let tally = Tally::of(late.iter().map(|index| &view.snapshot.states[*index]));
    let of = words::number(chosen, lang);
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
