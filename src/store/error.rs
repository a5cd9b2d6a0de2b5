//! Why a plan was not written to, and what to do about it.

use std::{fmt, io};

use crate::messages;

/// A write that was refused or failed. Every file is as it was, unless the message says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// What is wrong.
    pub message: String,
    /// What to do about it, a line each.
    pub help: Vec<String>,
}

impl StoreError {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: vec![help.into()] }
    }

    /// Returns the error of a file that could not be written, by the path that people know.
    pub(super) fn unwritable(shown: &str, error: &io::Error) -> Self {
        let message = format!("`{shown}` cannot be written: {}", messages::reason(error));
        let help = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on the disk",
            io::ErrorKind::ReadOnlyFilesystem => {
                "copy the repository to a place that can be written to"
            }
            io::ErrorKind::PermissionDenied => {
                "see who owns the file and its folder, and whether they may be written to"
            }
            io::ErrorKind::InvalidFilename => "choose a shorter name",
            _ => "see to it and try again",
        };
        Self { message, help: vec![help.to_owned(), "nothing was changed".to_owned()] }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for StoreError {}
