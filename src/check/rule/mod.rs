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
mod nodes;
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

use super::rule_check::RuleCheck;

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
