//! `hito show`

mod shown;
mod ledger;
mod page;
mod record;

use shown::Shown;

use crate::domain::NodeRef;
use crate::messages;
use crate::render::{Page, envelope, write_value};
use crate::source::Texts;

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::query::{Resolved, resolve};

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

/// The formats of pages and records.
pub(super) const FORMATS: [&str; 3] = ["table", "json", "ndjson"];

impl ShowArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let book = session.open()?;
        let snapshot = book.snapshot();
        let view = book.view(&snapshot);
        let targets = self.ids.iter().map(|id| resolve(&book.plan, id));
        let targets: Vec<Resolved<'_>> =
            targets.collect::<Result<_, _>>().map_err(CliError::from)?;
        let texts = Texts::read(&book.folder, &book.plan);
        let shown = Shown { book: &book, view, texts: &texts };
        let frame = session.frame(book.plan.head.id.as_str(), book.as_of)?;
        let format = session.format()?;
        match format.name {
            "table" => {
                let mut page = Page::new(frame.width, frame.paint, page::labels(view.lang));
                for target in &targets {
                    page.gap();
                    shown.page(target, &mut page);
                }
                let text = page.finish();
                session.write_text(|out| out.write_all(text.as_bytes()))?;
            }
            "json" => {
                let rows = targets.iter().map(|target| shown.record(target));
                session.write(|out| envelope(&frame, rows, out))?;
            }
            "ndjson" => {
                session.write(|out| {
                    targets.iter().try_for_each(|target| {
                        write_value(&shown.record(target), out)?;
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

impl Shown<'_> {
    fn page(&self, target: &Resolved<'_>, page: &mut Page) {
        match target {
            Resolved::Node(id) => match self.book.plan.find(id) {
                Some(NodeRef::Milestone(index)) => self.milestone(index, page),
                Some(NodeRef::Section(index)) => self.section(index, page),
                _ => self.plan(page),
            },
            Resolved::Party(id) => self.party(id, page),
            Resolved::Record(id) => self.evidence_record(id, page),
        }
    }
}
