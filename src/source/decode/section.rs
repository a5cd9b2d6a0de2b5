//! Pillars and commitments.

use crate::domain::{Id, Level, Route, Section, Text};

use super::fields::{COMMITMENT, Fields, MILESTONE};
use super::{Decoder, Draft};

impl Decoder {
    /// A pillar and what is nested in it.
    pub(super) fn pillar(&mut self, mut fields: Fields<'_>, route: &Route, nested_in: Option<Id>) {
        let Some(id) = self.node_id(&mut fields) else {
            return;
        };
        self.about(Some(&id.clone()), |this| {
            this.section(&mut fields, route, nested_in, id.clone(), Level::Pillar);
            this.milestones(&mut fields, route, &id);
            this.commitments(&mut fields, route, Some(&id));
        });
    }

    /// A commitment and what is nested in it.
    pub(super) fn commitment(
        &mut self,
        mut fields: Fields<'_>,
        route: &Route,
        nested_in: Option<Id>,
    ) {
        let Some(id) = self.node_id(&mut fields) else {
            return;
        };
        self.about(Some(&id.clone()), |this| {
            this.section(&mut fields, route, nested_in, id.clone(), Level::Commitment);
            this.milestones(&mut fields, route, &id);
        });
    }

    /// The commitments nested in a pillar or in the plan.
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

    fn milestones(&mut self, fields: &mut Fields<'_>, route: &Route, nested_in: &Id) {
        self.each(fields, "milestones", route, |this, tree, route| {
            if let Some(fields) = this.map(tree, MILESTONE, "a milestone") {
                this.milestone(fields, route, Some(nested_in.clone()));
            }
        });
    }

    fn section(
        &mut self,
        fields: &mut Fields<'_>,
        route: &Route,
        nested_in: Option<Id>,
        id: Id,
        level: Level,
    ) {
        let title = self.required(fields, "title", Self::text);
        let node = Section {
            title: title.unwrap_or(Text::Plain(id.as_str().into())),
            id,
            level,
            parent: None,
            quote: self.strings(fields, "quote"),
            context: self.strings(fields, "context"),
            parties: self.ids(fields, "parties"),
            tags: self.strings(fields, "tags"),
            place: self.place(route),
        };
        self.pieces.sections.push(Draft { node, nested_in });
    }
}
