//! Checks a plan: rules, severities, allowances, and what a change touched.

use super::base::{self, BasePlan};
use crate::check::{Allowances, Severities};
use crate::cli::error::CliError;
use crate::domain::{Day, Plan, Severity};
use crate::source::{Folder, Located, Reading, allowances, locate, sort};

/// The options of `hito check`.
#[derive(Debug, clap::Args)]
pub(super) struct CheckOptions {
    /// Report a rule as an error; may be given several times
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub deny: Vec<String>,

    /// Report a rule as a warning
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub warn: Vec<String>,

    /// Do not report a rule
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub allow: Vec<String>,

    /// Judge the change since a revision, by the rules about what a change may do
    ///
    /// The plan is compared with the newest commit that both descend from, so that what was
    /// added to the other branch meanwhile is not taken for removed.
    #[arg(long, value_name = "REV")]
    pub base: Option<String>,

    /// Report only what the change touched; needs --base
    #[arg(long, requires = "base")]
    pub changed_only: bool,

    /// Fix what can be mended for certain, and report what remains
    ///
    /// `hito explain rules` tells what is mended of which rule. What the files say stays the same,
    /// or becomes what it can only have meant; comments and layout stay.
    #[arg(long)]
    pub fix: bool,

    /// With --fix, write nothing: show what would change, as a diff that `git apply` takes
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
}

/// Checks plans with the options of a run.
pub(super) struct Checker<'j> {
    /// The options.
    pub check: &'j CheckOptions,
    /// The day that counts as today.
    pub today: Day,
    /// The plan that is compared with.
    pub older: Option<&'j BasePlan>,
}

/// The findings in a plan.
pub(super) struct CheckResult {
    /// The findings, in order of file and line.
    pub located: Vec<Located>,
    /// The files that findings refer to.
    pub files: Vec<String>,
    /// The number of files of the plan.
    pub count: usize,
    /// The id of the plan; empty if it could not be read.
    pub plan: String,
}

impl Checker<'_> {
    /// Checks a plan that has been read.
    ///
    /// # Errors
    /// Returns an error if an option names no rule.
    pub(super) fn judge(&self, folder: &Folder, reading: Reading) -> Result<CheckResult, CliError> {
        let files = reading.files().to_vec();
        let Reading { plan, findings, .. } = reading;
        // The options are checked even if the plan could not be read.
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
        // With a mistake in the plan, an allowance may only seem unused.
        if is_whole {
            located.extend(locate(folder, &files, allowances.judge(&severities)));
            sort(&mut located);
        }
        if let Some(touched) = touched.filter(|_| self.check.changed_only) {
            located.retain(|located| touched.answers_for(located));
        }
        // A folder without a plan is listed as a file with an empty name.
        let named = files.iter().filter(|file| !file.is_empty()).count();
        let sources = plan.as_ref().map_or(0, |plan| plan.head.sources.len());
        let count = named.saturating_sub(sources);
        let plan = plan.map_or(String::new(), |plan| plan.head.id.to_string());
        Ok(CheckResult { located, files, count, plan })
    }

    fn severities(&self, plan: Option<&Plan>) -> Result<Severities, CliError> {
        let mut severities = plan.map(Severities::of_plan).unwrap_or_default();
        // If options contradict each other, the strictest applies.
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
