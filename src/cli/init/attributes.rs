//! `.gitattributes`: which files git lets hito merge.

use std::path::{Path, PathBuf};

use super::files::{make, relative};
use crate::cli::merge_driver::attribute;
use crate::cli::session::Session;
use crate::messages;
use crate::render::{ChangedFile, visible};

/// The file, at the root of a repository.
pub(super) const ATTRIBUTES: &str = ".gitattributes";

/// The file of the repository that a new plan is in.
pub(in crate::cli) struct Attributes {
    path: PathBuf,
    /// The line that the plan's files want.
    line: String,
    is_there: bool,
}

impl Attributes {
    /// What is to be written for a plan in a folder; none where no repository is around it, or
    /// where its file has the line.
    pub(in crate::cli) fn wanted(folder: &Path) -> Option<Self> {
        let root = folder.ancestors().find(|above| above.join(".git").exists())?;
        let (path, line) = (root.join(ATTRIBUTES), attribute(&relative(root, folder)));
        let is_there = path.symlink_metadata().is_ok();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let has_line = text.lines().any(|other| other.trim() == line);
        (!has_line).then_some(Self { path, line, is_there })
    }

    /// What a dry run shows of it.
    pub(in crate::cli) fn changed(&self) -> Option<ChangedFile> {
        let path = ATTRIBUTES.to_owned();
        (!self.is_there).then(|| ChangedFile { path, before: None, after: self.text() })
    }

    fn text(&self) -> String {
        format!("{}\n", self.line)
    }

    /// Writes the file where there is none, and tells what is left to do. The plan is there: what
    /// goes wrong here is only told.
    pub(in crate::cli) fn write(&self, session: &mut Session<'_, '_>) {
        if self.is_there {
            session.say(&format!("`{ATTRIBUTES}` is there and stays as it is"));
            session.say(&add_line(&self.line));
            return;
        }
        match make(&[(self.path.clone(), self.text())]) {
            Ok(()) => session.say(&format!("made  {ATTRIBUTES}")),
            Err((_, error)) => {
                let why = messages::reason(&error);
                session.say(&format!("`{ATTRIBUTES}` cannot be made: {why}"));
                session.say(&add_line(&self.line));
            }
        }
    }
}

/// What to do with a file that is there.
pub(super) fn add_line(line: &str) -> String {
    format!("  add this line to it: {}", visible(line))
}
