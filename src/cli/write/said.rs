//! Options of the commands that record what somebody said.

use super::given::Given;
use super::pieces::Pieces;
use super::texts::Told;
use crate::cli::error::Problem;
use crate::domain::Plan;

/// Who said it, when, and on what evidence.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Said {
    /// Who says it: a side, a party, `joint`, or `independent` for the press and auditors
    #[arg(long, value_name = "PARTY")]
    by: Option<String>,

    /// When it was said: `2026-01-06`, `2026-01`, `before 2026-11-24`, `-3d` [default: the day of --as-of]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    date: Option<String>,

    /// A note in your own words, in the language of --lang; `LANG=TEXT` says another
    #[arg(long, value_name = "TEXT")]
    note: Vec<String>,

    /// The note in Spanish
    #[arg(long, value_name = "TEXT")]
    note_es: Option<String>,

    /// The note in English
    #[arg(long, value_name = "TEXT")]
    note_en: Option<String>,

    /// The note in French
    #[arg(long, value_name = "TEXT")]
    note_fr: Option<String>,

    #[command(flatten)]
    evidence: Pieces,
}

/// The option that every command has which writes to a plan.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(in crate::cli) struct DryRun {
    /// Write nothing: show what would change, as a diff that `git apply` takes
    #[arg(long)]
    pub dry_run: bool,
}

impl Said {
    /// What was given, without what the command adds.
    pub(in crate::cli) fn given(&self, plan: &Plan) -> Result<Given, Problem> {
        let mut note: Vec<Told> =
            self.note.iter().map(|text| Told::of_option(plan, text)).collect();
        let named = [("es", &self.note_es), ("en", &self.note_en), ("fr", &self.note_fr)];
        for (lang, text) in named {
            note.extend(text.as_ref().map(|text| Told::in_lang(lang, text)));
        }
        Ok(Given {
            by: self.by.clone(),
            date: self.date.clone(),
            note,
            evidence: self.evidence.read()?,
            ..Given::default()
        })
    }
}
