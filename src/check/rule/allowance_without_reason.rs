//! `allowance-without-reason`

use crate::check::allowances::Allowances;
use crate::check::rule_check::{RuleCheck, RuleChecks, Run};
use crate::check::severities::Severities;
use crate::domain::{Finding, Rule, Severity};

/// A comment allows a rule and does not say why.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "allowance-without-reason",
        severity: Severity::Deny,
        summary: "A comment allows a rule and does not say why.",
        why: "Whoever reads an exception must be able to judge it. Write `# hito: allow(RULE) reason`; several rules stand with commas between them.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Allowances(run),
};

fn run(allowances: &Allowances<'_>, _: &Severities, _: RuleChecks, findings: &mut Vec<Finding>) {
    let lacking = |has_reason: bool, has_rules: bool| match (has_rules, has_reason) {
        (false, _) => Some("this allows no rule"),
        (true, false) => Some("this does not say why"),
        (true, true) => None,
    };
    for allowance in allowances.all().filter(|allowance| allowance.flaw.is_none()) {
        let lacking = lacking(allowance.has_reason, !allowance.rules.is_empty());
        findings.extend(lacking.map(|message| {
            let finding = Finding::new(CHECK.rule.name, allowance.place(), message);
            finding.help("write it as `# hito: allow(RULE) reason`")
        }));
    }
}
