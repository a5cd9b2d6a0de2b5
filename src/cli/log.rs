//! `hito log`

use super::answer;
use super::arguments::days;
use super::outcome::Outcome;
use super::session::Session;
use crate::pages::log_page;
use crate::query::{RowLevel, items};
use crate::sheets::{log_sheet, rows_for_programs, update_of};

/// Every update in order of date
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito log
  hito log --since 2026-01-01 --until 2026-03-31
  hito log --since -30d by:ca class:official")]
pub(super) struct LogArgs {
    /// Which updates; all when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// From this day on: `2026-01-01`, `-30d`, `last monday`
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Up to this day, which counts
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
}

impl LogArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let today = session.as_of()?;
        let (since, until) = days(self.since.as_deref(), self.until.as_deref(), today)?;
        let loaded = session.open()?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let mut updates = items(&view, RowLevel::Update, &query);
        updates.retain(|item| {
            let day = update_of(&view, item).1.date.last_day();
            since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)
        });
        updates.sort_by_key(|item| update_of(&view, item).1.date.last_day());
        let format = session.format()?;
        if format.name == "table" && !updates.is_empty() {
            return answer::write_page(session, &view, |context| {
                log_page(&view, &updates, context)
            });
        }
        let sheet = if format.for_people {
            log_sheet(&view, &updates)
        } else {
            rows_for_programs(&view, RowLevel::Update, updates)
        };
        answer::write(session, &view, None, &sheet)
    }
}
