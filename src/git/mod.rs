//! git, asked for what a repository knows. The only place that runs another program: nothing that
//! is typed can become one of its options, and nothing that a repository's configuration names
//! is run.

mod config;
mod log;
mod objects;
mod pickaxe;
mod repository;
mod revision;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::messages;

pub use log::Commit;
pub use pickaxe::ContentChange;
pub use repository::{NO_REPOSITORY, Repository};
pub use revision::{Revision, short};

use objects::{Objects, split_tree};

pub use log::FileChange;
pub use objects::{Blobs, EntryMode, Object};

/// How git is run: in a folder, with the variables of whoever runs hito.
#[derive(Clone, Debug)]
struct Git {
    dir: PathBuf,
    vars: HashMap<String, String>,
}

/// What git could not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GitError {
    /// What is wrong.
    pub message: String,
    /// What to do about it, a line each.
    pub help: Vec<String>,
}

/// What runs programs or reaches out in a repository's configuration, overruled: the watcher of
/// files, hooks, the pager, the checker of signatures.
const OVERRULED: [&str; 4] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "log.showSignature=false",
];

/// Variables that would lead git to another repository than the plan's, as hooks set them, or
/// change how it reads what it is given (`git rev-parse --local-env-vars`). Those of object
/// folders stay: a hook before a push is taken in sees what was pushed only through them.
const LEFT_OUT: [&str; 19] = [
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_EXTERNAL_DIFF",
    "GIT_PAGER",
    "LANGUAGE",
    "GIT_DIFF_OPTS",
];

/// Variables of every run: no lock, no network, no question, no object that stands for another,
/// and messages that can be recognised.
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
    fn new(dir: &Path, vars: &HashMap<String, String>) -> Self {
        let mut vars = vars.clone();
        vars.retain(|name, _| !LEFT_OUT.contains(&name.as_str()));
        vars.extend(SET.map(|(name, value)| (name.to_owned(), value.to_owned())));
        Self { dir: dir.to_owned(), vars }
    }

    /// The same in another folder.
    fn at(mut self, dir: &Path) -> Self {
        dir.clone_into(&mut self.dir);
        self
    }

    /// The same with a variable more.
    fn with(mut self, name: &str, value: String) -> Self {
        self.vars.insert(name.to_owned(), value);
        self
    }

    /// A run of git that is to be started, without input.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.dir).env_clear().envs(&self.vars);
        command.args(["--no-pager", "--literal-pathspecs"]);
        for setting in OVERRULED {
            command.args(["-c", setting]);
        }
        command.args(args).stdin(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// What git writes.
    ///
    /// # Errors
    /// When git is not there, or says no: in its own words.
    fn ask(&self, args: &[&str]) -> Result<String, GitError> {
        self.ask_aloud(args).map(|(answer, _)| answer)
    }

    /// What git writes; none where it ends with 1 and without a word, as it does where there is
    /// nothing to tell.
    ///
    /// # Errors
    /// As those of [`Git::ask`].
    fn ask_or_none(&self, args: &[&str]) -> Result<Option<String>, GitError> {
        let output = self.command(args).stderr(Stdio::piped()).output();
        let output = output.map_err(|error| not_run(&error))?;
        match output.status.code() {
            Some(0) => Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned())),
            Some(1) if output.stderr.is_empty() => Ok(None),
            _ => Err(GitError::said(&String::from_utf8_lossy(&output.stderr))),
        }
    }

    /// What git writes, and what it remarks beside that.
    ///
    /// # Errors
    /// As those of [`Git::ask`].
    fn ask_aloud(&self, args: &[&str]) -> Result<(String, String), GitError> {
        let output = self.command(args).stderr(Stdio::piped()).output();
        let output = output.map_err(|error| not_run(&error))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (answer, remarks) = (text(&output.stdout), text(&output.stderr));
        if output.status.success() { Ok((answer, remarks)) } else { Err(GitError::said(&remarks)) }
    }
}

/// Three versions of a file, joined line by line by git: the text, and whether there is no
/// conflict in it. The versions are ours, the base and theirs, as absolute paths; the
/// names stand beside the markers, whose signs are repeated `size` times.
///
/// # Errors
/// When git is not there, or cannot read a file.
#[expect(clippy::implicit_hasher, reason = "there is one map of variables")]
pub fn merge_lines(
    versions: [&Path; 3],
    names: [&str; 3],
    size: usize,
    vars: &HashMap<String, String>,
) -> Result<(Vec<u8>, bool), GitError> {
    let git = Git::new(versions[0].parent().unwrap_or(versions[0]), vars);
    let mut command = git.command(&["merge-file", "-p", "-q", &format!("--marker-size={size}")]);
    for name in names {
        command.args(["-L", name]);
    }
    let output = command.arg("--").args(versions).stderr(Stdio::piped()).output();
    let output = output.map_err(|error| not_run(&error))?;
    match output.status.code() {
        Some(conflicts @ 0..=127) => Ok((output.stdout, conflicts == 0)),
        _ => Err(GitError::said(&String::from_utf8_lossy(&output.stderr))),
    }
}

/// What git is to show of conflicts in the repository of a folder; none where nothing is said of it,
/// or git cannot tell.
#[expect(clippy::implicit_hasher, reason = "there is one map of variables")]
pub fn conflict_style(dir: &Path, vars: &HashMap<String, String>) -> Option<String> {
    let asked = ["config", "--get", "merge.conflictStyle"];
    let style = Git::new(dir, vars).ask_or_none(&asked).ok()??;
    Some(style.trim_end_matches('\n').to_owned())
}

fn not_run(error: &std::io::Error) -> GitError {
    if error.kind() == std::io::ErrorKind::NotFound {
        let help = "install git, or put it on PATH; without it hito reads only the files on disk";
        return GitError::new("git is needed for revisions, and was not found", help);
    }
    let message = format!("git cannot be run: {}", messages::reason(error));
    GitError { message, help: Vec::new() }
}

impl GitError {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: vec![help.into()] }
    }

    /// What git said: its first complaint, and what it advises below.
    fn said(stderr: &str) -> Self {
        let complaint = |line: &&str| line.starts_with("fatal: ") || line.starts_with("error: ");
        let mut lines = stderr.lines().skip_while(|line| !complaint(line));
        let message = lines.next().or(stderr.lines().next()).unwrap_or("it did not say why");
        let message = message.split_once(": ").map_or(message, |(_, message)| message);
        let help = lines.map(str::trim).filter(|line| !line.is_empty());
        Self { message: format!("git: {message}"), help: help.map(str::to_owned).collect() }
    }
}
