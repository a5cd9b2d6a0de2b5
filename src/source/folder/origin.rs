//! The sources that the files of a folder can be read from.

use std::fmt::Debug;
use std::path::Path;

use super::listing::{FolderError, Listing};
use crate::git::Revision;

/// A source of the files of a folder. Paths are relative to the folder, with `/` between names.
pub(super) trait Origin: Debug + Send + Sync {
    /// Returns the root of the repository, or of the folder that takes its place if there is none.
    fn top(&self) -> &Path;

    /// Returns whether there is a file at a path, readable or not.
    fn holds(&self, file: &str) -> bool;

    /// Reads a file that a plan names.
    fn read(&self, file: &str) -> Result<Vec<u8>, FolderError>;

    /// Reads a file that [`Origin::list`] returned, without checking again that it is in the
    /// repository.
    fn read_listed(&self, file: &str) -> Result<Vec<u8>, FolderError>;

    /// Lists the plan's files, in no particular order.
    fn list(&self) -> Listing;

    /// Returns the revision that files are read at, or `None` if they are not at a revision.
    fn revision(&self) -> Option<&Revision> {
        None
    }

    /// Returns whether the files can be written to.
    fn is_on_disk(&self) -> bool {
        false
    }
}
