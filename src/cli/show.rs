//! `hito show`

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::domain::Id;
use crate::messages;
use crate::pages::{NodePages, labels};
use crate::query::resolve;
use crate::render::{Page, envelope, write_value};
use crate::sheets::node_record;
use crate::source::Texts;

/// All about one node: texts, deadline, parties, ledger, evidence, file and line
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito show IV.1.mou-protected-areas
  hito show mou-research
  hito show IV ca-ised --format json")]
pub(super) struct ShowArgs {
    /// Ids of milestones, commitments, pillars, parties or evidence records, case aside; the
    /// beginning or the end of one does where no other has it
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
}

/// The formats that `show` writes.
pub(super) const FORMATS: [&str; 3] = ["table", "json", "ndjson"];

impl ShowArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let loaded = session.open()?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let ids = self.ids.iter().map(|id| resolve(&loaded.plan, id).map(|found| found.id()));
        let ids: Vec<&Id> = ids.collect::<Result<_, _>>().map_err(CliError::from)?;
        let context = session.frame(loaded.plan.head.id.as_str(), loaded.as_of)?;
        let format = session.format()?;
        match format.name {
            "table" => {
                let texts = Texts::read(&loaded.folder, &loaded.plan);
                let pages = NodePages { folder: &loaded.folder, view, texts: &texts };
                let mut page = Page::new(context.width, context.paint, labels(view.lang));
                for id in &ids {
                    page.gap();
                    pages.write(id, &mut page);
                }
                let text = page.finish();
                session.write_text(|out| out.write_all(text.as_bytes()))?;
            }
            "json" => {
                let rows = ids.iter().map(|id| node_record(&view, &loaded.folder, id));
                session.write(|out| envelope(&context, rows, out))?;
            }
            "ndjson" => {
                session.write(|out| {
                    ids.iter().try_for_each(|id| {
                        write_value(&node_record(&view, &loaded.folder, id), out)?;
                        writeln!(out)
                    })
                })?;
            }
            other => {
                let written = messages::list(FORMATS.into_iter(), "or");
                let help =
                    format!("it writes {written}; `hito list id:ID` writes a row in any format");
                let message = format!("--format: `show` does not write `{other}`");
                return Err(CliError::new(message, help).into());
            }
        }
        Ok(Outcome::Done)
    }
}
