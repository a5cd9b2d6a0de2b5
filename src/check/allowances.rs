//! Findings that a comment in the plan's files allows, with a reason.

use std::collections::HashMap;

use crate::domain::{FileId, Finding, Severity};
use crate::source::{Allowance, Located};

use super::{CHECKS, Run, Severities, find};

/// The allowances of a plan, and which of them were needed.
#[derive(Debug)]
pub struct Allowances<'a> {
    list: &'a [Allowance],
    by_file: HashMap<FileId, Vec<usize>>,
    /// Of each rule of each allowance, whether a finding was allowed by it.
    used: Vec<Vec<bool>>,
}

/// A rule that an allowance names.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The allowance.
    pub allowance: &'a Allowance,
    /// The rule's name, as written.
    pub rule: &'a str,
    /// Whether it allowed a finding.
    pub is_used: bool,
}

impl<'a> Allowances<'a> {
    /// Allowances of which none has been needed so far.
    pub fn new(list: &'a [Allowance]) -> Self {
        let mut by_file: HashMap<FileId, Vec<usize>> = HashMap::new();
        for (position, allowance) in list.iter().enumerate() {
            by_file.entry(allowance.file).or_default().push(position);
        }
        let used = list.iter().map(|allowance| vec![false; allowance.rules.len()]).collect();
        Self { list, by_file, used }
    }

    /// Leaves out the findings that are allowed. Mistakes of reading and files as a whole cannot
    /// be.
    pub fn apply(&mut self, mut located: Vec<Located>) -> Vec<Located> {
        located.retain(|located| !self.allow(located));
        located
    }

    fn allow(&mut self, located: &Located) -> bool {
        let Some(spot) = &located.spot else { return false };
        let rule = located.finding.rule;
        if find(rule).is_none() {
            return false;
        }
        let mut allowed = false;
        for position in self.by_file.get(&located.finding.place.file).into_iter().flatten() {
            let allowance = &self.list[*position];
            if !allowance.lines.contains(&spot.line) {
                continue;
            }
            if let Some(named) = allowance.rules.iter().position(|named| named == rule) {
                self.used[*position][named] = true;
                allowed = true;
            }
        }
        allowed
    }

    /// Judges the allowances themselves.
    pub fn judge(&self, severities: &Severities) -> Vec<Finding> {
        let mut findings = Vec::new();
        for check in CHECKS {
            let Run::Allowances(run) = check.run else { continue };
            let severity = severities.of(&check.rule);
            if severity > Severity::Allow {
                let before = findings.len();
                run(self, severities, &mut findings);
                for finding in &mut findings[before..] {
                    finding.severity = severity;
                }
            }
        }
        findings
    }

    /// Every allowance.
    pub fn all(&self) -> impl Iterator<Item = &'a Allowance> {
        self.list.iter()
    }

    /// Every rule that an allowance names.
    pub fn named(&self) -> impl Iterator<Item = Named<'a>> {
        self.list.iter().zip(&self.used).flat_map(|(allowance, used)| {
            let rules = allowance.rules.iter().zip(used);
            rules.map(move |(rule, used)| Named { allowance, rule, is_used: *used })
        })
    }
}
