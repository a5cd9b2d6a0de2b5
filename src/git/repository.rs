//! The repository that a plan is in, and its revisions as people name them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::command::Git;
use super::error::{GitError, GitErrorKind};
use super::objects::{Object, Objects};
use super::revision::Revision;
use crate::messages;
use crate::text::normalize;

/// A repository.
#[derive(Clone, Debug)]
pub struct Repository {
    pub(super) git: Git,
    /// What paths in its trees start from: the top of the work tree, or the repository's own
    /// folder where it has none.
    pub(super) top: PathBuf,
    pub(super) is_shallow: bool,
    is_bare: bool,
}

/// The limit of branches and tags that are listed.
const MOST_NAMES: &str = "--count=5000";

/// What git remarks where it answers for a day with the oldest it knows, which may be today's.
const REFLOG_TOO_SHORT: &str = "only goes back to";

/// The seconds that may pass between two questions for the time.
const A_MOMENT: u64 = 60;

/// What to do where a reflog does not go back far enough.
const BY_DATE: &str = "name a commit; `git log --before='1 week ago' -1` shows one by its date";

/// What to do about commits that a clone lacks.
const SHALLOW: &str = "this clone is shallow and lacks older commits: `git fetch --unshallow` \
    brings them; in CI, check out with depth 0";

impl Repository {
    /// Returns the repository that a path is in, whether the path exists or not; else that of
    /// `GIT_DIR`, relative to `dir`.
    ///
    /// # Errors
    /// Returns an error if there is no repository, or git refuses to read it.
    pub fn around(
        path: &Path,
        dir: &Path,
        vars: &HashMap<String, String>,
    ) -> Result<Self, GitError> {
        let here = path.ancestors().find(|folder| folder.is_dir()).unwrap_or(dir);
        let git = Git::new(here, vars);
        Self::open(git.clone()).or_else(|error| {
            let Some(named) = vars.get("GIT_DIR").filter(|named| !named.is_empty()) else {
                return Err(error);
            };
            let tree = vars.get("GIT_WORK_TREE").map_or(dir.to_owned(), |tree| dir.join(tree));
            let absolute = |path: &Path| path.to_string_lossy().into_owned();
            let git = git.with("GIT_DIR", absolute(&dir.join(named)));
            Self::open(git.with("GIT_WORK_TREE", absolute(&tree)))
        })
    }

    fn open(git: Git) -> Result<Self, GitError> {
        let asked = ["--is-inside-work-tree", "--is-shallow-repository", "--absolute-git-dir"];
        let answer = git.ask(&[&["rev-parse"], &asked[..]].concat()).map_err(not_found)?;
        let mut lines = answer.splitn(3, '\n');
        let has_tree = lines.next() == Some("true");
        let is_shallow = lines.next() == Some("true");
        let own = lines.next().unwrap_or_default().to_owned();
        let top = if has_tree { git.ask(&["rev-parse", "--show-toplevel"])? } else { own };
        let top = PathBuf::from(top.strip_suffix('\n').unwrap_or(&top));
        let top = top.canonicalize().unwrap_or(top);
        Ok(Self { git, top, is_shallow, is_bare: !has_tree })
    }

    /// Returns whether it has no files, only commits.
    pub fn is_bare(&self) -> bool {
        self.is_bare
    }

    /// Returns what paths in its trees start from, absolute.
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// Returns how git is asked about it.
    pub(super) fn git(&self) -> &Git {
        &self.git
    }

    /// Returns whether commits were left out when it was cloned.
    pub fn is_shallow(&self) -> bool {
        self.is_shallow
    }

    /// Returns an absolute path as trees have it: `/` between names, empty for the top, or `None`
    /// for one outside the repository. What there is of the path has its links resolved.
    pub fn path_of(&self, path: &Path) -> Option<String> {
        let exists = path.ancestors().find_map(|there| Some((there, there.canonicalize().ok()?)));
        let (there, real) = exists?;
        let path = normalize(&real.join(path.strip_prefix(there).ok()?));
        let inside = path.strip_prefix(&self.top).ok()?;
        let names = inside.components().map(|name| name.as_os_str().to_str());
        Some(names.collect::<Option<Vec<&str>>>()?.join("/"))
    }

