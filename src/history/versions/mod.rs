//! A plan through the commits of its repository: every version of a file is decoded once, and what
//! a commit left alone is not looked at again.

mod delta;
mod incremental;
mod patch;
mod steps;
mod supply;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use delta::FileDelta;
pub use delta::Unreadable;
use incremental::IncrementalPlan;
pub use incremental::{Affected, MilestoneMove};
use steps::{PlanCommit, PlanCommits};
use supply::{Decoded, Supply};

use crate::domain::{Id, Plan};
use crate::git::{Commit, GitError, Repository};
use crate::source::folder::Folder;
use crate::source::read;

/// The commits of a branch that touched a plan's files, oldest first.
#[derive(Debug)]
pub struct Versions {
    repository: Repository,
    /// Where a plan that is read in the ordinary way is shown from.
    shown_from: PathBuf,
    steps: PlanCommits,
    /// The oldest commit of the branch that this clone has, where it lacks those before it.
    boundary: Option<String>,
}

/// The plan at a commit.
#[derive(Debug)]
pub struct Version<'v> {
    versions: &'v Versions,
    bench: &'v mut IncrementalPlan,
    step: &'v PlanCommit,
    before: Option<&'v PlanCommit>,
    changed: Vec<FileDelta>,
}

impl Versions {
    /// Returns the commits along the branch that ends with one. The plan is in a folder of its
    /// tree; where it has come there from another folder, what it was there belongs to it.
    ///
    /// # Errors
    /// Returns an error if git cannot list them.
    pub fn new(
        repository: &Repository,
        last: &str,
        folder: &str,
        shown_from: &Path,
    ) -> Result<Self, GitError> {
        Ok(Self {
            steps: PlanCommits::new(repository, last, folder)?,
            boundary: repository.boundary(last)?,
            repository: repository.clone(),
            shown_from: shown_from.to_owned(),
        })
    }

    /// Returns how many commits there are.
    pub fn len(&self) -> usize {
        self.steps.all.len()
    }

    /// Returns whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.steps.all.is_empty()
    }

    /// Returns the id and day of a commit.
    pub fn commit(&self, index: usize) -> &Commit {
        &self.steps.all[index].commit
    }

    /// Returns the folder that the plan had moved from, at the commit that moved it.
    pub fn moved_from(&self, index: usize) -> Option<&str> {
        self.steps.all[index].moved_from.as_deref()
    }

    /// Returns whether this clone lacks what came before a commit: what is there may have been
    /// before.
    pub fn is_cut_at(&self, index: usize) -> bool {
        self.boundary.as_ref().is_some_and(|first| *first == self.steps.all[index].commit.id)
    }

    /// Shows the plan at some of the commits, in order, each with its position among those. What
    /// became of the files in between is read only where it lasted.
    ///
    /// # Errors
    /// Returns an error if git cannot be run, or `each` fails.
    pub fn walk<E: From<GitError>>(
        &self,
        picked: &[usize],
        mut each: impl FnMut(usize, &mut Version<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let stages = self.steps.stages(picked);
        let supply = Supply::new(&self.repository, &self.steps, &stages)?;
        let mut bench = IncrementalPlan::new(&self.steps.files);
        let mut decoded = Decoded::new();
        let mut all = stages.iter().enumerate();
        // While some stages are shown, the versions of the next ones are decoded.
        std::thread::scope(|scope| {
            let (sender, batches) = sync_channel(1);
            let stages = &stages[..];
            scope.spawn(move || supply.decode_all(stages, &sender));
            for (many, batch) in batches {
                decoded.extend(batch);
                for (position, stage) in all.by_ref().take(many) {
                    let changed = bench.take(stage, &mut decoded);
                    let step = |position: usize| &self.steps.all[picked[position]];
                    let before = position.checked_sub(1).map(step);
                    let step = step(position);
                    let bench = &mut bench;
                    let mut version = Version { versions: self, bench, step, before, changed };
                    each(position, &mut version)?;
                }
            }
            Ok::<(), E>(())
        })
    }
}

impl Version<'_> {
    /// Returns the plan, and what of its milestones is not as it was when it was last asked for.
    /// The order of its nodes is not that of the files, which makes no difference to what is
    /// counted.
    ///
    /// # Errors
    /// Returns an error if it cannot be read whole.
    pub fn plan(&mut self) -> Result<(&Plan, Affected), Unreadable> {
        let changed = std::mem::take(&mut self.changed);
        if self.bench.has_links() {
            let whole = self.ordinary(self.step);
            return self.bench.put(whole);
        }
        self.bench.plan(&changed)
    }

    /// Returns the plan as it is read everywhere else.
    ///
    /// # Errors
    /// Returns an error if it cannot be read whole.
    pub fn whole(&self) -> Result<Plan, Unreadable> {
        if self.bench.has_links() { self.ordinary(self.step) } else { self.bench.whole() }
    }

    /// Returns the plan as it was at the commit that was shown before, read as everywhere else.
    ///
    /// # Errors
    /// Returns an error if it could not be read whole, or there was none.
    pub fn before(&self) -> Result<Plan, Unreadable> {
        match self.before {
            Some(step) if self.bench.had_links() => self.ordinary(step),
            _ => self.bench.whole_before(&self.changed),
        }
    }

    /// Returns whether a node with an id may have been changed: a file says otherwise of it than
    /// before.
    pub fn touches(&self, id: &Id) -> bool {
        self.bench.has_links()
            || self.bench.had_links()
            || self.changed.iter().any(|delta| {
                incremental::of_node(delta.old.as_deref(), id)
                    != incremental::of_node(delta.new.as_deref(), id)
            })
    }

    /// Returns the plan with every file read again, links followed.
    fn ordinary(&self, step: &PlanCommit) -> Result<Plan, Unreadable> {
        let revision = self.versions.repository.commit(&step.commit.id).map_err(|error| {
            Unreadable { file: String::new(), rule: "", message: error.message }
        })?;
        let (repository, from) = (&self.versions.repository, &self.versions.shown_from);
        let folder = Folder::at(repository, &Arc::new(revision), &step.folder, from);
        let reading = read(&folder);
        if let Some(finding) = reading.findings.first() {
            return Err(Unreadable::of(Some(finding), reading.files()));
        }
        reading.plan.ok_or_else(|| Unreadable::of(None, &[]))
    }
}
