//! `hito timeline`

use super::answer;
use super::outcome::Outcome;
use super::session::Session;
use crate::pages::timeline;
use crate::query::matching;
use crate::sheets::{milestone_rows, placed_by_day};

/// Deadlines and completions along an axis of time
///
/// A line runs from the plan's issue to the deadline; dashes are the period it names, so that a
/// year is seen to be a span and not a day. What has no day in time is counted below.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito timeline
  hito timeline is:overdue
  hito timeline pillar:I --as-of 2026-03-01")]
pub(super) struct TimelineArgs {
    /// Which milestones; all when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

impl TimelineArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let loaded = session.open()?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let chosen = matching(&view, &query);
        let (placed, undated) = placed_by_day(&view, chosen);
        if session.format()?.name != "table" || placed.is_empty() {
            return answer::write(session, &view, None, &milestone_rows(&view, placed));
        }
        answer::write_page(session, &view, |context| {
            timeline(&view, &placed, undated.len(), context)
        })
    }
}
