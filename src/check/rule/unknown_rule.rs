//! `unknown-rule`

use super::super::{CHECKS, Severities};
use super::super::{Check, Context, Run};
use crate::domain::{Finding, Mend, Rule, Severity};
use crate::wording;

/// `checks:` in the plan names a rule that does not exist.
pub const CHECK: Check = Check {
    rule: Rule {
        name: "unknown-rule",
        severity: Severity::Deny,
        summary: "`checks:` in the plan names a rule that does not exist.",
        why: "A misspelt rule would leave another at a severity that nobody chose. The rules of reading cannot be set: they are always errors.",
        mend: Some(
            "A name that is one letter from a rule's, and far from all others, is written as that rule, unless the plan sets it already.",
        ),
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

fn run(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let checks = &context.plan().head.checks;
    for (name, _, place) in checks {
        if CHECKS.iter().all(|check| check.rule.name != &**name) {
            let unknown = Severities::unknown(name);
            let finding = Finding::new(CHECK.rule.name, place.clone(), unknown.message);
            let is_set = |rule: &str| checks.iter().any(|(other, ..)| **other == *rule);
            let meant = wording::certain(name, CHECKS.iter().map(|check| check.rule.name));
            let mend = meant.filter(|rule| !is_set(rule)).map(|rule| Mend::Word(rule.to_owned()));
            findings.push(Finding { mend, ..finding.help(unknown.help) });
        }
    }
}
