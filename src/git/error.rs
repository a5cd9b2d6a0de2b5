//! What git could not do, and why.

use std::io;

use crate::messages;

/// What git could not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GitError {
    /// What kind of error it is.
    pub kind: GitErrorKind,
    /// What is wrong.
    pub message: String,
    /// What to do about it, a line each.
    pub help: Vec<String>,
}

/// The kinds of [`GitError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GitErrorKind {
    /// The folder is in no git repository.
    NoRepository,
    /// A name is not a revision of the repository.
    UnknownRevision,
    /// A reflog has fewer entries than were asked for, or none.
    ShortReflog,
    /// Anything else.
    Other,
}

/// What git writes about a reflog with fewer entries than were asked for, or none.
const SHORT_REFLOG: [&str; 2] = [" only has ", " is empty"];

/// The message if git fails without one.
const NO_WORDS: &str = "it did not say why";

impl GitErrorKind {
    /// Returns the kind of a complaint. Git runs with `LC_ALL=C`, so its messages are in English.
    fn of(complaint: &str) -> Self {
        let is_unknown = complaint.ends_with("Needed a single revision")
            || complaint.contains("unknown revision")
            || complaint == NO_WORDS;
        if is_unknown {
            Self::UnknownRevision
        } else if SHORT_REFLOG.iter().any(|words| complaint.contains(words)) {
            Self::ShortReflog
        } else if complaint.contains("not a git repository") {
            Self::NoRepository
        } else {
            Self::Other
        }
    }
}

impl GitError {
    /// Returns an error of the kind [`GitErrorKind::Other`].
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::of_kind(GitErrorKind::Other, message, help)
    }

    pub(super) fn of_kind(
        kind: GitErrorKind,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { kind, message: message.into(), help: vec![help.into()] }
    }

    /// Returns what git wrote: its first complaint, and the advice below it.
    pub(super) fn from_stderr(stderr: &str) -> Self {
        let complaint = |line: &&str| line.starts_with("fatal: ") || line.starts_with("error: ");
        let mut lines = stderr.lines().skip_while(|line| !complaint(line));
        let message = lines.next().or(stderr.lines().next()).unwrap_or(NO_WORDS);
        let message = message.split_once(": ").map_or(message, |(_, message)| message);
        let help = lines.map(str::trim).filter(|line| !line.is_empty());
        Self {
            kind: GitErrorKind::of(message),
            message: format!("git: {message}"),
            help: help.map(str::to_owned).collect(),
        }
    }

    /// Returns why git could not be run.
    pub(super) fn not_run(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            let help =
                "install git, or put it on PATH; without it hito reads only the files on disk";
            return Self::new("git is needed for revisions, and was not found", help);
        }
        let message = format!("git cannot be run: {}", messages::reason(error));
        Self { kind: GitErrorKind::Other, message, help: Vec::new() }
    }
}
