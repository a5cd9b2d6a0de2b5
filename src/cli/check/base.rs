//! The plan that `--base` compares with.

use std::collections::HashSet;

use crate::change::Changes;
use crate::check::{self, Base, CheckContext, Severities, TouchedFiles};
use crate::cli::session::Session;
use crate::domain::snapshot::Snapshot;
use crate::domain::{FileId, Finding, Plan};
use crate::messages;
use crate::source::{self, Folder, Reading, Texts};

/// A plan at the fork point of a change to it.
pub(super) struct BasePlan {
    folder: Folder,
    plan: Plan,
    /// The mistakes of reading it.
    findings: Vec<Finding>,
    /// The full id of its commit.
    pub id: String,
    name: String,
}

impl BasePlan {
    /// Reads the plan at the fork point with a revision. Returns `None` if the repository had no plan
    /// then, so that all of it is new.
    ///
    /// # Errors
    /// Returns an error if there is no such revision, or no common ancestor.
    pub(super) fn read(session: &mut Session<'_, '_>, typed: &str) -> anyhow::Result<Option<Self>> {
        let Some(folder) = session.base(typed)? else {
            session.say("there was no plan where this change began: nothing to compare with");
            return Ok(None);
        };
        let revision = folder.revision();
        let id = revision.map(|revision| revision.id.clone()).unwrap_or_default();
        let name = revision.map_or("the base", |revision| revision.short()).to_owned();
        let Reading { plan, findings, .. } = source::read(&folder);
        if !findings.is_empty() {
            let mistakes = messages::count(findings.len(), "mistake");
            session.say(&format!(
                "the plan at {name} has {mistakes}: compared with what of it can be read"
            ));
        }
        Ok(plan.map(|plan| Self { folder, plan, findings, id, name }))
    }
}

/// Returns the findings in a plan and, with a base, what the change since then is responsible for.
pub(super) fn run(
    (folder, plan): (&Folder, &Plan),
    findings: Vec<Finding>,
    severities: &Severities,
    today: crate::domain::Day,
    older: Option<&BasePlan>,
) -> (Vec<Finding>, Option<TouchedFiles>) {
    let snapshot = Snapshot::new(plan, today);
    let texts = Texts::read(folder, plan);
    let context = CheckContext { snapshot: &snapshot, texts: &texts, base: None };
    let Some(older) = older else {
        return (check::run(&context, findings, severities), None);
    };
    let before = Snapshot::new(&older.plan, today);
    let old_texts = Texts::read(&older.folder, &older.plan);
    let changes = Changes::new(&before, &snapshot);
    let base = Base { changes, texts: &old_texts, name: older.name.clone() };
    let findings = check::run(&CheckContext { base: Some(&base), ..context }, findings, severities);
    let old = CheckContext { snapshot: &before, texts: &old_texts, base: None };
    let found = check::run(&old, older.findings.clone(), severities);
    let files = differing((folder, plan), older);
    (findings, Some(TouchedFiles::new(&base, files, found)))
}

/// Returns the files of a plan whose contents differ from those of the base.
fn differing((folder, plan): (&Folder, &Plan), older: &BasePlan) -> HashSet<FileId> {
    let differs = |file: &String| match (folder.read(file), older.folder.read(file)) {
        (Ok(now), Ok(before)) => now != before,
        _ => true,
    };
    let numbered = (0..).map(FileId).zip(&plan.files);
    numbered.filter(|(_, file)| differs(file)).map(|(id, _)| id).collect()
}
