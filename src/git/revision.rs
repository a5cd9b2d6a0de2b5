//! A commit, and the files of its tree.

use std::io;

use chrono::{DateTime, Duration};

use super::command::Git;
use super::error::GitError;
use super::objects::{Object, Objects, TreeEntry, split_tree};
use crate::domain::Day;

/// A commit that is being read.
#[derive(Debug)]
pub struct Revision {
    /// Its full id.
    pub id: String,
    /// The day on which it was committed, where its committer was.
    pub day: Day,
    objects: Objects,
}

/// How many digits of an id people are shown.
const SHORT: usize = 7;

/// Returns a full id as people are shown it.
pub fn short(id: &str) -> &str {
    id.get(..SHORT).unwrap_or(id)
}

impl Revision {
    /// Returns the commit with an id.
    pub(super) fn open(git: &Git, id: String) -> Result<Self, GitError> {
        let objects = Objects::open(git)?;
        match objects.read(&id) {
            Ok(Object::Commit(content)) => {
                let day = committed_on(&String::from_utf8_lossy(&content)).unwrap_or_default();
                Ok(Self { id, day, objects })
            }
            _ => Err(GitError::new(
                format!("the commit {id} cannot be read"),
                "`git fsck` tells whether the repository is damaged",
            )),
        }
    }

    /// Returns its id as people are shown it.
    pub fn short(&self) -> &str {
        short(&self.id)
    }

    /// Returns the object at a path of its tree, links followed; the root has an empty path.
    pub(crate) fn at(&self, path: &str) -> io::Result<Object> {
        if path.is_empty() {
            return self.objects.read(&format!("{}^{{tree}}", self.id));
        }
        self.objects.read(&format!("{}:{path}", self.id))
    }

    /// Returns the object with an id.
    pub(crate) fn object(&self, id: &str) -> io::Result<Object> {
        self.objects.read(id)
    }

    /// Returns the entries of a folder, from what git keeps of it.
    pub(crate) fn entries(&self, tree: &[u8]) -> Vec<TreeEntry> {
        split_tree(tree, self.id.len())
    }
}

/// Returns the day of a commit, from its line `committer NAME <MAIL> SECONDS ZONE`.
fn committed_on(commit: &str) -> Option<Day> {
    let header = commit.lines().take_while(|line| !line.is_empty());
    let line = header.into_iter().find(|line| line.starts_with("committer "))?;
    day_of(line.rsplit_once('>')?.1)
}

/// Returns the day of a moment as git keeps it, `SECONDS ZONE`.
pub(super) fn day_of(when: &str) -> Option<Day> {
    let mut words = when.split_whitespace();
    let at = DateTime::from_timestamp(words.next()?.parse().ok()?, 0)?;
    let zone: i64 = words.next().and_then(|zone| zone.parse().ok()).unwrap_or_default();
    let minutes = (zone / 100 * 60 + zone % 100).clamp(-24 * 60, 24 * 60);
    at.checked_add_signed(Duration::minutes(minutes)).map(|at| at.date_naive())
}
