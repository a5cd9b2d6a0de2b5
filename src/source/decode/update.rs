//! The ledger of a milestone.

use super::super::format::UPDATE;
use super::super::mistake::Mistake;
use super::super::mistakes;
use super::decoder::Decoder;
use super::fields::Fields;
use crate::domain::{EvidenceRef, Route, Speaker, Update};
use crate::yaml::tree::{NodeValue, Tree};

impl Decoder {
    /// Reads the updates of a milestone.
    pub(super) fn updates(&mut self, fields: &mut Fields<'_>, route: &Route) -> Vec<Update> {
        let mut updates = Vec::new();
        self.each(fields, "updates", route, |this, tree, route| {
            let Some(mut fields) = this.map(tree, UPDATE, "an update") else {
                return;
            };
            let update = this.update(&mut fields, route);
            this.pieces.incomplete |= update.is_none();
            updates.extend(update);
        });
        // Most ledgers have one or two updates, but a vector allocates at least four.
        updates.shrink_to_fit();
        updates
    }

    fn update(&mut self, fields: &mut Fields<'_>, route: &Route) -> Option<Update> {
        let date = self.value(fields, "date", Self::date);
        let by = self.value(fields, "by", Self::speaker);
        Some(Update {
            id: self.value(fields, "id", Self::id),
            status: self.value(fields, "status", Self::word),
            completed: self.value(fields, "completed", Self::date),
            progress: self.value(fields, "progress", Self::progress),
            outlook: self.value(fields, "outlook", Self::word),
            forecast: self.value(fields, "forecast", Self::date),
            due: self.value(fields, "due", Self::deadline),
            reason: self.value(fields, "reason", Self::text),
            retracts: self.value(fields, "retracts", Self::id),
            superseded_by: self.value(fields, "superseded-by", Self::id),
            note: self.value(fields, "note", Self::text),
            evidence: self.evidence_of_update(fields, route),
            // Read last, so that mistakes in other fields are reported even without these.
            date: date?,
            by: by?,
        })
    }

    fn speaker(&mut self, tree: &Tree<'_>) -> Option<Speaker> {
        let id = self.id(tree)?;
        Some(match id.as_str() {
            "joint" => Speaker::Joint,
            "independent" => Speaker::Independent,
            _ => Speaker::Party(id),
        })
    }

    fn progress(&mut self, tree: &Tree<'_>) -> Option<u8> {
        let text = self.scalar(tree, "a percentage")?;
        let percent = text.strip_suffix('%').and_then(|number| number.trim().parse().ok());
        let percent = percent.filter(|percent| *percent <= 100);
        if percent.is_none() {
            let message = format!("`{text}` is not a percentage");
            let mistake = Mistake::new(mistakes::INVALID_VALUE, tree.range(), message);
            self.mistake(mistake.help("progress is written `40%`, from 0% to 100%"));
        }
        percent
    }

    fn evidence_of_update(&mut self, fields: &mut Fields<'_>, route: &Route) -> Vec<EvidenceRef> {
        let mut evidence = Vec::new();
        self.each(fields, "evidence", route, |this, tree, _| {
            evidence.extend(match tree.value {
                NodeValue::Map(_) => this.evidence(tree).map(|e| EvidenceRef::Inline(Box::new(e))),
                _ => this.id(&tree).map(EvidenceRef::Record),
            });
        });
        evidence.shrink_to_fit();
        evidence
    }
}