    /// Returns the commit that a revision names, as git reads it (gitrevisions(7)).
    ///
    /// # Errors
    /// Returns an error if it names none, with what may have been meant.
    pub fn revision(&self, typed: &str) -> Result<Revision, GitError> {
        let id = self.id(&format!("{typed}^{{commit}}")).or_else(|_| self.unusual(typed))?;
        Revision::open(&self.git, id)
    }

    /// Returns the id of the newest commit that two revisions descend from.
    ///
    /// # Errors
    /// Returns an error if they have no common ancestor, or one of them is not a revision.
    pub fn fork(&self, one: &str, other: &str) -> Result<String, GitError> {
        let (old, new) = (self.revision(one)?, self.revision(other)?);
        let asked = ["merge-base", &old.id, &new.id];
        let found = self.git.ask(&asked).map_err(|_| {
            let message = format!("`{one}` and `{other}` have no commit in common");
            let help = if self.is_shallow { SHALLOW } else { "name two branches of one history" };
            GitError::new(message, help)
        })?;
        Ok(found.trim_end().to_owned())
    }

    /// Returns the id that a name leads to. Nothing in the name is an option.
    fn id(&self, name: &str) -> Result<String, GitError> {
        let asked = ["rev-parse", "--verify", "--end-of-options", name];
        let (answer, remarks) = self.git.ask_aloud(&asked)?;
        let typed = name.trim_end_matches("^{commit}");
        if remarks.contains(REFLOG_TOO_SHORT) {
            return Err(unknown_then(typed, "its reflog is younger"));
        }
        self.refuse_to_come(typed)?;
        // `^HEAD` is answered as it was asked.
        let id = answer.trim_end();
        let is_id = id.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_id { Ok(id.to_owned()) } else { Err(GitError::from_stderr("")) }
    }

    /// Refuses a day that git takes for one to come, `@{99 years ago}` among them: it does not
    /// count back beyond 1970, and would answer with what is there today.
    fn refuse_to_come(&self, typed: &str) -> Result<(), GitError> {
        let words = |part: &str| part.split_once('}').map(|(words, _)| words.to_owned());
        for words in typed.split("@{").skip(1).filter_map(words) {
            let is_day =
                words.contains(|c: char| c.is_ascii_digit()) && words.parse::<i64>().is_err();
            if !is_day {
                continue;
            }
            let answer =
                self.git.ask(&["rev-parse", "--since=now", &format!("--since={words}")])?;
            let mut moments = answer.lines().map(|line| line.trim_start_matches("--max-age="));
            let mut moment = || moments.next().and_then(|moment| moment.parse::<u64>().ok());
            if let (Some(now), Some(then)) = (moment(), moment())
                && now + A_MOMENT < then
            {
                let message = format!("git takes `{words}` for a day that is still to come");
                let help =
                    "name one since 1970 that has been, such as `@{2026-03-01}`, or a commit";
                return Err(GitError::new(message, help));
            }
        }
        Ok(())
    }

    /// Returns the commit of a revision to which nothing can be added, such as `:/words of a
    /// message`, or why it names none.
    fn unusual(&self, typed: &str) -> Result<String, GitError> {
        let id = self.id(typed).map_err(|error| self.unknown(typed, error))?;
        if let Ok(commit) = self.id(&format!("{id}^{{commit}}")) {
            return Ok(commit);
        }
        let kind = match Objects::open(&self.git)?.read(&id) {
            Ok(Object::Tree(..)) => "a folder",
            Ok(Object::Blob(_) | Object::TooLarge(_)) => "a file",
            Ok(Object::Tag) => "a tag of something else",
            _ => return Err(self.unknown(typed, GitError::from_stderr(""))),
        };
        let help = "name the commit alone, such as `main`; the plan's folder goes to `--plan`";
        Err(GitError::new(format!("`{typed}` is {kind}, not a commit"), help))
    }

