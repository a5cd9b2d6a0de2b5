//! `hito timeline`

use super::answer;
use super::outcome::Outcome;
use super::session::Session;
use crate::pages::timeline;
use crate::query::{Item, RowLevel, matching};
use crate::sheets::{placed_by_day, rows_for_programs};

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
        let format = session.format()?;
        if format.name != "table" || placed.is_empty() {
            let items: Vec<Item<'_>> = placed.into_iter().map(Item::Milestone).collect();
            let sheet = rows_for_programs(&view, RowLevel::Milestone, items);
            answer::write(session, &view, None, &sheet)?;
            return Ok(Outcome::Done);
        }
        let context = session.frame(loaded.plan.head.id.as_str(), loaded.as_of)?;
        let text = timeline(&view, &placed, undated.len(), &context);
        session.write_text(|out| out.write_all(text.as_bytes()))?;
        Ok(Outcome::Done)
    }
}
