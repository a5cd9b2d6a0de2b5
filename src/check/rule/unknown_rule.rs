//! `unknown-rule`

use std::collections::HashMap;

use super::super::context::CheckContext;
use super::super::{CHECKS, Severities};
use super::super::{RuleCheck, Run};
use crate::domain::{Finding, Fix, Rule, Severity};
use crate::messages;

/// `checks:` in the plan names a rule that does not exist.
pub const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "unknown-rule",
        severity: Severity::Deny,
        summary: "`checks:` in the plan names a rule that does not exist.",
        why: "A misspelt rule would leave another at a severity that nobody chose. The rules of reading cannot be set: they are always errors.",
        fix: Some(
            "A name that is one letter from a rule's, and far from all others, is written as that rule, unless the plan sets it already.",
        ),
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let checks = &context.plan().head.checks;
    let is_rule = |name: &str| CHECKS.iter().any(|check| check.rule.name == name);
    let meant = |name: &str| messages::certain(name, CHECKS.iter().map(|check| check.rule.name));
    // How often each rule is set, or meant to be.
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (name, ..) in checks {
        let rule = if is_rule(name) { Some(&**name) } else { meant(name) };
        *times.entry(rule.unwrap_or_default()).or_default() += 1;
    }
    for (name, _, place) in checks.iter().filter(|(name, ..)| !is_rule(name)) {
        let unknown = Severities::unknown(name);
        let fix = meant(name).filter(|rule| times.get(rule) == Some(&1));
        let fix = fix.map(|rule| Fix::Word(rule.to_owned()));
        let finding = Finding::new(CHECK.rule.name, place.clone(), unknown.message);
        findings.push(Finding { fix, ..finding.help(unknown.help) });
    }
}
