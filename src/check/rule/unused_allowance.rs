//! `unused-allowance`

use crate::check::allowances::Allowances;
use crate::check::rule_check::{RuleCheck, RuleChecks, Run};
use crate::check::severities::{Severities, UnknownRule};
use crate::domain::{Finding, Fix, Rule, Severity};

/// A comment allows a rule where nothing breaks it.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "unused-allowance",
        severity: Severity::Warn,
        summary: "A comment allows a rule where nothing breaks it.",
        why: "An exception that is not needed any more would hide the next finding in its place. Allowances of rules about changes are kept: they tell why a change was let through. Those of rules that are switched off are not judged.",
        fix: Some(
            "The rule is taken out of the comment, and the comment is removed with its last. A rule that does not exist stays: it was meant to be another.",
        ),
    },
    needs_whole_plan: true,
    run: Run::Allowances(run),
};

fn run(
    allowances: &Allowances<'_>,
    severities: &Severities,
    checks: RuleChecks,
    findings: &mut Vec<Finding>,
) {
    for named in allowances.named().filter(|named| !named.is_used) {
        let finding = |message: String, help: String| {
            Finding::new(CHECK.rule.name, named.allowance.place(), message).help(help)
        };
        findings.extend(match checks.iter().find(|check| check.rule.name == named.rule) {
            None => {
                let unknown =
                    UnknownRule::new(named.rule, checks.iter().map(|check| check.rule.name));
                Some(finding(unknown.message, unknown.help))
            }
            Some(check) if check.is_about_change() => None,
            Some(check) if severities.of(&check.rule) == Severity::Allow => None,
            Some(_) => {
                let message = format!("nothing here breaks `{}`", named.rule);
                let fix = Fix::Disallow(named.rule.to_owned());
                Some(finding(message, "remove the comment".to_owned()).fix(fix))
            }
        });
    }
}
