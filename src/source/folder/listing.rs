//! The files of a folder, and those that cannot be read.

use std::path::Path;

use super::super::mistakes;

/// An error about a file or folder that cannot be read.
#[derive(Clone, Debug)]
pub struct FolderError {
    /// The path relative to the plan's folder.
    pub path: String,
    /// The name of the rule, one of [`mistakes`].
    pub rule: &'static str,
    /// The message.
    pub message: String,
}

/// The files of a folder in natural order, and those that cannot be read.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The paths relative to the plan's folder, with `/` between names.
    pub files: Vec<String>,
    /// The files and folders that cannot be read.
    pub refused: Vec<FolderError>,
}

/// Returns whether a file name is that of a plan file.
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
