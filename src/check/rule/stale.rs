//! `stale`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Severity};
use crate::messages;

/// A milestone has had no news for the plan's `policy.stale`.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "stale",
        severity: Severity::Allow,
        summary: "A milestone has had no news for the plan's `policy.stale`.",
        why: "It is open and was spoken of once, and then no update with a status or evidence came.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let snapshot = context.snapshot;
    for (milestone, state) in context.plan().milestones.iter().zip(&snapshot.states) {
        let Some(days) = state.stale else { continue };
        let days = messages::count(usize::try_from(days).unwrap_or_default(), "day");
        let message = format!("no news for {days}");
        let place = milestone.place.key("updates");
        findings.push(Finding::new(CHECK.rule.name, place, message).about(&milestone.id));
    }
}
