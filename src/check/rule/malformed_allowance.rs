//! `malformed-allowance`

use crate::check::allowances::Allowances;
use crate::check::rule_check::{RuleCheck, RuleChecks, Run};
use crate::check::severities::Severities;
use crate::domain::{Finding, Rule, Severity};

/// A comment looks as if it were to allow a rule, and allows none.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "malformed-allowance",
        severity: Severity::Warn,
        summary: "A comment looks as if it were to allow a rule, and allows none.",
        why: "It is read only as `# hito: allow(RULE) reason`: in lower case, with a space behind the `#`, a colon behind `hito`, and the rules in round brackets. Nobody is to believe that something is allowed that is not, nor to allow more than can be seen.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Allowances(run),
};

fn run(allowances: &Allowances<'_>, _: &Severities, _: RuleChecks, findings: &mut Vec<Finding>) {
    let flawed = allowances.all().filter_map(|all| Some((all, all.flaw.as_ref()?)));
    findings.extend(flawed.map(|(allowance, flaw)| {
        let message = format!("this allows nothing: {flaw}");
        let finding = Finding::new(CHECK.rule.name, allowance.place(), message);
        finding.help("write it as `# hito: allow(RULE) reason`")
    }));
}
