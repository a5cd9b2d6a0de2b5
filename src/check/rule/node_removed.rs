//! `node-removed`

use super::nodes::place_of;
use crate::change::{Change, ChangeKind};
use crate::check::context::Base;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::passages::plain;
use crate::domain::{Finding, Id, NodeRef, Place, Plan, Rule, Severity};
use crate::source::ID;

/// A pillar, commitment or milestone of the base is gone.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "node-removed",
        severity: Severity::Deny,
        summary: "A pillar, commitment or milestone of the base is gone.",
        why: "With `--base`. What was promised stays promised: a promise that is given up is closed by an update with `status: withdrawn`. The place is the neighbour that stood beside it, or what it hung under. Renaming an id removes the old one: ids are never changed.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Change(run),
};

fn run(base: &Base<'_>, findings: &mut Vec<Finding>) {
    let (old, new) = (base.changes.old.plan, base.changes.new.plan);
    for change in base.changes.changes.iter().filter(|change| change.is_removed()) {
        let Some(removed) = Removed::new(old, change) else { continue };
        if new.find(removed.id).is_some() {
            // It became another kind of node, which is another rule's business.
            continue;
        }
        let message = format!("`{}` was removed since {}", removed.id, base.name);
        let help = match renamed(base, removed.quote) {
            Some(id) => {
                format!("`{id}` has its quote; ids are never changed: give it back the old one")
            }
            None => {
                "put it back; a promise that is given up gets an update with `status: withdrawn`"
                    .to_owned()
            }
        };
        let finding = Finding::new(CHECK.rule.name, removed.stood(old, new), message);
        findings.push(finding.about(removed.id).help(help));
    }
}

/// A node that is gone.
struct Removed<'p> {
    id: &'p Id,
    quote: &'p [Box<str>],
    place: &'p Place,
    /// Those beside it under the same parent: the ones after it, then the ones before it.
    beside: Vec<&'p Id>,
}

impl<'p> Removed<'p> {
    fn new(plan: &'p Plan, change: &Change) -> Option<Self> {
        let at = change.old?;
        match change.what {
            ChangeKind::Section => {
                let node = &plan.sections[at];
                let is_beside = |index: &usize| plan.sections[*index].parent == node.parent;
                let after = (at + 1..plan.sections.len()).filter(is_beside);
                let beside = after.chain((0..at).rev().filter(is_beside));
                let beside = beside.map(|index| &plan.sections[index].id).collect();
                Some(Self { id: &node.id, quote: &node.quote, place: &node.place, beside })
            }
            ChangeKind::Milestone => {
                let node = &plan.milestones[at];
                let is_beside = |index: &usize| plan.milestones[*index].parent == node.parent;
                let after = (at + 1..plan.milestones.len()).take_while(is_beside);
                let beside = after.chain((0..at).rev().take_while(is_beside));
                let beside = beside.map(|index| &plan.milestones[index].id).collect();
                Some(Self { id: &node.id, quote: &node.quote, place: &node.place, beside })
            }
            ChangeKind::Plan | ChangeKind::Party | ChangeKind::Record => None,
        }
    }

    /// Returns where it stood, in the files of the newer plan: at the nearest neighbour of its file
    /// that is left, else at what it hung under.
    fn stood(&self, old: &Plan, new: &Plan) -> Place {
        let name = |plan: &Plan, place: &Place| plan.files.get(place.file.0 as usize).cloned();
        let file = name(old, self.place);
        let left = self.beside.iter().filter_map(|id| place_of(new, id));
        let neighbour = left.into_iter().find(|place| name(new, place) == file);
        let above = || {
            let mut id = self.id.as_str();
            loop {
                id = id.rsplit_once('.')?.0;
                if let Some((found, _)) = new.index.iter().find(|(known, _)| known.as_str() == id) {
                    return place_of(new, found);
                }
            }
        };
        neighbour.or_else(above).unwrap_or_else(|| new.head.place.clone()).key(ID)
    }
}

/// Returns a new node with the words of one that is gone.
fn renamed<'b>(base: &'b Base<'_>, quote: &[Box<str>]) -> Option<&'b Id> {
    let plan = base.changes.new.plan;
    let words = plain(quote.first()?);
    let added = base.changes.changes.iter().filter(|change| change.is_added());
    added.map(|change| base.changes.id(change)).find(|id| {
        let quote = match plan.find(id) {
            Some(NodeRef::Milestone(index)) => &plan.milestones[index].quote,
            Some(NodeRef::Section(index)) => &plan.sections[index].quote,
            _ => return false,
        };
        quote.iter().any(|quote| plain(quote) == words)
    })
}
