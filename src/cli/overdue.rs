//! `hito overdue`

use super::answer;
use super::outcome::Outcome;
use super::session::Session;
use crate::query::{Item, RowLevel, matching};
use crate::sheets::{
    DUE, MILESTONE, OVERDUE, PARTY, STATUS, milestone_sheet, overdue, overdue_in_words,
    rows_for_programs,
};

/// What is past its deadline and by how much, worst first
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito overdue
  hito overdue --as-of 2026-01-01
  hito overdue party:economia --exit-code")]
pub(super) struct OverdueArgs {
    /// Which milestones; all when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// Exit with 1 when something is overdue, for scripts
    #[arg(long)]
    exit_code: bool,
}

impl OverdueArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let loaded = session.open()?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let chosen = matching(&view, &query);
        let count = chosen.len();
        let late = overdue(&view, chosen);
        let is_any = !late.milestones.is_empty();
        let outcome = if self.exit_code && is_any { Outcome::No } else { Outcome::Done };
        let (sentence, sheet) = if session.format()?.for_people {
            (
                Some(overdue_in_words(&view, count, &late)),
                milestone_sheet(&view, &late.milestones, &[OVERDUE, DUE, MILESTONE, PARTY, STATUS]),
            )
        } else {
            let items: Vec<Item<'_>> = late.milestones.into_iter().map(Item::Milestone).collect();
            (None, rows_for_programs(&view, RowLevel::Milestone, items))
        };
        answer::write(session, &view, sentence.as_deref(), &sheet)?;
        Ok(outcome)
    }
}
