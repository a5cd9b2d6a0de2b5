//! `deadline-outside-term`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Deadline, Finding, Rule, Severity};

/// A deadline lies before the plan begins or after it ends.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "deadline-outside-term",
        severity: Severity::Warn,
        summary: "A deadline lies before the plan begins or after it ends.",
        why: "It may be what was promised, but a slip in the year is more likely.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let plan = context.plan();
    let Some(term) = plan.head.term else { return };
    let (first, last) = (term.from.first_day(), term.to.last_day());
    for milestone in &plan.milestones {
        let updates = milestone.updates.iter().zip(0..).filter_map(|(update, position)| {
            let place = milestone.place.key("updates").item(position).key("due");
            Some((update.due.as_ref()?, place))
        });
        let due = milestone.due.as_ref().map(|due| (&due.deadline, milestone.place.key("due")));
        for (deadline, place) in due.into_iter().chain(updates) {
            let Deadline::On(date) = deadline else {
                continue;
            };
            let day = date.last_day();
            let message = if day > last {
                format!("this deadline ends on {day}, after the plan does on {last}")
            } else if first.is_some_and(|first| day < first) {
                format!("this deadline ends on {day}, before the plan begins")
            } else {
                continue;
            };
            findings.push(Finding::new(CHECK.rule.name, place, message).about(&milestone.id));
        }
    }
}
