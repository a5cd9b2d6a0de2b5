//! `future-update`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Severity};

/// An update is dated after today.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "future-update",
        severity: Severity::Deny,
        summary: "An update is dated after today.",
        why: "The ledger records what has been said. An update counts from the last day of its date; where the day is not known, a bound such as `before 2026-11-24` counts at once.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let today = context.snapshot.as_of;
    for milestone in &context.plan().milestones {
        for (position, update) in milestone.updates.iter().enumerate() {
            let day = update.date.last_day();
            if day <= today {
                continue;
            }
            let place = milestone.place.key("updates").item(position).key("date");
            let message = format!("this update counts from {day}, and today is {today}");
            let finding = Finding::new(CHECK.rule.name, place, message).about(&milestone.id);
            findings.push(finding.help("write the day it was said, or a bound: `before DATE`"));
        }
    }
}
