//! Which commits there are, and which version of which file each of them brought.

use std::collections::{BTreeMap, HashMap};

use crate::git::{Commit, EntryMode, FileChange, GitError, Repository};
use crate::source::PLAN_FILE;
use crate::source::folder::is_yaml;
use crate::text::natural;

/// A version of a file: the positions of the file and of the object.
pub(super) type VersionKey = (u32, u32);

/// What is at the path of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Now {
    /// A file, by the position of its object.
    Blob(u32),
    /// A link or another repository, which is read in the ordinary way.
    Other,
}

/// A commit, and what it made of the plan's files.
#[derive(Debug)]
pub(super) struct PlanCommit {
    pub commit: Commit,
    /// The plan's folder at that commit.
    pub folder: String,
    /// The folder that the plan stood in before, where it has moved.
    pub moved_from: Option<String>,
    /// Whether it says all that there is, whatever was before.
    afresh: bool,
    changes: Vec<(u32, Option<Now>)>,
}

/// The commits of a branch, oldest first.
#[derive(Debug)]
pub(super) struct PlanCommits {
    pub all: Vec<PlanCommit>,
    /// Every file that the plan ever had, in natural order.
    pub files: Vec<String>,
    objects: Vec<String>,
}

/// What is new at a commit that is looked at.
#[derive(Debug, Default)]
pub(super) struct Stage {
    /// The files that are not as they were at the one before.
    pub changed: Vec<(u32, Option<Now>)>,
    /// The versions that are seen for the first time, with how often they will be.
    pub fresh: Vec<(VersionKey, usize)>,
}

/// A commit with the paths of files in the plan's folder.
struct CommitFiles {
    commit: Commit,
    folder: String,
    moved_from: Option<String>,
    afresh: bool,
    changes: Vec<FileChange>,
}

impl PlanCommits {
    pub(super) fn new(repository: &Repository, last: &str, folder: &str) -> Result<Self, GitError> {
        let mut found: Vec<CommitFiles> = Vec::new();
        let (mut last, mut folder) = (last.to_owned(), folder.to_owned());
        loop {
            let (mut older, moved) = listed(repository, &last, &folder)?;
            older.append(&mut found);
            found = older;
            // Every round ends with an older commit than the one before.
            match moved {
                Some(moved) => (folder, last) = (moved.from, moved.parent),
                None => return Ok(Self::numbered(found)),
            }
        }
    }

    /// Returns the same with numbers for paths and objects.
    fn numbered(found: Vec<CommitFiles>) -> Self {
        let paths = found.iter().flat_map(|found| &found.changes).map(|change| &change.path);
        let mut files: Vec<String> = paths.cloned().collect();
        files.sort_unstable();
        files.dedup();
        files.sort_by(|a, b| natural(a, b));
        let positions: HashMap<&str, u32> = files.iter().map(String::as_str).zip(0..).collect();
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut step = |found: CommitFiles| {
            let mut number = |change: &FileChange| {
                let now = change.now.as_ref().map(|(mode, id)| match mode {
                    EntryMode::File => {
                        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                        Now::Blob(*numbers.entry(id.clone()).or_insert(next))
                    }
                    _ => Now::Other,
                });
                (positions[change.path.as_str()], now)
            };
            let changes = found.changes.iter().map(&mut number).collect();
            let CommitFiles { commit, folder, moved_from, afresh, .. } = found;
            PlanCommit { commit, folder, moved_from, afresh, changes }
        };
        let all: Vec<PlanCommit> = found.into_iter().map(&mut step).collect();
        let mut objects = vec![String::new(); numbers.len()];
        for (id, number) in numbers {
            objects[number as usize] = id;
        }
        Self { all, files, objects }
    }

    /// Returns the id of the object that a version of a file is.
    pub(super) fn object(&self, key: VersionKey) -> &str {
        &self.objects[key.1 as usize]
    }

    /// Returns what is new at some of the commits.
    pub(super) fn stages(&self, picked: &[usize]) -> Vec<Stage> {
        let mut now: BTreeMap<u32, Now> = BTreeMap::new();
        let mut uses: HashMap<VersionKey, usize> = HashMap::new();
        let mut stages: Vec<Stage> = Vec::with_capacity(picked.len());
        let mut done = 0;
        for &point in picked {
            let mut before: BTreeMap<u32, Option<Now>> = BTreeMap::new();
            for step in &self.all[done..=point] {
                if step.afresh {
                    for (file, gone) in std::mem::take(&mut now) {
                        before.entry(file).or_insert(Some(gone));
                    }
                }
                for (file, new) in &step.changes {
                    let old = match new {
                        Some(new) => now.insert(*file, *new),
                        None => now.remove(file),
                    };
                    before.entry(*file).or_insert(old);
                }
            }
            done = point + 1;
            let differs =
                before.into_iter().map(|(file, old)| (file, old, now.get(&file).copied()));
            let changed: Vec<(u32, Option<Now>)> = differs
                .filter(|(_, old, new)| old != new)
                .map(|(file, _, new)| (file, new))
                .collect();
            let keys = changed.iter().filter_map(|(file, now)| match now {
                Some(Now::Blob(object)) => Some((*file, *object)),
                _ => None,
            });
            let mut fresh = Vec::new();
            for key in keys {
                let times = uses.entry(key).or_default();
                *times += 1;
                fresh.extend((*times == 1).then_some((key, 0)));
            }
            stages.push(Stage { changed, fresh });
        }
        for (key, times) in stages.iter_mut().flat_map(|stage| &mut stage.fresh) {
            *times = uses[key];
        }
        stages
    }
}

