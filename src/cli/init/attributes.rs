//! The file `.gitattributes`, which tells git to merge plan files with hito.

use std::path::{Path, PathBuf};

use super::paths::relative;
use crate::cli::merge_driver::attribute;
use crate::cli::session::Session;
use crate::messages;
use crate::render::{ChangedFile, visible};
use crate::store::create_all;

/// The name of the file, at the root of a repository.
pub(super) const ATTRIBUTES: &str = ".gitattributes";

/// A missing line of the file `.gitattributes` of a repository.
pub(in crate::cli) struct Attributes {
    path: PathBuf,
    /// The line for the plan's files.
    line: String,
    is_there: bool,
}

impl Attributes {
    /// Returns the line that is missing for a plan in a folder. Returns `None` outside a repository,
    /// or if the file has the line.
    pub(in crate::cli) fn wanted(folder: &Path) -> Option<Self> {
        let root = folder.ancestors().find(|above| above.join(".git").exists())?;
        let (path, line) = (root.join(ATTRIBUTES), attribute(&relative(root, folder)));
        let is_there = path.symlink_metadata().is_ok();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let has_line = text.lines().any(|other| other.trim() == line);
        (!has_line).then_some(Self { path, line, is_there })
    }

    /// Returns the new file for a dry run, or `None` if the file exists.
    pub(in crate::cli) fn changed(&self) -> Option<ChangedFile> {
        let path = ATTRIBUTES.to_owned();
        (!self.is_there).then(|| ChangedFile { path, before: None, after: self.text() })
    }

    fn text(&self) -> String {
        format!("{}\n", self.line)
    }

    /// Creates the file if there is none, and says what is left to do. Since the plan exists by now,
    /// an error is only reported.
    pub(in crate::cli) fn write(&self, session: &mut Session<'_, '_>) {
        if self.is_there {
            session.say(&format!("`{ATTRIBUTES}` is there and stays as it is"));
            session.say(&add_line(&self.line));
            return;
        }
        match create_all(&[(self.path.clone(), self.text())]) {
            Ok(()) => session.say(&format!("made  {ATTRIBUTES}")),
            Err((_, error)) => {
                let why = messages::reason(&error);
                session.say(&format!("`{ATTRIBUTES}` cannot be made: {why}"));
                session.say(&add_line(&self.line));
            }
        }
    }
}

/// Returns what to do with an existing file.
pub(super) fn add_line(line: &str) -> String {
    format!("  add this line to it: {}", visible(line))
}
