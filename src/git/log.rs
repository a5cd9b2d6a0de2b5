//! The commits that touched a folder, with the files that each changed.

use super::command::Git;
use super::error::GitError;
use super::objects::{Blobs, EntryMode, Object, Objects};
use super::repository::Repository;
use super::revision::{Revision, day_of};
use crate::domain::Day;

/// A commit that touched a folder.
#[derive(Clone, Debug)]
pub struct Commit {
    /// Its full id.
    pub id: String,
    /// The day on which it was committed, where its committer was.
    pub day: Day,
    /// Who wrote it.
    pub author: String,
    /// The first paragraph of its message, on one line.
    pub subject: String,
    /// The first of the commits that it follows.
    pub parent: Option<String>,
    /// The files that differ from that one.
    pub changes: Vec<FileChange>,
}

/// What a commit made of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Its path, from the top of the tree.
    pub path: String,
    /// What it was, or `None` if it is new.
    pub was: Option<EntryMode>,
    /// What it is now, or `None` if it is gone.
    pub now: Option<(EntryMode, String)>,
}

/// The format of what precedes the commit's own texts: id, date, parents.
const FORMAT: &str = "--format=%H %cd %P%x00%an%x00%s%x00";

/// How commits are listed, whatever a repository's configuration says: along the branch, a merge
/// by what it brought into it, a root by all that it has.
const LOG: [&str; 17] = [
    "-c", "log.follow=false", "log", "--reverse", "--first-parent", "--diff-merges=first-parent",
    "--root", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",
    "--no-relative", "--no-notes", "--ignore-submodules=none", "--encoding=UTF-8",
];

impl Repository {
    /// Returns the commits along the branch that ends with one, oldest first, that touched a folder
    /// of the tree; the top of the tree is the empty path.
    pub(crate) fn log(&self, last: &str, folder: &str) -> Result<Vec<Commit>, GitError> {
        let asked = ["--date=raw", FORMAT, "--end-of-options", last, "--"];
        let paths = [folder].into_iter().filter(|folder| !folder.is_empty());
        let args: Vec<&str> = LOG.into_iter().chain(asked).chain(paths).collect();
        Ok(commits(&self.at_top().ask(&args)?))
    }

    /// Returns the oldest commit of the branch that ends with one, where this clone lacks those
    /// before it.
    pub(crate) fn boundary(&self, last: &str) -> Result<Option<String>, GitError> {
        if !self.is_shallow() {
            return Ok(None);
        }
        let asked = ["rev-list", "--first-parent", "--max-parents=0", "--end-of-options", last];
        let first = self.at_top().ask(&asked)?;
        let has_parent = |content: &[u8]| {
            let text = String::from_utf8_lossy(content).into_owned();
            text.lines().take_while(|line| !line.is_empty()).any(|line| line.starts_with("parent "))
        };
        let objects = Objects::open(&self.at_top())?;
        let first = first.trim_end();
        Ok(match objects.read(first) {
            Ok(Object::Commit(content)) if has_parent(&content) => Some(first.to_owned()),
            _ => None,
        })
    }

    /// Returns the contents of objects, in order.
    pub(crate) fn blobs(&self, ids: Vec<String>) -> Result<Blobs, GitError> {
        Blobs::open(&self.at_top(), ids)
    }

    /// Returns the commit with an id that git has given.
    ///
    /// # Errors
    /// Returns an error if it cannot be read.
    pub fn commit(&self, id: &str) -> Result<Revision, GitError> {
        Revision::open(&self.at_top(), id.to_owned())
    }

    /// git, run where paths start from.
    fn at_top(&self) -> Git {
        self.git().clone().at(self.top())
    }
}

/// Reads what git lists: texts that end with a NUL, a commit's own and then two for each file.
fn commits(listed: &str) -> Vec<Commit> {
    let mut commits: Vec<Commit> = Vec::new();
    let mut texts = listed.split('\0').map(|text| text.trim_start_matches('\n'));
    while let Some(text) = texts.next() {
        if text.is_empty() {
            continue;
        }
        let next = texts.next().unwrap_or_default();
        if let Some(change) = text.strip_prefix(':') {
            if let Some(commit) = commits.last_mut() {
                commit.changes.extend(changed(change, next));
            }
            continue;
        }
        let mut head = text.splitn(4, ' ');
        let id = head.next().unwrap_or_default().to_owned();
        let when = [head.next().unwrap_or_default(), head.next().unwrap_or_default()].join(" ");
        let parent = head.next().and_then(|ids| ids.split(' ').next());
        commits.push(Commit {
            id,
            day: day_of(&when).unwrap_or_default(),
            author: next.to_owned(),
            subject: texts.next().unwrap_or_default().to_owned(),
            parent: parent.filter(|id| !id.is_empty()).map(str::to_owned),
            changes: Vec::new(),
        });
    }
    commits
}

/// `OLD-MODE NEW-MODE OLD-ID NEW-ID STATUS`, and the path.
fn changed(change: &str, path: &str) -> Option<FileChange> {
    let mut words = change.split(' ');
    let (was, now, id) = (words.next()?, words.next()?, words.nth(1)?);
    let mode = |mode: &str| (mode != "000000").then(|| EntryMode::of(mode));
    let now = mode(now).map(|mode| (mode, id.to_owned()));
    Some(FileChange { path: path.to_owned(), was: mode(was), now })
}