    fn unknown(&self, typed: &str, error: GitError) -> GitError {
        // Else it is an ambiguous id with its candidates, or a reflog that does not go back so far.
        if error.kind != GitErrorKind::UnknownRevision {
            return with_advice(typed, error);
        }
        let message = format!("there is no revision `{typed}` in this repository");
        if typed.contains("..") {
            let help = "one commit is wanted here; `hito diff A..B` compares two";
            return GitError::new(message, help);
        }
        let names = self.names();
        if self.id("HEAD").is_err() {
            if names.is_empty() {
                return GitError::new(
                    "this repository has no commit yet", "`git commit` makes one",
                );
            }
            if typed.starts_with("HEAD") || typed.starts_with('@') {
                let help = "`git commit` makes one; `git branch -a` lists other branches";
                return GitError::new("the current branch has no commit yet", help);
            }
        }
        let names = || names.iter().map(String::as_str);
        let of_remote = |name: &&str| name.split_once('/').is_some_and(|(_, name)| name == typed);
        let mut help = Vec::new();
        if matches!(typed.len(), 40 | 64) && typed.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let fetch = format!("`git fetch origin {typed}` may bring it");
            help.push(format!("it was rewritten by a forced push, or not fetched: {fetch}"));
        }
        let near = names().find(of_remote).or_else(|| messages::nearest(typed, names()));
        help.extend(near.map(messages::did_you_mean));
        if self.is_shallow {
            help.push(SHALLOW.to_owned());
        }
        if help.is_empty() {
            help.push("`git log --oneline` lists commits, `git branch -a` branches".to_owned());
        }
        GitError { kind: GitErrorKind::UnknownRevision, message, help }
    }

    /// Returns the names of its branches and tags, or nothing if git cannot tell.
    pub fn names(&self) -> Vec<String> {
        let places = ["refs/heads", "refs/tags", "refs/remotes"];
        let asked = ["for-each-ref", MOST_NAMES, "--format=%(refname:lstrip=2)"];
        let answer = self.git.ask(&[&asked[..], &places].concat()).unwrap_or_default();
        answer.lines().filter(|name| !name.ends_with("/HEAD")).map(str::to_owned).collect()
    }

    /// Returns the folders of a revision that hold a file, such as `plan.yaml`, as its tree has
    /// them.
    ///
    /// # Errors
    /// Returns an error if the tree is not all in this clone.
    pub fn folders_with(&self, revision: &Revision, file: &str) -> Result<Vec<String>, GitError> {
        self.folders_at(&revision.id, file)
    }

    /// Returns the same by the id of a commit.
    pub(crate) fn folders_at(&self, id: &str, file: &str) -> Result<Vec<String>, GitError> {
        let asked = ["ls-tree", "-r", "-z", "--name-only", "--full-tree", id];
        let listed = self.git.ask(&asked)?;
        let folder = |path: &str| match path.rsplit_once('/') {
            Some((folder, name)) if name == file => Some(folder.to_owned()),
            None if path == file => Some(String::new()),
            _ => None,
        };
        Ok(listed.split('\0').filter_map(folder).collect())
    }

    /// Returns whether a path of a commit's tree is a submodule.
    pub fn is_submodule(&self, revision: &Revision, path: &str) -> bool {
        let asked = ["ls-tree", "--full-tree", "-z", &revision.id, "--", path];
        self.git.ask(&asked).is_ok_and(|listed| listed.starts_with("160000 "))
    }

    /// Returns whether two files, each a path of a commit's tree, have the same content.
    pub(crate) fn is_same(&self, one: (&str, &str), other: (&str, &str)) -> bool {
        let id = |(commit, path)| self.id(&format!("{commit}:{path}")).ok();
        id(one).is_some_and(|content| id(other) == Some(content))
    }
}

/// Returns the error of a clone that does not know what was at a place or a time.
fn unknown_then(typed: &str, why: &str) -> GitError {
    GitError::new(format!("this clone does not know what `{typed}` was: {why}"), BY_DATE)
}

/// Returns git's error about a revision that it understands and cannot find, with what to do about
/// it.
fn with_advice(typed: &str, error: GitError) -> GitError {
    if error.kind == GitErrorKind::ShortReflog {
        return unknown_then(typed, "its reflog has not that many entries");
    }
    if error.help.is_empty() {
        let help = "name a commit or a branch; `git branch -a` lists those that there are";
        return GitError::new(error.message, help);
    }
    error
}

/// Returns the error if git finds no repository, with what to do about it.
fn not_found(error: GitError) -> GitError {
    if error.kind == GitErrorKind::NoRepository {
        let help = "revisions are git's: keep the plan in a repository, or leave the revision out";
        let message = "the plan stands in no git repository";
        return GitError::of_kind(GitErrorKind::NoRepository, message, help);
    }
    error
}
