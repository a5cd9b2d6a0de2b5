//! Pillars and commitments.

use super::super::format::{COMMITMENT, MILESTONE};
use super::decoder::{Decoder, NodeDraft};
use super::fields::Fields;
use crate::domain::{Id, Route, Section, SectionLevel, Text};

impl Decoder {
    /// Reads a pillar and the nodes nested in it.
    pub(super) fn pillar(&mut self, mut fields: Fields<'_>, route: &Route, nested_in: Option<Id>) {
        let id = self.node_id(&mut fields);
        self.about(id.as_ref(), |this| {
            this.section(&mut fields, route, nested_in, id.clone(), SectionLevel::Pillar);
            this.milestones(&mut fields, route, id.as_ref());
            this.commitments(&mut fields, route, id.as_ref());
        });
    }

    /// Reads a commitment and the nodes nested in it.
    pub(super) fn commitment(
        &mut self,
        mut fields: Fields<'_>,
        route: &Route,
        nested_in: Option<Id>,
    ) {
        let id = self.node_id(&mut fields);
        self.about(id.as_ref(), |this| {
            this.section(&mut fields, route, nested_in, id.clone(), SectionLevel::Commitment);
            this.milestones(&mut fields, route, id.as_ref());
        });
    }

    /// Reads the commitments nested in a pillar or in the plan.
    pub(super) fn commitments(
        &mut self,
        fields: &mut Fields<'_>,
        route: &Route,
        nested_in: Option<&Id>,
    ) {
        self.each(fields, "commitments", route, |this, tree, route| {
            if let Some(fields) = this.map(tree, COMMITMENT, "a commitment") {
                this.commitment(fields, route, nested_in.cloned());
            }
        });
    }

    fn milestones(&mut self, fields: &mut Fields<'_>, route: &Route, nested_in: Option<&Id>) {
        self.each(fields, "milestones", route, |this, tree, route| {
            if let Some(fields) = this.map(tree, MILESTONE, "a milestone") {
                this.milestone(fields, route, nested_in.cloned());
            }
        });
    }

    fn section(
        &mut self,
        fields: &mut Fields<'_>,
        route: &Route,
        nested_in: Option<Id>,
        id: Option<Id>,
        level: SectionLevel,
    ) {
        let node = self.section_fields(fields, route, id, level);
        self.pieces.sections.extend(node.map(|node| NodeDraft { node, nested_in }));
    }

    fn section_fields(
        &mut self,
        fields: &mut Fields<'_>,
        route: &Route,
        id: Option<Id>,
        level: SectionLevel,
    ) -> Option<Section> {
        let title = self.value(fields, "title", Self::text);
        Some(Section {
            title: title.unwrap_or(Text::Plain(Box::<str>::default())),
            level,
            parent: None,
            quote: self.strings(fields, "quote"),
            context: self.strings(fields, "context"),
            parties: self.ids(fields, "parties"),
            tags: self.strings(fields, "tags"),
            place: self.place(route),
            id: id?,
        })
    }
}
