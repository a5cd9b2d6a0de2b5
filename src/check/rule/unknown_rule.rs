//! `unknown-rule`

use super::super::{CHECKS, Severities};
use super::super::{Check, Context, Run};
use crate::domain::{Finding, Rule, Severity};

/// `checks:` in the plan names a rule that does not exist.
pub const CHECK: Check = Check {
    rule: Rule {
        name: "unknown-rule",
        severity: Severity::Deny,
        summary: "`checks:` in the plan names a rule that does not exist.",
        why: "A misspelt rule would leave another at a severity that nobody chose. The rules of reading cannot be set: they are always errors.",
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

fn run(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, _, place) in &context.plan().head.checks {
        if CHECKS.iter().all(|check| check.rule.name != &**name) {
            let unknown = Severities::unknown(name);
            let finding = Finding::new(CHECK.rule.name, place.clone(), unknown.message);
            findings.push(finding.help(unknown.help));
        }
    }
}
