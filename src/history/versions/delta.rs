//! What changes from version to version.

use std::sync::Arc;

use crate::domain::Finding;
use crate::source::decode::FileContents;

/// A plan that cannot be read at a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file in which its first mistake is, from the plan's folder.
    pub file: String,
    /// The rule that it breaks.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
}

/// What a file held and holds.
#[derive(Clone, Debug)]
pub(super) struct FileDelta {
    pub(super) file: u32,
    pub(super) old: Option<Arc<FileContents>>,
    pub(super) new: Option<Arc<FileContents>>,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &*self.file {
            "" => f.write_str(&self.message),
            file => write!(f, "{file}: {}", self.message),
        }
    }
}

impl Unreadable {
    pub(super) fn of(finding: Option<&Finding>, files: &[String]) -> Self {
        let file = finding.and_then(|finding| files.get(finding.place.file.0 as usize));
        Self {
            file: file.cloned().unwrap_or_default(),
            rule: finding.map_or("", |finding| finding.rule),
            message: finding.map(|finding| finding.message.clone()).unwrap_or_default(),
        }
    }
}
