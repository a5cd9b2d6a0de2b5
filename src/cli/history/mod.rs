//! `hito history`

mod counts;
mod node;

use super::arguments::{days, whole_number};
use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::history::{Interval, SeriesRequest};

/// How the counts, or one node, went through the commits
///
/// Counts of milestones by status and flag through time, as the repository knew them: at each
/// commit of the branch that touched the plan, judged as of the commit's own day. In brackets, where
/// that is another number, what the ledger says today of the same day, with what was recorded later.
/// What stands on disk ends the series where no commit has it yet.
///
/// With the id of one node instead of a query, what each commit did to it: when it came, was
/// reworded, moved, reported on, removed. It need not exist any more.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito history
  hito history --by month pillar:I
  hito history is:overdue --since -90d --format csv
  hito history I.6.mou-research
  hito history --at v1.0 --by week --limit 10")]
pub(super) struct HistoryArgs {
    /// Which milestones, all when absent; or the id of one node
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// What a row of counts is about; of a week or a month the last commit counts
    #[arg(long, value_name = "PERIOD", default_value = "commit")]
    by: Interval,

    /// From this day on: `2026-01-01`, `-30d`, `last monday`
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Up to this day, which counts
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,

    /// At most this many rows or commits, the newest
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole_number)]
    limit: Option<usize>,
}

impl HistoryArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let today = session.as_of()?;
        let (since, until) = days(self.since.as_deref(), self.until.as_deref(), today)?;
        let loaded = session.open()?;
        let versions = session.place().versions(&loaded.folder)?;
        let query = self.query.join(" ");
        let request = SeriesRequest { query: &query, by: self.by, since, until, limit: self.limit };
        let is_answered = match node::node_named(&loaded, &self.query) {
            Some(id) if self.by != Interval::Commit && node::contains(&loaded.plan, &id) => {
                let message = format!("--by: one node, `{id}`, is told commit by commit");
                let help = format!("leave `--by` out, or ask for counts: `id:{id}`");
                return Err(CliError::new(message, help).into());
            }
            Some(id) => node::write(session, &loaded, &versions, &id, &request)?,
            None => false,
        };
        if !is_answered {
            counts::write(session, &loaded, &versions, &request)?;
        }
        Ok(Outcome::Done)
    }
}
