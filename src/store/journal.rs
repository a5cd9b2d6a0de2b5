//! The record of a write of several files: enough to finish it or to know why it cannot be.

use std::io;
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::staged::{PREFIX, SUFFIX};

/// The version of the record's form.
const VERSION: u32 = 1;

/// What one write does.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    version: u32,
    /// The folder `.hito/` it was written in, see [`super::state::StoreState::identity`].
    pub(super) written_in: String,
    pub(super) files: Vec<JournalStep>,
}

/// What it does to one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JournalStep {
    /// The file, relative to the plan's folder, `/` between names.
    pub(super) file: String,
    /// The SHA-256 of its bytes before, or `None` for a new file.
    pub(super) before: Option<String>,
    /// The SHA-256 of its bytes after.
    pub(super) after: String,
}

impl JournalStep {
    /// Returns the name, in the file's folder, under which the new text waits.
    pub(super) fn staged(&self) -> String {
        // Two new files of the same text in one folder would share a name made of it alone.
        let of = hash(format!("{}\n{}", self.file, self.after).as_bytes());
        format!("{PREFIX}{}{SUFFIX}", &of[..16])
    }

    /// Returns whether its strings are what hito writes: a path that stays below the plan's folder
    /// and names a file that belongs to plans.
    pub(super) fn is_sound(&self) -> bool {
        let path = Path::new(&self.file);
        let is_plain = |part: Component<'_>| matches!(part, Component::Normal(name) if !name.to_string_lossy().starts_with('.'));
        let is_yaml = path.extension().is_some_and(|end| end == "yaml" || end == "yml");
        path.components().all(is_plain) && is_yaml && !self.file.contains(['\\', '\0'])
    }
}

impl Journal {
    pub(super) fn new(written_in: String, files: Vec<JournalStep>) -> Self {
        Self { version: VERSION, written_in, files }
    }

    pub(super) fn is_of_several(&self) -> bool {
        self.files.len() > 1
    }

    pub(super) fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        Ok(text)
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let journal: Self =
            serde_json::from_slice(bytes).map_err(|error| format!("it is damaged: {error}"))?;
        if journal.version != VERSION {
            return Err(format!("it was written by another version of hito ({})", journal.version));
        }
        Ok(journal)
    }
}

/// Returns the SHA-256 of some bytes, in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
