//! Evidence, in updates and in records.

use super::super::format::{EVIDENCE, RECORD};
use super::decoder::Decoder;
use super::fields::Fields;
use crate::domain::{Evidence, Record, Route};
use crate::yaml::tree::Tree;

impl Decoder {
    /// Reads a file that starts with `evidence:`.
    pub(super) fn evidence_file(&mut self, mut fields: Fields<'_>, route: &Route) {
        self.records(&mut fields, route);
    }

    /// Reads the records under `evidence:`.
    pub(super) fn records(&mut self, fields: &mut Fields<'_>, route: &Route) {
        self.each(fields, "evidence", route, |this, tree, route| {
            let Some(mut fields) = this.map(tree, RECORD, "an evidence record") else {
                return;
            };
            let id = this.node_id(&mut fields);
            let evidence = this.about(id.as_ref(), |this| this.evidence_fields(&mut fields));
            let place = this.place(route);
            this.pieces.records.extend(id.map(|id| Record { id, evidence, place }));
        });
    }

    /// Reads evidence that is written inside an update.
    pub(super) fn evidence(&mut self, tree: Tree<'_>) -> Option<Evidence> {
        let mut fields = self.map(tree, EVIDENCE, "a piece of evidence")?;
        Some(self.evidence_fields(&mut fields))
    }

    fn evidence_fields(&mut self, fields: &mut Fields<'_>) -> Evidence {
        Evidence {
            url: self.value(fields, "url", Self::url),
            title: self.value(fields, "title", Self::text),
            publisher: self.value(fields, "publisher", Self::string),
            published: self.value(fields, "published", Self::date),
            lang: self.value(fields, "lang", Self::lang),
            quote: self.value(fields, "quote", Self::string),
            says: self.value(fields, "says", Self::word),
            class: self.value(fields, "class", Self::word),
            note: self.value(fields, "note", Self::text),
        }
    }
}
