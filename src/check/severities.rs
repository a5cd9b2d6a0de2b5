//! How much each rule weighs: by default, by the plan, by the command line.

use std::collections::HashMap;

use crate::domain::{Plan, Rule, Severity};
use crate::messages;

use super::{CHECKS, MISTAKES};

/// The severities in force.
#[derive(Clone, Debug, Default)]
pub struct Severities(HashMap<&'static str, Severity>);

/// A rule that does not exist, or that cannot be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
}

impl Severities {
    /// What a plan sets. Rules it names that do not exist are the business of a rule.
    pub fn of_plan(plan: &Plan) -> Self {
        let mut severities = Self::default();
        for (rule, severity, _) in &plan.head.checks {
            let _ = severities.set(rule, *severity);
        }
        severities
    }

    /// Sets a rule; what is set later holds.
    ///
    /// # Errors
    /// When there is no such rule, or it is one of reading, which cannot be set.
    pub fn set(&mut self, name: &str, severity: Severity) -> Result<(), UnknownRule> {
        if let Some(check) = CHECKS.iter().find(|check| check.rule.name == name) {
            self.0.insert(check.rule.name, severity);
            return Ok(());
        }
        Err(Self::unknown(name))
    }

    /// Why a name cannot be set.
    pub fn unknown(name: &str) -> UnknownRule {
        if MISTAKES.iter().any(|rule| rule.name == name) {
            return UnknownRule {
                message: format!("the rule `{name}` is always an error"),
                help: "a plan with such a mistake cannot be read whole".to_owned(),
            };
        }
        let names = CHECKS.iter().map(|check| check.rule.name);
        UnknownRule {
            message: format!("there is no rule `{name}`"),
            help: match messages::nearest(name, names) {
                Some(near) => messages::did_you_mean(near),
                None => "`hito explain rules` lists them all".to_owned(),
            },
        }
    }

    /// A rule's severity.
    pub fn of(&self, rule: &Rule) -> Severity {
        self.0.get(rule.name).copied().unwrap_or(rule.severity)
    }
}
