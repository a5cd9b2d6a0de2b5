//! Whether an earlier commit used an id.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::RecordError;
use crate::domain::{Id, LangTag, NodeRef, Plan};
use crate::git::{ContentChange, GitError, Repository};
use crate::query::{LoadedPlan, resolvable};
use crate::source::{self, Folder};

/// What the repository of a plan knows about an id. It is asked once, however often an attempt is
/// repeated.
#[derive(Debug)]
pub struct IdHistory {
    dir: PathBuf,
    vars: HashMap<String, String>,
    is_asked: bool,
    remark: Option<String>,
}

/// The most commits that are read, of those that changed how often the id occurs in the plan.
const MOST: usize = 6;

impl IdHistory {
    /// Makes one that runs git in a folder, with environment variables.
    pub fn new(dir: &Path, vars: &HashMap<String, String>) -> Self {
        Self { dir: dir.to_owned(), vars: vars.clone(), is_asked: false, remark: None }
    }

    /// Refuses an id that named something in an earlier commit.
    ///
    /// # Errors
    /// When it did.
    pub fn refuse(&mut self, now: &LoadedPlan, id: &Id) -> Result<(), RecordError> {
        if std::mem::replace(&mut self.is_asked, true) {
            return Ok(());
        }
        match self.find(now, id) {
            Ok(None) => Ok(()),
            Ok(Some(used_before)) => Err(used_before),
            Err(error) => {
                self.remark =
                    Some(format!("whether `{id}` was used before is not known: {}", error.message));
                Ok(())
            }
        }
    }

    /// Returns what could not be found out.
    pub fn remark(&self) -> Option<&str> {
        self.remark.as_deref()
    }

    /// Returns the error of an id that an earlier commit used.
    fn find(&mut self, now: &LoadedPlan, id: &Id) -> Result<Option<RecordError>, GitError> {
        // A plan outside a repository has no history.
        let Some((root, top)) = now.folder.on_disk() else { return Ok(None) };
        if !top.join(".git").exists() {
            return Ok(None);
        }
        let repository = Repository::around(root, &self.dir, &self.vars)?;
        let Some(path) = repository.path_of(root) else { return Ok(None) };
        for ContentChange { id: commit, parent } in
            repository.changes_of(&pattern(id), &path, MOST)?
        {
            for commit in std::iter::once(commit).chain(parent) {
                // A shallow clone lacks some of them.
                let Ok(revision) = repository.commit(&commit) else { continue };
                let revision = Arc::new(revision);
                let folder = Folder::at(&repository, &revision, &path, &self.dir);
                let Some(plan) = source::read(&folder).plan else { continue };
                if let Some(title) = title(&plan, id, now) {
                    let (commit, day) = (revision.short().to_owned(), revision.day.to_string());
                    let id = id.clone();
                    return Ok(Some(RecordError::IdUsedBefore { id, commit, day, title }));
                }
            }
        }
        if repository.is_shallow() {
            self.remark = Some(format!(
                "this clone is shallow: whether older commits have used `{id}` is not known \
                 (`git fetch --unshallow` brings them)"
            ));
        }
        Ok(None)
    }
}

/// Returns a pattern of the lines in plan files that give an id. It need not be exact, since what it
/// finds is read; it leaves out what would make it slow.
fn pattern(id: &Id) -> String {
    let id = id.as_str().replace('.', "[.]");
    format!(r#"(id|pillar|commitment|milestone|plan)["']? *: *["']?{id}([^A-Za-z0-9.-]|$)"#)
}

/// Returns the title of what an id names in a plan.
fn title(plan: &Plan, id: &Id, now: &LoadedPlan) -> Option<String> {
    resolvable(plan).into_iter().find(|target| target.id() == id)?;
    let text = match plan.find(id) {
        Some(NodeRef::Plan) => Some(&plan.head.title),
        Some(NodeRef::Section(index)) => Some(&plan.sections[index].title),
        Some(NodeRef::Milestone(index)) => Some(&plan.milestones[index].title),
        None => plan.party(id).map(|party| &party.name),
    };
    let lang = now.lang.tag().or(plan.head.languages.first().copied());
    let in_lang = |lang: LangTag, text: &crate::domain::Text| {
        text.told(lang, &plan.head.languages).text.to_owned()
    };
    Some(text.zip(lang).map_or(id.to_string(), |(text, lang)| in_lang(lang, text)))
}
