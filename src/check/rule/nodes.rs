//! What several rules look for in nodes.

use crate::change::{Change, ChangeKind};
use crate::check::context::Base;
use crate::domain::{Evidence, EvidenceRef, Id, NodeRef, Place, Plan};

/// Calls a function on every piece of evidence where it is written.
pub(super) fn for_each_evidence(plan: &Plan, mut call: impl FnMut(&Evidence, Place, &Id)) {
    for record in &plan.records {
        call(&record.evidence, record.place.clone(), &record.id);
    }
    for milestone in &plan.milestones {
        for (position, update) in milestone.updates.iter().enumerate() {
            for (item, reference) in update.evidence.iter().enumerate() {
                if let EvidenceRef::Inline(evidence) = reference {
                    let list = milestone.place.key("updates").item(position).key("evidence");
                    call(evidence, list.item(item), &milestone.id);
                }
            }
        }
    }
}

/// Returns where the node with an id is written.
pub(super) fn place_of(plan: &Plan, id: &Id) -> Option<Place> {
    Some(match plan.find(id)? {
        NodeRef::Plan => plan.head.place.clone(),
        NodeRef::Section(index) => plan.sections[index].place.clone(),
        NodeRef::Milestone(index) => plan.milestones[index].place.clone(),
    })
}

/// The quotes of a node.
pub(super) type NodeQuotes<'p> = &'p [Box<str>];

/// Returns the quotes of a node that both plans have: before, and after.
pub(super) fn quotes<'b>(
    base: &'b Base<'_>,
    change: &Change,
) -> Option<(NodeQuotes<'b>, NodeQuotes<'b>)> {
    let (old, new) = (base.changes.old.plan, base.changes.new.plan);
    let (before, after) = (change.old?, change.new?);
    match change.what {
        ChangeKind::Plan => Some((&old.head.quote, &new.head.quote)),
        ChangeKind::Section => Some((&old.sections[before].quote, &new.sections[after].quote)),
        ChangeKind::Milestone => {
            Some((&old.milestones[before].quote, &new.milestones[after].quote))
        }
        ChangeKind::Party | ChangeKind::Record => None,
    }
}
