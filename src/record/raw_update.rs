//! An update as it was given: texts that nobody has read yet.

use super::raw_text::RawText;

/// An update as it was given, on the command line or in a row.
#[derive(Clone, Debug, Default)]
pub struct RawUpdate {
    /// The id of the update itself.
    pub id: Option<String>,
    /// When it was said.
    pub date: Option<String>,
    /// Who said it.
    pub by: Option<String>,
    /// The status that was declared.
    pub status: Option<String>,
    /// When it was completed.
    pub completed: Option<String>,
    /// How far it is: `40%`.
    pub progress: Option<String>,
    /// How the road ahead looks.
    pub outlook: Option<String>,
    /// When it is expected to be completed.
    pub forecast: Option<String>,
    /// The new deadline.
    pub due: Option<String>,
    /// The id of the update that it takes back.
    pub retracts: Option<String>,
    /// The milestone that replaces it.
    pub superseded_by: Option<String>,
    /// Why the deadline moves, or the update is taken back.
    pub reason: Vec<RawText>,
    /// The note.
    pub note: Vec<RawText>,
    /// Why a completion has no evidence.
    pub no_evidence: Vec<RawText>,
    /// What it rests on.
    pub evidence: Vec<RawEvidence>,
}

/// A piece of evidence as it was given.
#[derive(Clone, Debug, Default)]
pub struct RawEvidence {
    /// A web address or the id of a record.
    pub evidence: Option<String>,
    /// Its title, as published.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// A short passage of it, verbatim.
    pub quote: Option<String>,
    /// What it says of the thing.
    pub says: Option<String>,
    /// Where it comes from.
    pub class: Option<String>,
    /// The tag of the language it is in.
    pub lang: Option<String>,
}

impl RawEvidence {
    /// Returns where a value goes, by the name of its option; `None` if no value has that name.
    pub fn slot(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "evidence" => &mut self.evidence,
            "title" => &mut self.title,
            "publisher" => &mut self.publisher,
            "published" => &mut self.published,
            "quote" => &mut self.quote,
            "says" => &mut self.says,
            "class" => &mut self.class,
            "evidence-lang" => &mut self.lang,
            _ => return None,
        })
    }
}

impl RawUpdate {
    /// Returns where a value goes, by the name of its option; `None` if no value has that name.
    pub fn slot(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "update-id" => &mut self.id,
            "date" => &mut self.date,
            "by" => &mut self.by,
            "status" => &mut self.status,
            "completed" => &mut self.completed,
            "progress" => &mut self.progress,
            "outlook" => &mut self.outlook,
            "forecast" => &mut self.forecast,
            "due" => &mut self.due,
            "retracts" => &mut self.retracts,
            "superseded-by" => &mut self.superseded_by,
            _ => return self.first_piece(name),
        })
    }

    /// A row has one piece of evidence, whose values are in columns of their own.
    fn first_piece(&mut self, name: &str) -> Option<&mut Option<String>> {
        RawEvidence::default().slot(name)?;
        if self.evidence.is_empty() {
            self.evidence.push(RawEvidence::default());
        }
        self.evidence.first_mut()?.slot(name)
    }
}
