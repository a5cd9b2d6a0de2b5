//! Everything that is found in a folder: rules, severities, allowances, and what a change touched.

use std::collections::HashSet;

use super::allowances::Allowances;
use super::context::{Base, CheckContext};
use super::run::run;
use super::severities::Severities;
use super::touched::TouchedFiles;
use crate::change::Changes;
use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, FileId, Finding, Plan};
use crate::source::{self, Folder, Located, Reading, Texts, allowances, locate, sort};

/// How plans are checked.
#[derive(Debug)]
pub struct Checker<'b> {
    /// Severities that replace those that a plan sets.
    pub overrides: Severities,
    /// The day that counts as today.
    pub today: Day,
    /// The plan that a change began from, if a change is checked.
    pub base: Option<&'b BasePlan>,
    /// Whether only what the change touched is reported.
    pub changed_only: bool,
}

/// A plan that a change began from.
#[derive(Debug)]
pub struct BasePlan {
    folder: Folder,
    plan: Plan,
    /// What reading it found.
    findings: Vec<Finding>,
    /// The full id of its commit.
    pub id: String,
    /// The abbreviated id of its commit.
    pub name: String,
}

/// What was found in a folder.
#[derive(Debug)]
pub struct CheckResult {
    /// The findings, by file and line.
    pub located: Vec<Located>,
    /// The files that they are about.
    pub files: Vec<String>,
    /// The number of files that the plan has.
    pub count: usize,
    /// The plan's id; empty if there is no plan.
    pub plan: String,
}

impl BasePlan {
    /// Reads the plan in a folder. Also returns how many mistakes it has; it is compared with what
    /// can be read.
    pub fn read(folder: Folder) -> (Option<Self>, usize) {
        let revision = folder.revision();
        let id = revision.map(|revision| revision.id.clone()).unwrap_or_default();
        let name = revision.map_or("the base", |revision| revision.short()).to_owned();
        let Reading { plan, findings, .. } = source::read(&folder);
        let count = findings.len();
        (plan.map(|plan| Self { folder, plan, findings, id, name }), count)
    }

    /// Returns the files of a plan that are not as they were, by their paths.
    fn differing(&self, folder: &Folder, plan: &Plan) -> HashSet<FileId> {
        let differs = |file: &String| match (folder.read(file), self.folder.read(file)) {
            (Ok(now), Ok(before)) => now != before,
            _ => true,
        };
        let numbered = (0..).map(FileId).zip(&plan.files);
        numbered.filter(|(_, file)| differs(file)).map(|(id, _)| id).collect()
    }
}

impl Checker<'_> {
    /// Checks a folder that has been read.
    pub fn check(&self, folder: &Folder, reading: Reading) -> CheckResult {
        let files = reading.files().to_vec();
        let Reading { plan, findings, .. } = reading;
        let mut severities = plan.as_ref().map(Severities::of_plan).unwrap_or_default();
        severities.extend(&self.overrides);
        let is_whole = plan.is_some() && findings.is_empty();
        let (findings, touched) = match &plan {
            None => (findings, None),
            Some(plan) => self.run(folder, plan, findings, &severities),
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
        if let Some(touched) = touched.filter(|_| self.changed_only) {
            located.retain(|located| touched.answers_for(located));
        }
        // A folder without a plan is among the files under an empty name.
        let named = files.iter().filter(|file| !file.is_empty()).count();
        let sources = plan.as_ref().map_or(0, |plan| plan.head.sources.len());
        let count = named.saturating_sub(sources);
        let plan = plan.map_or(String::new(), |plan| plan.head.id.to_string());
        CheckResult { located, files, count, plan }
    }

    /// Returns what rules find in a plan, and what the change since the base touched.
    fn run(
        &self,
        folder: &Folder,
        plan: &Plan,
        findings: Vec<Finding>,
        severities: &Severities,
    ) -> (Vec<Finding>, Option<TouchedFiles>) {
        let snapshot = Snapshot::new(plan, self.today);
        let texts = Texts::read(folder, plan);
        let context = CheckContext { snapshot: &snapshot, texts: &texts, base: None };
        let Some(older) = self.base else {
            return (run(&context, findings, severities), None);
        };
        let before = Snapshot::new(&older.plan, self.today);
        let old_texts = Texts::read(&older.folder, &older.plan);
        let changes = Changes::new(&before, &snapshot);
        let base = Base { changes, texts: &old_texts, name: older.name.clone() };
        let findings = run(&CheckContext { base: Some(&base), ..context }, findings, severities);
        let old = CheckContext { snapshot: &before, texts: &old_texts, base: None };
        let found = run(&old, older.findings.clone(), severities);
        let files = older.differing(folder, plan);
        (findings, Some(TouchedFiles::new(&base, files, found)))
    }
}
