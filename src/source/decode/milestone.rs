//! Milestones and their deadlines.

use super::super::format::DUE;
use super::decoder::{Decoder, NodeDraft};
use super::fields::Fields;
use crate::domain::{Due, Id, Kind, Milestone, Route, Text};
use crate::yaml::tree::{NodeValue, Tree};

impl Decoder {
    /// Reads a milestone.
    pub(super) fn milestone(
        &mut self,
        mut fields: Fields<'_>,
        route: &Route,
        nested_in: Option<Id>,
    ) {
        let id = self.node_id(&mut fields);
        self.about(id.clone().as_ref(), |this| {
            let node = this.milestone_fields(&mut fields, route, id);
            this.pieces.milestones.extend(node.map(|node| NodeDraft { node, nested_in }));
        });
    }

    fn milestone_fields(
        &mut self,
        fields: &mut Fields<'_>,
        route: &Route,
        id: Option<Id>,
    ) -> Option<Milestone> {
        let title = self.value(fields, "title", Self::text);
        let kind = self.value(fields, "kind", Self::word);
        Some(Milestone {
            // If a mistake was reported, no query uses these defaults, but checks go on.
            title: title.unwrap_or(Text::Plain(Box::<str>::default())),
            kind: kind.unwrap_or(Kind::Cooperation),
            parent: 0,
            strength: self.value(fields, "strength", Self::word),
            done_when: self.value(fields, "done-when", Self::text),
            quote: self.strings(fields, "quote"),
            context: self.strings(fields, "context"),
            updates: self.updates(fields, route),
            parties: self.ids(fields, "parties"),
            inherits_parties: false,
            after: self.ids(fields, "after"),
            due: fields.take("due").and_then(|tree| self.due(tree)),
            tags: self.strings(fields, "tags"),
            place: self.place(route),
            // Read last, so that mistakes in other fields are reported even without an id.
            id: id?,
        })
    }

    fn due(&mut self, tree: Tree<'_>) -> Option<Due> {
        if !matches!(tree.value, NodeValue::Map(_)) {
            let deadline = self.deadline(&tree)?;
            return Some(Due { deadline, text: None, inferred: None });
        }
        let mut fields = self.map(tree, DUE, "a deadline")?;
        let deadline = self.value(&mut fields, "date", Self::deadline);
        Some(Due {
            text: self.value(&mut fields, "text", Self::string),
            inferred: self.value(&mut fields, "inferred", Self::text),
            deadline: deadline?,
        })
    }
}
