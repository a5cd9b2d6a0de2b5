//! `overdue`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Severity, Vocabulary};
use crate::messages;

/// A milestone is open past its current deadline.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "overdue",
        severity: Severity::Warn,
        summary: "A milestone is open past its current deadline.",
        why: "Where nobody has declared a status, the outcome is unknown: silence is not failure. Record what is known, or a new deadline that all sides agree on.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let snapshot = context.snapshot;
    for (milestone, state) in context.plan().milestones.iter().zip(&snapshot.states) {
        let (Some(days), Some(due)) = (state.overdue, state.due) else {
            continue;
        };
        let late = messages::count(usize::try_from(days).unwrap_or_default(), "day");
        let message = match state.status {
            None => format!("the deadline passed on {due}, {late} ago; the outcome is unknown"),
            Some(status) => format!("{} and {late} past its deadline, {due}", status.code()),
        };
        // The deadline in force: that of the update that moved it, else the promised one.
        let place = match state.standing.moved_by {
            Some(update) => milestone.place.key("updates").item(update).key("due"),
            None => milestone.place.key("due"),
        };
        findings.push(Finding::new(CHECK.rule.name, place, message).about(&milestone.id));
    }
}
