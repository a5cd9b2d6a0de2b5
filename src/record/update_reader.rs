//! An update as it was given → an update of the domain.

use super::raw_text::RawText;
use super::raw_update::RawUpdate;
use super::value_reader::ValueReader;
use crate::domain::{Speaker, Text, Update};
use crate::i18n::{Lang, phrases};

impl ValueReader<'_> {
    /// Reads the update of a milestone. Returns `None` if something in it is wrong, but an update if
    /// that is only who speaks, so that the rest of it can be checked.
    pub(super) fn update(&mut self, milestone: usize, given: &RawUpdate) -> Option<Update> {
        let before = self.errors.len();
        let date = self.optional("date", given.date.as_deref(), Self::day);
        let of_date = self.errors.len();
        let by = self.speaker(milestone, given.by.as_deref());
        let of_speaker = self.errors.len() - of_date;
        let update = Update {
            id: self.optional("update-id", given.id.as_deref(), Self::id),
            date: date.unwrap_or(self.as_of.into()),
            // If nobody is named, that has been reported.
            by: by.unwrap_or(Speaker::Independent),
            status: self.optional("status", given.status.as_deref(), Self::status),
            completed: self.optional("completed", given.completed.as_deref(), Self::day),
            progress: self.optional("progress", given.progress.as_deref(), Self::percent),
            outlook: self.optional("outlook", given.outlook.as_deref(), Self::word),
            forecast: self.optional("forecast", given.forecast.as_deref(), Self::date),
            due: self.optional("due", given.due.as_deref(), Self::deadline),
            reason: self.text("reason", &given.reason),
            retracts: self.optional("retracts", given.retracts.as_deref(), Self::id),
            superseded_by: self.optional(
                "superseded-by",
                given.superseded_by.as_deref(),
                Self::milestone,
            ),
            note: self.note(given),
            evidence: given.evidence.iter().filter_map(|piece| self.evidence(piece)).collect(),
        };
        (self.errors.len() == before + of_speaker).then_some(update)
    }

    /// Reads the note, with the reason why there is no evidence at its end.
    fn note(&mut self, given: &RawUpdate) -> Option<Text> {
        let mut note = given.note.clone();
        for reason in &given.no_evidence {
            let tag = reason.lang.clone().or(self.lang.map(|lang| lang.to_string()));
            let tag = tag.or(self.plan.head.languages.first().map(ToString::to_string));
            let lang = tag.as_deref().and_then(Lang::of_locale);
            let text = match lang {
                Some(lang) => phrases::NO_EVIDENCE.fill(lang, &[reason.text.trim()]),
                None => reason.text.trim().to_owned(),
            };
            match note.iter_mut().find(|text| text.lang == reason.lang) {
                Some(before) => {
                    let note = before.text.trim();
                    let end =
                        if note.ends_with(['.', '!', '?', '…', ':', ';']) { "" } else { "." };
                    before.text = format!("{note}{end} {text}");
                }
                None => note.push(RawText { lang: reason.lang.clone(), text }),
            }
        }
        let name = if given.note.is_empty() { "no-evidence" } else { "note" };
        self.text(name, &note)
    }
}
