//! git, asked for what a repository knows. The only place that runs another program: nothing that
//! is typed can become one of its options, and nothing that a repository's configuration names
//! is run.

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
