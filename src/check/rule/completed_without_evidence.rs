//! `completed-without-evidence`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Severity, Status};

/// An update declares completion and gives no evidence.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "completed-without-evidence",
        severity: Severity::Warn,
        summary: "An update declares completion and gives no evidence.",
        why: "A promise is kept when it can be shown. Readers should be able to follow every completion to a source.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    for milestone in &context.plan().milestones {
        for (position, update) in milestone.updates.iter().enumerate() {
            let done = update.status.is_some_and(Status::is_delivered);
            if done && update.evidence.is_empty() {
                let place = milestone.place.key("updates").item(position).key("status");
                let message = "this completion rests on no evidence";
                let finding = Finding::new(CHECK.rule.name, place, message).about(&milestone.id);
                findings.push(finding.help("add `evidence:` with at least a URL and what it says"));
            }
        }
    }
}
