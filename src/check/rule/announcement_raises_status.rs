//! `announcement-raises-status`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Says, Severity, Status};

/// An update declares progress on evidence that only announces or plans.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "announcement-raises-status",
        severity: Severity::Deny,
        summary: "An update declares progress on evidence that only announces or plans.",
        why: "What is announced or planned has not been done: record it without a status.",
        fix: None,
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let plan = context.plan();
    for milestone in &plan.milestones {
        for (position, update) in milestone.updates.iter().enumerate() {
            let raises = update.status.is_some_and(Status::claims_work);
            let said: Vec<Says> = update
                .evidence
                .iter()
                .filter_map(|reference| plan.evidence(reference)?.says)
                .collect();
            let is_ahead = |says: &Says| match says {
                Says::Announced | Says::Planned => true,
                Says::Underway | Says::Done => false,
            };
            let only_words = !said.is_empty()
                && said.len() == update.evidence.len()
                && said.iter().all(is_ahead);
            if raises && only_words {
                let place = milestone.place.key("updates").item(position).key("status");
                let message = "its evidence only announces or plans this";
                let finding = Finding::new(CHECK.rule.name, place, message).about(&milestone.id);
                findings.push(finding.help("leave `status` out"));
            }
        }
    }
}
