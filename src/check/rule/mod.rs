//! The rules, in the order in which they are explained.

mod allowance_without_reason;
mod announcement_raises_status;
mod baseline_changed;
mod completed_while_ongoing;
mod completed_without_evidence;
mod deadline_outside_term;
mod deadline_text_not_in_quote;
mod evidence_date_in_future;
mod evidence_without_url;
mod future_update;
mod id_reused;
mod ledger_rewritten;
mod malformed_allowance;
mod missing_translation;
mod node_removed;
mod overdue;
mod quote_ambiguous;
mod quote_changed;
mod quote_not_found;
mod quote_too_long;
mod reopened_without_note;
mod source_changed;
mod stale;
mod uncovered_text;
mod unknown_rule;
mod unused_allowance;

use crate::change::{Change, ChangeKind};
use crate::domain::{Evidence, EvidenceRef, Id, NodeRef, Place, Plan};

use super::RuleCheck;
use super::context::Base;

/// Every rule of checking.
pub const CHECKS: &[&RuleCheck] = &[
    &quote_not_found::CHECK,
    &quote_ambiguous::CHECK,
    &deadline_text_not_in_quote::CHECK,
    &uncovered_text::CHECK,
    &source_changed::CHECK,
    &deadline_outside_term::CHECK,
    &future_update::CHECK,
    &completed_without_evidence::CHECK,
    &completed_while_ongoing::CHECK,
    &overdue::CHECK,
    &stale::CHECK,
    &unknown_rule::CHECK,
    &missing_translation::CHECK,
    &evidence_without_url::CHECK,
    &evidence_date_in_future::CHECK,
    &quote_too_long::CHECK,
    &announcement_raises_status::CHECK,
    &node_removed::CHECK,
    &id_reused::CHECK,
    &baseline_changed::CHECK,
    &quote_changed::CHECK,
    &ledger_rewritten::CHECK,
    &reopened_without_note::CHECK,
    &unused_allowance::CHECK,
    &allowance_without_reason::CHECK,
    &malformed_allowance::CHECK,
];

/// Calls a function on every piece of evidence where it is written.
fn for_each_evidence(plan: &Plan, mut call: impl FnMut(&Evidence, Place, &Id)) {
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

/// Where the node with an id is written.
fn place_of(plan: &Plan, id: &Id) -> Option<Place> {
    Some(match plan.find(id)? {
        NodeRef::Plan => plan.head.place.clone(),
        NodeRef::Section(index) => plan.sections[index].place.clone(),
        NodeRef::Milestone(index) => plan.milestones[index].place.clone(),
    })
}

/// The quotes of a node.
type NodeQuotes<'p> = &'p [Box<str>];

/// The quotes of a node that both plans have: before, and after.
fn quotes<'b>(base: &'b Base<'_>, change: &Change) -> Option<(NodeQuotes<'b>, NodeQuotes<'b>)> {
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
