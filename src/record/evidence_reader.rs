//! Evidence as it was given → evidence of the domain.

use super::raw_text::lang_tag;
use super::raw_update::RawEvidence;
use super::value_reader::ValueReader;
use crate::domain::{Evidence, EvidenceRef, Id, Text, is_web_address};
use crate::messages;

impl ValueReader<'_> {
    /// Reads a piece of evidence: a web address with what describes it, or the id of a record.
    pub(super) fn evidence(&mut self, piece: &RawEvidence) -> Option<EvidenceRef> {
        let Some(source) = piece.evidence.as_deref().map(str::trim) else {
            let help = "give the web address that they belong to";
            self.wrong("evidence", "is missing for this title or publisher", help);
            return None;
        };
        let described = Evidence {
            url: Some(source.into()),
            title: piece.title.as_deref().map(|title| Text::Plain(title.trim().into())),
            publisher: piece.publisher.as_deref().map(|name| name.trim().into()),
            published: self.optional("published", piece.published.as_deref(), Self::date),
            lang: self.optional("evidence-lang", piece.lang.as_deref(), |_, text| lang_tag(text)),
            quote: piece.quote.as_deref().map(|quote| quote.trim().into()),
            says: self.optional("says", piece.says.as_deref(), Self::word),
            class: self.optional("class", piece.class.as_deref(), Self::word),
            note: None,
        };
        if !source.starts_with("https://") && !source.starts_with("http://") {
            return self.evidence_record(source, &described);
        }
        if !is_web_address(source) {
            let help = "one has no spaces, and a host behind http:// or https://";
            self.wrong("evidence", &format!("`{source}` is not a web address"), help);
        }
        Some(EvidenceRef::Inline(Box::new(described)))
    }

    /// Finds an evidence record by its id. The record describes itself, so `described` may have
    /// nothing but the id.
    fn evidence_record(&mut self, source: &str, described: &Evidence) -> Option<EvidenceRef> {
        let record = Id::parse(source).ok().and_then(|id| self.plan.record_index.get(&id));
        let Some(record) = record.map(|index| &self.plan.records[*index]) else {
            let records = self.plan.records.iter().map(|record| record.id.as_str());
            let help = match messages::nearest(source, records) {
                Some(near) => messages::did_you_mean(near),
                None => "write the address whole, with http:// or https://".to_owned(),
            };
            let message = format!("`{source}` is neither a web address nor an evidence record");
            self.wrong("evidence", &message, help);
            return None;
        };
        let only_url = Evidence { url: Some(source.into()), ..Evidence::default() };
        if *described != only_url {
            let message = format!("the record `{}` has its own title and publisher", record.id);
            self.wrong("evidence", &message, "leave them out here");
        }
        Some(EvidenceRef::Record(record.id.clone()))
    }
}
