//! Whether an id was used before, as git remembers it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::RecordError;
use crate::domain::{Id, LangTag, NodeRef, Plan};
use crate::git::{ContentChange, GitError, Repository};
use crate::query::{LoadedPlan, resolvable};
use crate::source::{self, Folder};

/// The memory of a plan's repository: asked once, however often an attempt is made anew.
#[derive(Debug)]
pub struct IdHistory {
    dir: PathBuf,
    vars: HashMap<String, String>,
    is_asked: bool,
    remark: Option<String>,
}

/// Where an id was found.
struct Use {
    /// The commit, as people are shown it, and its day.
    commit: String,
    day: String,
    /// What it named there.
    title: String,
}

/// How many commits that changed how often an id stands in the plan are looked into.
const MOST: usize = 6;

impl IdHistory {
    /// Makes one that runs git in a folder, with environment variables.
    pub fn new(dir: &Path, vars: &HashMap<String, String>) -> Self {
        Self { dir: dir.to_owned(), vars: vars.clone(), is_asked: false, remark: None }
    }

    /// Refuses an id that named something in an earlier commit.
    pub fn refuse(&mut self, book: &LoadedPlan, id: &Id) -> Result<(), RecordError> {
        if std::mem::replace(&mut self.is_asked, true) {
            return Ok(());
        }
        match self.find(book, id) {
            Ok(None) => Ok(()),
            Ok(Some(Use { commit, day, title })) => {
                Err(RecordError::IdUsedBefore { id: id.clone(), commit, day, title })
            }
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

    fn find(&mut self, book: &LoadedPlan, id: &Id) -> Result<Option<Use>, GitError> {
        // A plan that no repository holds has no memory.
        let Some((root, top)) = book.folder.on_disk() else { return Ok(None) };
        if !top.join(".git").exists() {
            return Ok(None);
        }
        let repository = Repository::around(root, &self.dir, &self.vars)?;
        let Some(path) = repository.path_of(root) else { return Ok(None) };
        for ContentChange { id: commit, parent } in
            repository.changes_of(&pattern(id), &path, MOST)?
        {
            for commit in std::iter::once(commit).chain(parent) {
                // What a shallow clone lacks cannot be looked into.
                let Ok(revision) = repository.commit(&commit) else { continue };
                let revision = Arc::new(revision);
                let folder = Folder::at(&repository, &revision, &path, &self.dir);
                let Some(plan) = source::read(&folder).plan else { continue };
                if let Some(title) = title(&plan, id, book) {
                    let (commit, day) = (revision.short().to_owned(), revision.day.to_string());
                    return Ok(Some(Use { commit, day, title }));
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

/// What finds an id in the texts of plan files, behind a key that gives one. It need not be exact:
/// what it finds is read. What it leaves out is what makes a pattern slow.
fn pattern(id: &Id) -> String {
    let id = id.as_str().replace('.', "[.]");
    format!(r#"(id|pillar|commitment|milestone|plan)["']? *: *["']?{id}([^A-Za-z0-9.-]|$)"#)
}

/// What an id names in a plan.
fn title(plan: &Plan, id: &Id, book: &LoadedPlan) -> Option<String> {
    resolvable(plan).into_iter().find(|target| target.id() == id)?;
    let text = match plan.find(id) {
        Some(NodeRef::Plan) => Some(&plan.head.title),
        Some(NodeRef::Section(index)) => Some(&plan.sections[index].title),
        Some(NodeRef::Milestone(index)) => Some(&plan.milestones[index].title),
        None => plan.party(id).map(|party| &party.name),
    };
    let lang = book.lang.tag().or(plan.head.languages.first().copied());
    let told = |lang: LangTag, text: &crate::domain::Text| {
        text.told(lang, &plan.head.languages).text.to_owned()
    };
    Some(text.zip(lang).map_or(id.to_string(), |(text, lang)| told(lang, text)))
}
