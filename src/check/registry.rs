//! The rules by their names.

use super::rule::CHECKS;
use super::rule_check::RuleCheck;
use super::severities::{Severities, UnknownRule};
use crate::domain::{Plan, Rule, Severity};
use crate::source::mistakes::MISTAKES;

/// Returns the rule of checking with a name.
pub fn find(name: &str) -> Option<&'static RuleCheck> {
    CHECKS.iter().copied().find(|check| check.rule.name == name)
}

/// Returns every rule: those of reading, then those of checking.
pub fn rules() -> impl Iterator<Item = &'static Rule> + Clone {
    MISTAKES.iter().chain(CHECKS.iter().map(|check| &check.rule))
}

/// Returns the names of the rules of checking.
fn names() -> impl Iterator<Item = &'static str> {
    CHECKS.iter().map(|check| check.rule.name)
}

impl Severities {
    /// Returns what a plan sets. Rules that do not exist are left to the rule `unknown-rule`.
    pub fn of_plan(plan: &Plan) -> Self {
        let mut severities = Self::default();
        for (rule, severity, _) in &plan.head.checks {
            let _ = severities.set(rule, *severity);
        }
        severities
    }

    /// Sets the severity of a rule, replacing what was set before.
    ///
    /// # Errors
    /// Returns an error if there is no such rule, or it is one of reading, which cannot be set.
    pub fn set(&mut self, name: &str, severity: Severity) -> Result<(), UnknownRule> {
        let check = find(name).ok_or_else(|| UnknownRule::new(name, names()))?;
        self.insert(&check.rule, severity);
        Ok(())
    }
}
