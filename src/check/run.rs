//! Running the rules.

use super::allowances::Allowances;
use super::context::CheckContext;
use super::rule::CHECKS;
use super::rule_check::Run;
use super::severities::Severities;
use crate::domain::{Finding, Severity};

/// Runs every rule that is not allowed, and gives findings their severities.
///
/// The findings of reading come along unchanged; with any of them, rules that need the whole
/// plan are left out, since what they would say may only follow from the mistakes.
pub fn run(
    context: &CheckContext<'_>,
    reading: Vec<Finding>,
    severities: &Severities,
) -> Vec<Finding> {
    let whole = reading.is_empty();
    let mut findings = reading;
    findings.extend(context.texts.findings.iter().cloned());
    for check in CHECKS.iter().filter(|check| whole || !check.needs_whole_plan) {
        let severity = severities.of(&check.rule);
        if severity == Severity::Allow {
            continue;
        }
        let before = findings.len();
        match (check.run, context.base) {
            (Run::Plan(run), _) => run(context, &mut findings),
            (Run::Settings(run), _) => run(context, CHECKS, &mut findings),
            (Run::Change(run), Some(base)) => run(base, &mut findings),
            (Run::Change(_), None) | (Run::Allowances(_), _) => {}
        }
        for finding in &mut findings[before..] {
            finding.severity = severity;
        }
    }
    findings
}

impl Allowances<'_> {
    /// Returns what the rules about allowances find.
    pub fn judge(&self, severities: &Severities) -> Vec<Finding> {
        let mut findings = Vec::new();
        for check in CHECKS {
            let Run::Allowances(run) = check.run else { continue };
            let severity = severities.of(&check.rule);
            if severity > Severity::Allow {
                let before = findings.len();
                run(self, severities, CHECKS, &mut findings);
                for finding in &mut findings[before..] {
                    finding.severity = severity;
                }
            }
        }
        findings
    }
}
