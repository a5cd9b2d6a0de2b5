//! The rules, in the order in which they are explained.

mod announcement_raises_status;
mod completed_while_ongoing;
mod completed_without_evidence;
mod deadline_outside_term;
mod deadline_text_not_in_quote;
mod evidence_date_in_future;
mod evidence_without_url;
mod future_update;
mod missing_translation;
mod overdue;
mod quote_ambiguous;
mod quote_not_found;
mod quote_too_long;
mod source_changed;
mod stale;
mod uncovered_text;
mod unknown_rule;

use crate::domain::{Evidence, EvidenceRef, Id, Place, Plan};

use super::Check;

/// Every rule of checking.
pub const CHECKS: &[&Check] = &[
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
