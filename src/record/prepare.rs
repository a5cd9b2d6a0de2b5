//! A change → new texts of files, and what would be found in the plan; nothing is written.

use std::collections::{HashMap, HashSet};

use super::change::PlanChange;
use super::error::RecordError;
use crate::check::{self, CheckContext, Severities};
use crate::domain::{FileId, Finding, Id, Severity};
use crate::query::LoadedPlan;
use crate::source::{self, Located, Texts, locate};
use crate::store::Replacement;
use crate::yaml::edit;

/// A change that can be written.
#[derive(Debug)]
pub struct Prepared {
    /// The files as they were read, and as they are to be.
    pub replacements: Vec<Replacement>,
    /// The plan as it would be.
    pub after: LoadedPlan,
    /// The warnings that the change brings.
    pub warnings: Vec<Located>,
}

impl PlanChange {
    /// Makes the change in memory, and checks the plan that comes of it.
    ///
    /// # Errors
    /// When a file cannot be edited, when the plan would have mistakes, or errors of rules about
    /// the nodes of the change, that it does not have now, and when ledgers would not be what they
    /// were with the change's updates at their ends.
    pub fn prepare(&self, before: &LoadedPlan) -> Result<Prepared, RecordError> {
        let replacements = self.replacements(before)?;
        let after = read_with(before, &replacements)?;
        if !self.holds(before, &after) {
            return Err(RecordError::Unintended);
        }
        let (errors, warnings) = new_findings(before, &after, &self.about);
        if errors.is_empty() {
            Ok(Prepared { replacements, after, warnings })
        } else {
            Err(RecordError::Findings(errors))
        }
    }

    /// Returns every mistake, and every error of a rule, that the change would bring into a plan.
    ///
    /// # Errors
    /// When a file cannot be edited.
    pub fn mistakes(&self, before: &LoadedPlan) -> Result<Vec<Located>, RecordError> {
        match self.draft(before) {
            Ok(after) => Ok(new_findings(before, &after, &self.about).0),
            Err(RecordError::Findings(findings)) => Ok(findings),
            Err(error) => Err(error),
        }
    }

    /// Returns the plan as the change would leave it, not checked by rules.
    ///
    /// # Errors
    /// When a file cannot be edited, or the plan would have mistakes.
    pub fn draft(&self, before: &LoadedPlan) -> Result<LoadedPlan, RecordError> {
        read_with(before, &self.replacements(before)?)
    }

    fn replacements(&self, plan: &LoadedPlan) -> Result<Vec<Replacement>, RecordError> {
        let mut by_file: Vec<(FileId, Vec<edit::Edit>)> = Vec::new();
        let mut positions: HashMap<FileId, usize> = HashMap::new();
        for (file, edit) in &self.edits {
            let position = *positions.entry(*file).or_insert(by_file.len());
            if position == by_file.len() {
                by_file.push((*file, Vec::new()));
            }
            by_file[position].1.push(edit.clone());
        }
        let mut replacements = Vec::with_capacity(by_file.len() + self.new_files.len());
        for (file, edits) in by_file {
            let file = plan.plan.files[file.0 as usize].clone();
            let shown = || plan.folder.shown(&file);
            let unreadable = |reason| RecordError::Unreadable { file: shown(), reason };
            let before = plan.folder.read(&file).map_err(|error| unreadable(error.message))?;
            let text = std::str::from_utf8(&before);
            let text = text.map_err(|error| unreadable(error.to_string()))?;
            let after = edit::apply(text, &edits, &source::format::KEY_RULES)
                .map_err(|error| RecordError::Edit { file: shown(), error })?;
            replacements.push(Replacement {
                file,
                before: Some(before),
                after: after.into_bytes(),
            });
        }
        replacements.extend(self.new_files.iter().map(|(file, text)| Replacement {
            file: file.clone(),
            before: None,
            after: text.clone().into_bytes(),
        }));
        Ok(replacements)
    }

    /// Returns whether every node of the change exists, and each ledger is what it was, or began
    /// empty, with the change's updates at its end.
    fn holds(&self, before: &LoadedPlan, after: &LoadedPlan) -> bool {
        let ledger = |plan: &LoadedPlan, id: &Id| {
            plan.plan.milestone(id).map(|(_, milestone)| milestone.updates.clone())
        };
        let exists = |id: &Id| after.plan.find(id).is_some() || after.plan.party(id).is_some();
        self.about.iter().all(exists)
            && self.updates.iter().all(|(id, added)| {
                let mut expected = ledger(before, id).unwrap_or_default();
                expected.extend(added.iter().cloned());
                ledger(after, id) == Some(expected)
            })
    }
}

fn read_with(before: &LoadedPlan, replacements: &[Replacement]) -> Result<LoadedPlan, RecordError> {
    let drafts = replacements.iter().map(|file| (file.file.as_str(), file.after.as_slice()));
    let folder = before.folder.with(drafts);
    let plan = source::read(&folder).into_plan(&folder).map_err(RecordError::Findings)?;
    Ok(LoadedPlan { folder, plan, as_of: before.as_of, lang: before.lang })
}

/// Returns what rules find about some nodes that they did not find before: errors, and warnings.
fn new_findings(
    before: &LoadedPlan,
    after: &LoadedPlan,
    about: &[Id],
) -> (Vec<Located>, Vec<Located>) {
    let about: HashSet<&Id> = about.iter().collect();
    let is_about = |finding: &Finding| {
        let id = finding.id.as_ref().and_then(|id| Id::parse(id).ok());
        id.is_some_and(|id| about.contains(&id))
    };
    let mut known: HashMap<(&'static str, Option<String>), usize> = HashMap::new();
    for finding in findings(before).into_iter().filter(&is_about) {
        *known.entry((finding.rule, finding.id)).or_default() += 1;
    }
    let mut new: Vec<Finding> = findings(after).into_iter().filter(&is_about).collect();
    // The ledger grows at its end, so what was known comes first.
    new.retain(|finding| match known.get_mut(&(finding.rule, finding.id.clone())) {
        Some(count @ 1..) => {
            *count -= 1;
            false
        }
        _ => true,
    });
    let (errors, warnings) = new.into_iter().partition(|new| new.severity == Severity::Deny);
    let locate = |findings| locate(&after.folder, &after.plan.files, findings);
    (locate(errors), locate(warnings))
}

fn findings(plan: &LoadedPlan) -> Vec<Finding> {
    let snapshot = plan.snapshot();
    let texts = Texts::read(&plan.folder, &plan.plan);
    let context = CheckContext { snapshot: &snapshot, texts: &texts, base: None };
    check::run(&context, Vec::new(), &Severities::of_plan(&plan.plan))
}
