//! What is found in a plan: rules, severities, allowances, and what a change touched.

use super::CheckArgs;
use super::base::{self, BasePlan};
use crate::check::{Allowances, Severities};
use crate::cli::error::CliError;
use crate::domain::{Day, Plan, Severity};
use crate::source::{Folder, Located, Reading, allowances, locate, sort};

/// How plans are judged in a run.
pub(super) struct Checker<'j> {
    /// The options.
    pub check: &'j CheckArgs,
    /// The day that counts as today.
    pub today: Day,
    /// What the plan is compared with.
    pub older: Option<&'j BasePlan>,
}

/// What was found in a plan.
pub(super) struct CheckResult {
    /// The findings, by file and line.
    pub located: Vec<Located>,
    /// The files that they speak of.
    pub files: Vec<String>,
    /// How many files the plan has.
    pub count: usize,
    /// The plan's id; empty where there is no plan.
    pub plan: String,
}

impl Checker<'_> {
    /// Judges a plan that has been read.
    ///
    /// # Errors
    /// When an option names no rule.
    pub(super) fn judge(&self, folder: &Folder, reading: Reading) -> Result<CheckResult, CliError> {
        let files = reading.files().to_vec();
        let Reading { plan, findings, .. } = reading;
        // The options are checked even where no plan can be.
        let severities = self.severities(plan.as_ref())?;
        let is_whole = plan.is_some() && findings.is_empty();
        let (findings, touched) = match &plan {
            None => (findings, None),
            Some(plan) => base::run((folder, plan), findings, &severities, self.today, self.older),
        };
        let mut located = locate(folder, &files, findings);
        let comments = allowances(folder, &files);
        let mut allowances = Allowances::new(&comments);
        located = allowances.apply(located);
        // With a mistake in the plan, an allowance may only seem not to be needed.
        if is_whole {
            located.extend(locate(folder, &files, allowances.judge(&severities)));
            sort(&mut located);
        }
        if let Some(touched) = touched.filter(|_| self.check.changed_only) {
            located.retain(|located| touched.answers_for(located));
        }
        // A folder without a plan stands among the files by an empty name.
        let named = files.iter().filter(|file| !file.is_empty()).count();
        let sources = plan.as_ref().map_or(0, |plan| plan.head.sources.len());
        let count = named.saturating_sub(sources);
        let plan = plan.map_or(String::new(), |plan| plan.head.id.to_string());
        Ok(CheckResult { located, files, count, plan })
    }

    fn severities(&self, plan: Option<&Plan>) -> Result<Severities, CliError> {
        let mut severities = plan.map(Severities::of_plan).unwrap_or_default();
        // Where an option contradicts another, the stricter one holds.
        let options = [
            ("--allow", &self.check.allow, Severity::Allow),
            ("--warn", &self.check.warn, Severity::Warn),
            ("--deny", &self.check.deny, Severity::Deny),
        ];
        for (option, rules, severity) in options {
            for rule in rules {
                severities.set(rule, severity).map_err(|unknown| {
                    CliError::new(format!("{option}: {}", unknown.message), unknown.help)
                })?;
            }
        }
        Ok(severities)
    }
}
