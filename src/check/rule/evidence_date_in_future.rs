//! `evidence-date-in-future`

use super::nodes::for_each_evidence;
use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Severity};

/// A piece of evidence was published after today.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "evidence-date-in-future",
        severity: Severity::Deny,
        summary: "A piece of evidence was published after today.",
        why: "Evidence without a date never gets an invented one; one from the future is a slip.",
        fix: None,
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let today = context.snapshot.as_of;
    for_each_evidence(context.plan(), |evidence, place, id| {
        let first = evidence.published.map(|date| date.first_day().unwrap_or(date.last_day()));
        if let Some(day) = first.filter(|day| *day > today) {
            let message = format!("this was published on {day}, and today is {today}");
            let place = place.key("published");
            findings.push(Finding::new(CHECK.rule.name, place, message).about(id));
        }
    });
}
