//! `unknown-rule`

use std::collections::HashMap;

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, RuleChecks, Run};
use crate::check::severities::UnknownRule;
use crate::domain::{Finding, Fix, Rule, Severity};
use crate::messages;

/// `checks:` in the plan names a rule that does not exist.
pub(super) const CHECK: RuleCheck = RuleCheck {
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
    run: Run::Settings(run),
};

fn run(context: &CheckContext<'_>, checks: RuleChecks, findings: &mut Vec<Finding>) {
    let set = &context.plan().head.checks;
    let names = || checks.iter().map(|check| check.rule.name);
    let is_rule = |name: &str| names().any(|known| known == name);
    let meant = |name: &str| messages::certain(name, names());
    // How often each rule is set, or meant to be.
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (name, ..) in set {
        let rule = if is_rule(name) { Some(&**name) } else { meant(name) };
        *times.entry(rule.unwrap_or_default()).or_default() += 1;
    }
    for (name, _, place) in set.iter().filter(|(name, ..)| !is_rule(name)) {
        let unknown = UnknownRule::new(name, names());
        let fix = meant(name).filter(|rule| times.get(rule) == Some(&1));
        let fix = fix.map(|rule| Fix::Word(rule.to_owned()));
        let finding = Finding::new(CHECK.rule.name, place.clone(), unknown.message);
        findings.push(Finding { fix, ..finding.help(unknown.help) });
    }
}
