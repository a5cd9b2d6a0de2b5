//! `evidence-without-url`

use super::nodes::for_each_evidence;
use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Severity};

/// A piece of evidence has no web address.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "evidence-without-url",
        severity: Severity::Warn,
        summary: "A piece of evidence has no web address.",
        why: "Every claim should lead a reader to where it can be read.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    for_each_evidence(context.plan(), |evidence, place, id| {
        if evidence.url.is_none() {
            let message = "this evidence has no `url`";
            findings.push(Finding::new(CHECK.rule.name, place, message).about(id));
        }
    });
}
