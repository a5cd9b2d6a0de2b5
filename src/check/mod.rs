//! Rules about a plan that has been read: one file a rule, one list of all.

mod context;
mod allowances;
mod rule;
mod severities;
mod touched;

use crate::domain::{Finding, Rule, Severity};
use crate::source::mistakes::MISTAKES;

pub use allowances::Allowances;
pub use context::{Base, CheckContext};
pub use rule::CHECKS;
pub use severities::{Severities, UnknownRule};
pub use touched::TouchedFiles;

/// A rule: its page of documentation and what it looks for.
#[derive(Debug)]
pub struct RuleCheck {
    /// Name, severity and documentation.
    pub rule: Rule,
    /// Whether it can only be judged on a plan that was read without a mistake.
    pub needs_whole_plan: bool,
    /// What it looks at to find what breaks it.
    pub run: Run,
}

/// What a rule looks at. Findings need no severity.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// The plan.
    Plan(fn(&CheckContext<'_>, &mut Vec<Finding>)),
    /// What changed since the base; without one it finds nothing.
    Change(fn(&Base<'_>, &mut Vec<Finding>)),
    /// The comments that allow rules, when all else has been found.
    Allowances(fn(&Allowances<'_>, &Severities, &mut Vec<Finding>)),
}

impl RuleCheck {
    /// Whether it judges a change rather than a plan.
    pub fn is_about_change(&self) -> bool {
        matches!(self.run, Run::Change(_))
    }
}

/// The rule of checking with a name.
pub fn find(name: &str) -> Option<&'static RuleCheck> {
    CHECKS.iter().copied().find(|check| check.rule.name == name)
}

/// Every rule: those of reading, then those of checking.
pub fn rules() -> impl Iterator<Item = &'static Rule> + Clone {
    MISTAKES.iter().chain(CHECKS.iter().map(|check| &check.rule))
}

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
            (Run::Change(run), Some(base)) => run(base, &mut findings),
            (Run::Change(_), None) | (Run::Allowances(_), _) => {}
        }
        for finding in &mut findings[before..] {
            finding.severity = severity;
        }
    }
    findings
}
