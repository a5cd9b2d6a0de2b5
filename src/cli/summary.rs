//! `hito summary`

use super::answer;
use super::arguments::named;
use super::outcome::Outcome;
use super::session::Session;
use crate::domain::snapshot::Tally;
use crate::i18n::{self, phrases};
use crate::query::{RowLevel, View, items};
use crate::sheets::{counts, tally};

/// Counts by status and flag
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito summary
  hito summary --by party
  hito summary --by strength is:open --format json")]
pub(super) struct SummaryArgs {
    /// Which milestones; all when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// One row for each value of this field
    #[arg(long, value_name = "FIELD", default_value = "pillar")]
    by: String,
}

impl SummaryArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let field = named("--by", &self.by)?;
        let loaded = session.open()?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let items = items(&view, RowLevel::Milestone, &query);
        let total = tally(&view, items.iter());
        let sheet = counts(&view, field, &items, &total, session.format()?.for_people);
        answer::write(session, &view, Some(&answer(&view, &total)), &sheet)
    }
}

/// Returns a sentence with the plan, the day and the number of milestones.
fn answer(view: &View<'_>, total: &Tally) -> String {
    let lang = view.lang;
    let milestones = phrases::N_MILESTONES.of(total.milestones, lang, &[]);
    let assessed = phrases::N_ASSESSED.of(total.assessed(), lang, &[]);
    let title = view.text(&view.plan().head.title);
    let parts = [&*title, &i18n::day(view.snapshot.as_of, lang), &milestones, &assessed];
    phrases::PLAN_ON.fill(lang, &parts)
}