/// Returns the commits that touched a plan in a folder since it last came there, the paths relative
/// to it, and where it came from.
fn listed(
    repository: &Repository,
    last: &str,
    folder: &str,
) -> Result<(Vec<CommitFiles>, Option<CameFrom>), GitError> {
    let inside = |path: &str| match folder {
        "" => Some(path.to_owned()),
        folder => Some(path.strip_prefix(folder)?.strip_prefix('/')?.to_owned()),
    };
    let commits = repository.log(last, folder)?.into_iter().map(|mut commit| {
        let all = std::mem::take(&mut commit.changes).into_iter();
        let changes = all.filter_map(|change| {
            let path = inside(&change.path)?;
            of_plan(FileChange { path, ..change })
        });
        let changes: Vec<FileChange> = changes.collect();
        (commit, changes)
    });
    let commits: Vec<(Commit, Vec<FileChange>)> = commits.collect();
    let (first, moved) = match came(repository, folder, &commits)? {
        Some((position, moved)) => (position, Some(moved)),
        None => (0, None),
    };
    let mut all: Vec<CommitFiles> = Vec::new();
    let mut early = Vec::new();
    for (position, (commit, changes)) in commits.into_iter().enumerate() {
        let changes: Vec<FileChange> = early.drain(..).chain(changes).collect();
        let has_begun = |change: &FileChange| change.path == PLAN_FILE && change.now.is_some();
        if all.is_empty() && (position < first || !changes.iter().any(has_begun)) {
            // What stood there before the plan is part of it from when it begins.
            early = changes;
        } else if !changes.is_empty() {
            let (folder, afresh) = (folder.to_owned(), all.is_empty());
            let moved_from = moved.as_ref().filter(|_| afresh).map(|moved| moved.from.clone());
            all.push(CommitFiles { commit, folder, moved_from, afresh, changes });
        }
    }
    Ok((all, moved))
}

/// Where a plan stood before it came to its folder.
struct CameFrom {
    from: String,
    /// The last commit at which it stood there.
    parent: String,
}

/// Returns the newest of the commits that brought a plan to a folder from another one.
fn came(
    repository: &Repository,
    folder: &str,
    commits: &[(Commit, Vec<FileChange>)],
) -> Result<Option<(usize, CameFrom)>, GitError> {
    for (position, (commit, changes)) in commits.iter().enumerate().rev() {
        let is_new = |change: &FileChange| {
            change.path == PLAN_FILE && change.was.is_none() && change.now.is_some()
        };
        let Some(parent) = commit.parent.as_ref().filter(|_| changes.iter().any(is_new)) else {
            continue;
        };
        let Some(from) = only_plan(repository, parent)? else { continue };
        // A second plan beside the first has not come from it, unless it is the same one.
        let now = repository.folders_at(&commit.id, PLAN_FILE)?;
        let file =
            |folder: &str| format!("{folder}/{PLAN_FILE}").trim_start_matches('/').to_owned();
        let is_gone = !now.contains(&from);
        if is_gone || repository.is_same((parent, &file(&from)), (&commit.id, &file(folder))) {
            return Ok(Some((position, CameFrom { from, parent: parent.clone() })));
        }
    }
    Ok(None)
}

/// Returns what a change does to a plan's files, or `None` if it does nothing to them.
fn of_plan(change: FileChange) -> Option<FileChange> {
    let FileChange { path, was, now } = change;
    if path.split('/').any(|name| name.starts_with('.')) {
        return None;
    }
    let is_plain = |mode: &EntryMode| *mode == EntryMode::File && !is_yaml(&path);
    let was = was.filter(|mode| !is_plain(mode));
    let now = now.filter(|(mode, _)| !is_plain(mode));
    (was.is_some() || now.is_some()).then_some(FileChange { path, was, now })
}

/// Returns the only folder of a commit that holds a plan.
fn only_plan(repository: &Repository, commit: &str) -> Result<Option<String>, GitError> {
    let mut folders = repository.folders_at(commit, PLAN_FILE)?;
    Ok(folders.pop().filter(|_| folders.is_empty()))
}
