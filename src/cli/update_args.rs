//! Options of the commands that record what somebody said.

use super::evidence_args::EvidenceArgs;
use crate::domain::Plan;
use crate::record::{InputError, RawText, RawUpdate};

/// Who said it, when, and on what evidence.
#[derive(Debug, clap::Args)]
pub(super) struct UpdateArgs {
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
    evidence: EvidenceArgs,
}

impl UpdateArgs {
    /// Returns what was given, without what the command adds.
    pub(super) fn raw(&self, plan: &Plan) -> Result<RawUpdate, InputError> {
        let by_lang = [("es", &self.note_es), ("en", &self.note_en), ("fr", &self.note_fr)];
        Ok(RawUpdate {
            by: self.by.clone(),
            date: self.date.clone(),
            note: RawText::of_options(plan, &self.note, by_lang),
            evidence: self.evidence.read()?,
            ..RawUpdate::default()
        })
    }
}
