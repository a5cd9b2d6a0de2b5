//! `hito due`

use super::answer;
use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::domain::snapshot::Tally;
use crate::domain::{Flag, Span};
use crate::i18n::{self, phrases};
use crate::query::{View, matching};
use crate::sheets::{DUE_IN, due_by};

/// What comes next; what is overdue stands on top
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito due
  hito due --within 6m side:mx")]
pub(super) struct DueArgs {
    /// Which milestones; all when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// How far ahead: `90d`, `6w`, `3m`, `1y`
    #[arg(long, value_name = "SPAN", default_value = "90d")]
    within: String,
}

impl DueArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let within = Span::parse(self.within.trim()).ok_or_else(|| {
            let message = format!("--within: `{}` is not a length of time", self.within);
            CliError::new(message, "write it as `90d`, `6w`, `3m` or `1y`")
        })?;
        let loaded = session.open()?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let until = within.after(loaded.as_of);
        let next = due_by(&view, matching(&view, &query), until);
        let tally = Tally::of(next.iter().map(|index| snapshot.brief(*index)));
        let until = i18n::day(until, view.lang);
        answer::write_by_deadline(session, &view, next, DUE_IN, || answer(&view, &tally, &until))
    }
}

/// Returns the answer in a sentence: what is due, and what is already overdue.
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
