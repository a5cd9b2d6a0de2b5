//! `hito coverage`

use super::answer;
use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::i18n::phrases;
use crate::query::InvalidPlan;
use crate::sheets::{context_sheet, coverage, coverage_in_words, uncovered_sheet};
use crate::source::{Texts, locate};

/// The source text against the plan: what no node accounts for
///
/// Every word of the source should stand in the quote of some node, or in a context, which
/// promises nothing. A plan at 100 % has demonstrably left no promise out.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito coverage
  hito coverage --context
  hito coverage --exit-code")]
pub(super) struct CoverageArgs {
    /// Show the passages that bind nobody instead: those that stand only in context
    #[arg(long)]
    context: bool,

    /// Exit with 1 when some words are not accounted for, for scripts
    #[arg(long)]
    exit_code: bool,
}

impl CoverageArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let loaded = session.open()?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let texts = Texts::read(&loaded.folder, &loaded.plan);
        if !texts.findings.is_empty() {
            let findings = locate(&loaded.folder, &loaded.plan.files, texts.findings.clone());
            return Err(CliError::Plan(InvalidPlan::new(&loaded.folder, findings)).into());
        }
        let shares = coverage(&loaded.folder, &loaded.plan, &texts);
        let sheet = if self.context {
            context_sheet(&view, &loaded.folder, &texts)
        } else {
            uncovered_sheet(&view, &loaded.folder, &texts)
        };
        let missing = shares.iter().any(|share| share.covered < share.words);
        let mut sentence = coverage_in_words(&view, &shares);
        if !sheet.rows.is_empty() {
            let heading = if self.context {
                phrases::CONTEXT_TITLE.to(view.lang).to_owned()
            } else {
                phrases::UNCOVERED.of(sheet.rows.len(), view.lang, &[])
            };
            sentence.push_str(&format!("\n{heading}"));
        }
        answer::write(session, &view, Some(&sentence), &sheet)?;
        Ok(if self.exit_code && missing { Outcome::No } else { Outcome::Done })
    }
}
