//! `hito overdue`

use super::answer;
use super::outcome::Outcome;
use super::session::Session;
use crate::query::matching;
use crate::sheets::{OVERDUE, overdue, overdue_in_words};

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
        let sentence = overdue_in_words(&view, count, &late);
        let is_any = !late.milestones.is_empty();
        answer::write_by_deadline(session, &view, late.milestones, OVERDUE, || sentence)?;
        Ok(if self.exit_code && is_any { Outcome::No } else { Outcome::Done })
    }
}
