//! `hito schema`

use super::outcome::Outcome;
use super::session::Session;
use crate::schema::{answers, plan, text};

/// The JSON Schema of plan files, for editors, or of answers
///
/// Editors that speak to the YAML language server complete and check plan files whose first line
/// is `# yaml-language-server: $schema=FILE`, the path of the schema from there.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito schema --output plan.schema.json
  hito schema --answers")]
pub(super) struct SchemaArgs {
    /// The schema of what commands write with `--format json` instead
    #[arg(long)]
    answers: bool,
}

impl SchemaArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        session.writes_only_text("schema")?;
        let schema = text(&if self.answers { answers() } else { plan() });
        session.write(|out| out.write_all(schema.as_bytes()))?;
        Ok(Outcome::Done)
    }
}
