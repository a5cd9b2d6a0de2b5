//! How git is run.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::error::GitError;

/// How git is run: in a folder, with the environment of the user.
#[derive(Clone, Debug)]
pub(super) struct Git {
    dir: PathBuf,
    vars: HashMap<String, String>,
}

/// What runs programs or reaches out in a repository's configuration, overruled: the watcher of
/// files, hooks, the pager, the checker of signatures.
const OVERRULED: [&str; 4] = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.pager=cat", "log.showSignature=false",
];

/// Variables that would lead git to another repository than the plan's, as hooks set them, or
/// change how it reads what it is given (`git rev-parse --local-env-vars`). Those of object
/// folders stay: a hook before a push is taken in sees what was pushed only through them.
const LEFT_OUT: [&str; 19] = [
    "GIT_CONFIG", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX",
    "GIT_NAMESPACE", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_IMPLICIT_WORK_TREE",
    "GIT_INTERNAL_SUPER_PREFIX", "GIT_REPLACE_REF_BASE", "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "LANGUAGE",
    "GIT_DIFF_OPTS",
];

/// Variables of every run: no lock, no network, no question, no replacement objects, and messages
/// that can be recognised.
const SET: [(&str, &str); 7] = [
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_ADVICE", "0"),
    ("LC_ALL", "C"),
];

impl Git {
    pub(super) fn new(dir: &Path, vars: &HashMap<String, String>) -> Self {
        let mut vars = vars.clone();
        vars.retain(|name, _| !LEFT_OUT.contains(&name.as_str()));
        vars.extend(SET.map(|(name, value)| (name.to_owned(), value.to_owned())));
        Self { dir: dir.to_owned(), vars }
    }

    /// Returns the same in another folder.
    pub(super) fn at(mut self, dir: &Path) -> Self {
        dir.clone_into(&mut self.dir);
        self
    }

    /// Returns the same with a variable more.
    pub(super) fn with(mut self, name: &str, value: String) -> Self {
        self.vars.insert(name.to_owned(), value);
        self
    }

    /// Returns the command that runs git, without input.
    pub(super) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.dir).env_clear().envs(&self.vars);
        command.args(["--no-pager", "--literal-pathspecs"]);
        for setting in OVERRULED {
            command.args(["-c", setting]);
        }
        command.args(args).stdin(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Returns what git writes.
    pub(super) fn ask(&self, args: &[&str]) -> Result<String, GitError> {
        self.ask_aloud(args).map(|(answer, _)| answer)
    }

    /// Returns what git writes, or `None` if it ends with 1 and writes nothing to stderr, as it
    /// does if it finds nothing.
    pub(super) fn ask_or_none(&self, args: &[&str]) -> Result<Option<String>, GitError> {
        let output = self.command(args).stderr(Stdio::piped()).output();
        let output = output.map_err(|error| GitError::not_run(&error))?;
        match output.status.code() {
            Some(0) => Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned())),
            Some(1) if output.stderr.is_empty() => Ok(None),
            _ => Err(GitError::from_stderr(&String::from_utf8_lossy(&output.stderr))),
        }
    }

    /// Returns what git writes to stdout and to stderr.
    pub(super) fn ask_aloud(&self, args: &[&str]) -> Result<(String, String), GitError> {
        let output = self.command(args).stderr(Stdio::piped()).output();
        let output = output.map_err(|error| GitError::not_run(&error))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (answer, remarks) = (text(&output.stdout), text(&output.stderr));
        if output.status.success() {
            Ok((answer, remarks))
        } else {
            Err(GitError::from_stderr(&remarks))
        }
    }
}
