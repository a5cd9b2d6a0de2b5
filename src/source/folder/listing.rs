//! The files of a folder, and those that cannot be read.

use super::super::mistakes;
use std::path::Path;

/// A file or folder that cannot be taken in.
#[derive(Clone, Debug)]
pub struct FolderError {
    /// Its path relative to the plan's folder.
    pub path: String,
    /// The rule of [`mistakes`].
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
}

/// The files of a folder, in natural order, and those refused.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Paths relative to the plan's folder, `/` between names.
    pub files: Vec<String>,
    /// What could not be taken in.
    pub refused: Vec<FolderError>,
}

/// Whether a name is that of a file of plans.
pub(crate) fn is_yaml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "yaml" || end == "yml")
}

pub(super) fn outside(file: &str) -> FolderError {
    let (path, rule) = (file.to_owned(), mistakes::OUTSIDE_REPOSITORY);
    FolderError { path, rule, message: "this file is outside the repository".to_owned() }
}

pub(super) fn too_large(file: &str, bytes: u64) -> FolderError {
    let message = format!("this file has {bytes} bytes, more than 64 MiB");
    FolderError { path: file.to_owned(), rule: mistakes::FILE_TOO_LARGE, message }
}
