//! `completed-while-ongoing`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::ledger::{completes_too_early, replay};
use crate::domain::{Finding, Rule, Severity};

/// A continuing or recurring duty is declared completed before the plan ends.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "completed-while-ongoing",
        severity: Severity::Deny,
        summary: "A continuing or recurring duty is declared completed before the plan ends.",
        why: "An `ongoing` or recurring duty goes on to the end of the term: an event that fulfils part of it is news of it, not its completion.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let plan = context.plan();
    for milestone in &plan.milestones {
        let continuing = milestone.due.as_ref().is_some_and(|due| due.deadline.is_continuing());
        if !continuing {
            continue;
        }
        for (position, update) in milestone.updates.iter().enumerate() {
            let then = replay(plan, milestone, update.date.last_day());
            if completes_too_early(plan, milestone, then.moved_by, update) {
                let place = milestone.place.key("updates").item(position).key("status");
                let message = "a continuing duty cannot be completed before the plan ends";
                let finding = Finding::new(CHECK.rule.name, place, message).about(&milestone.id);
                findings.push(finding.help("declare it `in-progress`, with the event as evidence"));
            }
        }
    }
}
