//! What a rule is.

use super::allowances::Allowances;
use super::context::{Base, CheckContext};
use super::severities::Severities;
use crate::domain::{Finding, Rule};

/// A rule: its documentation, and what looks for what breaks it.
#[derive(Debug)]
pub struct RuleCheck {
    /// Name, severity and documentation.
    pub rule: Rule,
    /// Whether it can only be judged on a plan that was read without a mistake.
    pub needs_whole_plan: bool,
    /// Finds what breaks it.
    pub run: Run,
}

/// What a rule looks at. Its findings need no severity.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// The plan.
    Plan(fn(&CheckContext<'_>, &mut Vec<Finding>)),
    /// The plan's settings of rules, given all rules of checking.
    Settings(fn(&CheckContext<'_>, RuleChecks, &mut Vec<Finding>)),
    /// What changed since the base; without a base it finds nothing.
    Change(fn(&Base<'_>, &mut Vec<Finding>)),
    /// The comments that allow rules, once every other rule has run, given all rules of
    /// checking.
    Allowances(fn(&Allowances<'_>, &Severities, RuleChecks, &mut Vec<Finding>)),
}

/// All rules of checking, for those that judge names of rules.
pub type RuleChecks = &'static [&'static RuleCheck];

impl RuleCheck {
    /// Returns whether it judges a change rather than a plan.
    pub fn is_about_change(&self) -> bool {
        matches!(self.run, Run::Change(_))
    }
}
