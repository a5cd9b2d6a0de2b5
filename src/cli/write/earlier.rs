//! Whether an id was used before, as git remembers it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::error::CliError;
use crate::cli::resolve::targets;
use crate::cli::session::{LoadedPlan, Session};
use crate::domain::{Id, LangTag, NodeRef, Plan};
use crate::git::{ContentChange, GitError, Repository};
use crate::source::{self, Folder};

/// The memory of a plan's repository: asked once, however often an attempt is made anew.
#[derive(Debug)]
pub(in crate::cli) struct Earlier {
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

impl Earlier {
    pub(in crate::cli) fn of(session: &Session<'_, '_>) -> Self {
        let (dir, vars) = (session.dir().to_owned(), session.vars().clone());
        Self { dir, vars, is_asked: false, remark: None }
    }

    /// Refuses an id that named something in an earlier commit.
    pub(in crate::cli) fn refuse(&mut self, book: &LoadedPlan, id: &Id) -> Result<(), CliError> {
        if std::mem::replace(&mut self.is_asked, true) {
            return Ok(());
        }
        match self.find(book, id) {
            Ok(None) => Ok(()),
            Ok(Some(Use { commit, day, title })) => {
                let message = format!(
                    "the id `{id}` was used before: at {commit} of {day} it named “{title}”"
                );
                let help = vec![
                    "ids are never used again for something else; name another".to_owned(),
                    format!(
                        "where the same comes back, add `--reuse-id`; `hito show {id} --at {commit}` shows what it was"
                    ),
                ];
                Err(CliError::Plain { message, help })
            }
            Err(error) => {
                self.remark =
                    Some(format!("whether `{id}` was used before is not known: {}", error.message));
                Ok(())
            }
        }
    }

    /// Says what could not be found out, beside the answer.
    pub(in crate::cli) fn remark(&self, session: &mut Session<'_, '_>) {
        if let Some(remark) = &self.remark {
            session.say(&crate::render::visible_lines(remark));
        }
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
    targets(plan).into_iter().find(|target| target.id() == id)?;
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
