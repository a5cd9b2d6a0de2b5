//! The severity of each rule: by default, by the plan, by the command line.

use std::collections::HashMap;

use crate::domain::{Rule, Severity};
use crate::messages;
use crate::source::mistakes::MISTAKES;

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
    /// Returns the severity of a rule.
    pub fn of(&self, rule: &Rule) -> Severity {
        self.0.get(rule.name).copied().unwrap_or(rule.severity)
    }

    /// Sets what others set, replacing what was set before.
    pub(super) fn extend(&mut self, others: &Self) {
        self.0.extend(&others.0);
    }

    pub(super) fn insert(&mut self, rule: &Rule, severity: Severity) {
        self.0.insert(rule.name, severity);
    }
}

impl UnknownRule {
    /// Returns why a name cannot be set, given the names that can.
    pub(super) fn new(name: &str, names: impl Iterator<Item = &'static str>) -> Self {
        if MISTAKES.iter().any(|rule| rule.name == name) {
            return Self {
                message: format!("the rule `{name}` is always an error"),
                help: "a plan with such a mistake cannot be read whole".to_owned(),
            };
        }
        Self {
            message: format!("there is no rule `{name}`"),
            help: match messages::nearest(name, names) {
                Some(near) => messages::did_you_mean(near),
                None => "`hito explain rules` lists them all".to_owned(),
            },
        }
    }
}
