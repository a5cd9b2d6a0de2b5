//! Rules about a plan that has been read: one file a rule, one list of all.

mod rule;
mod severities;

use crate::domain::snapshot::Snapshot;
use crate::domain::{Finding, Plan, Rule, Severity};
use crate::source::Texts;
use crate::source::mistakes::MISTAKES;

pub use rule::CHECKS;
pub use severities::{Severities, UnknownRule};

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The plan as of the day that counts as today.
    pub snapshot: &'a Snapshot<'a>,
    /// The texts it quotes.
    pub texts: &'a Texts<'a>,
}

/// A rule: its page of documentation and what it looks for.
#[derive(Debug)]
pub struct Check {
    /// Name, severity and documentation.
    pub rule: Rule,
    /// Whether it can only be judged on a plan that was read without a mistake.
    pub needs_whole_plan: bool,
    /// Finds what breaks the rule. Findings need no severity.
    pub run: fn(&Context<'_>, &mut Vec<Finding>),
}

impl<'a> Context<'a> {
    /// The plan.
    pub fn plan(&self) -> &'a Plan {
        self.snapshot.plan
    }
}

/// Every rule: those of reading, then those of checking.
pub fn rules() -> impl Iterator<Item = &'static Rule> + Clone {
    MISTAKES.iter().chain(CHECKS.iter().map(|check| &check.rule))
}

/// Runs every rule that is not allowed, and gives findings their severities.
///
/// The findings of reading come along unchanged; with any of them, rules that need the whole
/// plan are left out, since what they would say may only follow from the mistakes.
pub fn run(context: &Context<'_>, reading: Vec<Finding>, severities: &Severities) -> Vec<Finding> {
    let whole = reading.is_empty();
    let mut findings = reading;
    findings.extend(context.texts.findings.iter().cloned());
    for check in CHECKS.iter().filter(|check| whole || !check.needs_whole_plan) {
        let severity = severities.of(&check.rule);
        if severity == Severity::Allow {
            continue;
        }
        let before = findings.len();
        (check.run)(context, &mut findings);
        for finding in &mut findings[before..] {
            finding.severity = severity;
        }
    }
    findings
}
