//! Why a change was refused.

use std::fmt;

use crate::domain::{DateError, Id, Vocabulary};
use crate::messages;
use crate::query::ResolveError;
use crate::source::Located;
use crate::yaml::edit::EditError;

/// A mistake in what was given: an option, a column, a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    /// What is wrong.
    pub message: String,
    /// What to type or do next, a line each.
    pub help: Vec<String>,
    /// The line where it was given, from 1; 0 if it is in no file.
    pub line: usize,
}

impl InputError {
    /// Makes an error with one line of help.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: vec![help.into()], line: 0 }
    }

    /// Returns the error of a text that is no word of a vocabulary.
    pub(super) fn unknown_word<V: Vocabulary>(text: &str) -> Self {
        let codes = V::codes();
        let help = match messages::nearest(text, codes.clone()) {
            Some(near) => messages::did_you_mean(near),
            None => format!("`{}` is one of {}", V::NAME, messages::list(codes, "or")),
        };
        Self::new(format!("`{text}` is no word of `{}`", V::NAME), help)
    }

    /// Returns the error with another line of help.
    #[must_use]
    pub fn and(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Returns the error with the name of the value that it is about in front of it.
    #[must_use]
    pub fn about(self, name: &str) -> Self {
        Self { message: format!("{name}: {}", self.message), ..self }
    }

    /// Returns the error with where it was given in front of it: `line 3`, `row 3` or an id.
    #[must_use]
    pub fn labelled(self, label: &str) -> Self {
        let line = label.strip_prefix("line ").or_else(|| label.strip_prefix("row "));
        let line = line.and_then(|line| line.parse().ok());
        let line = line.unwrap_or(self.line);
        Self { message: format!("{label}: {}", self.message), line, ..self }
    }

    /// Returns the error at a line of a file.
    #[must_use]
    pub fn at_line(self, line: usize) -> Self {
        self.labelled(&format!("line {line}"))
    }
}

/// The reason why a change was refused. Nothing has been written.
#[derive(Debug)]
pub enum RecordError {
    /// What was given is wrong.
    Invalid {
        /// Every mistake in it.
        errors: Vec<InputError>,
        /// What they amount to, said after several of them.
        summary: String,
    },
    /// An id does not name one milestone.
    Resolve(ResolveError),
    /// The plan would have mistakes, or errors of rules, that it does not have now. Their places
    /// are in the files as the change would leave them.
    Findings(Vec<Located>),
    /// The plan would not say what was meant.
    Unintended,
    /// A fix would change a promise or its ledger.
    PromiseChanged,
    /// A file of the plan cannot be read.
    Unreadable {
        /// The file, as it is shown to people.
        file: String,
        /// Why it cannot be read.
        reason: String,
    },
    /// A file cannot be edited without touching what else it says.
    Edit {
        /// The file, as it is shown to people.
        file: String,
        /// Why, and what to write by hand.
        error: EditError,
    },
    /// A node cannot be written as a file of its own.
    NewFile {
        /// The path of the file, from the plan's folder.
        file: String,
        /// Why it cannot be written.
        error: EditError,
    },
    /// A path cannot be that of a plan file.
    NotAPlanFile {
        /// The path, as it was given.
        path: String,
    },
    /// A new file would be in the place of another.
    FileExists {
        /// The file, as it is shown to people.
        file: String,
    },
    /// An earlier commit used the id of a new node.
    IdUsedBefore {
        /// The id.
        id: Id,
        /// The abbreviated id of the commit.
        commit: String,
        /// The day of the commit.
        day: String,
        /// The title of what the id named there.
        title: String,
    },
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid { errors, summary } => match &errors[..] {
                [only] => f.write_str(&only.message),
                _ => f.write_str(summary),
            },
            Self::Findings(findings) => {
                let count = messages::count(findings.len(), "mistake");
                write!(f, "the plan would have {count}, so nothing was written")
            }
            Self::Resolve(error) => error.fmt(f),
            Self::Unintended => {
                f.write_str("the plan would not say what was meant, so nothing was written")
            }
            Self::PromiseChanged => {
                f.write_str("a promise or its ledger would change, so nothing was written")
            }
            Self::Unreadable { file, reason } => write!(f, "`{file}`: {reason}"),
            Self::Edit { file, error } | Self::NewFile { file, error } => {
                write!(f, "`{file}`: {error}")
            }
            Self::NotAPlanFile { path } => write!(f, "`{path}` cannot be a file of the plan"),
            Self::FileExists { file } => write!(f, "`{file}` is there already"),
            Self::IdUsedBefore { id, commit, day, title } => {
                write!(f, "the id `{id}` was used before: at {commit} of {day} it named “{title}”")
            }
        }
    }
}

impl std::error::Error for RecordError {}

impl From<DateError> for InputError {
    fn from(error: DateError) -> Self {
        Self { message: error.message, help: error.help.into_iter().collect(), line: 0 }
    }
}

impl From<ResolveError> for RecordError {
    fn from(error: ResolveError) -> Self {
        Self::Resolve(error)
    }
}

impl From<InputError> for RecordError {
    fn from(error: InputError) -> Self {
        Self::Invalid { errors: vec![error], summary: String::new() }
    }
}
