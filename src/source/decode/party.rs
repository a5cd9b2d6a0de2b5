//! Parties.

use super::super::format::PARTY;
use super::decoder::Decoder;
use super::fields::Fields;
use crate::domain::{Party, Route};

impl Decoder {
    /// Reads a file that starts with `parties:`.
    pub(super) fn party_file(&mut self, mut fields: Fields<'_>, route: &Route) {
        self.parties(&mut fields, route);
    }

    /// Reads the parties under `parties:`.
    pub(super) fn parties(&mut self, fields: &mut Fields<'_>, route: &Route) {
        self.each(fields, "parties", route, |this, tree, route| {
            let Some(mut fields) = this.map(tree, PARTY, "a party") else {
                return;
            };
            let id = this.node_id(&mut fields);
            this.about(id.clone().as_ref(), |this| {
                let side = this.value(&mut fields, "side", Self::id);
                let name = this.value(&mut fields, "name", Self::text);
                let acronym = this.value(&mut fields, "acronym", Self::text);
                let place = this.place(route);
                this.pieces.incomplete |= name.is_none();
                if let (Some(id), Some(name)) = (id, name) {
                    this.pieces.parties.push(Party { id, side, name, acronym, place });
                }
            });
        });
    }
}
