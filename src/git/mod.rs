//! Reads repositories by running git, and is the only module that runs another program. What users
//! type cannot become an option of git, and no program of a repository's configuration runs.

mod command;
mod config;
mod error;
mod log;
mod merge;
mod objects;
mod pickaxe;
mod repository;
mod revision;

pub use error::{GitError, GitErrorKind};
pub use log::{Commit, FileChange};
pub use merge::{conflict_style, merge_lines};
pub use objects::{Blobs, EntryMode, Object};
pub use pickaxe::ContentChange;
pub use repository::Repository;
pub use revision::{Revision, short};
