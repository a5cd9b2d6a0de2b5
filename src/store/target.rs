//! The file that a path of the plan means on disk.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::journal::{JournalStep, hash};
use super::replacement::Replacement;
use super::staged::folder_of;
use crate::source::Folder;

/// A plan's folder on disk.
#[derive(Clone, Copy)]
pub(super) struct Site<'f> {
    pub(super) folder: &'f Folder,
    /// The folder, absolute, links resolved.
    pub(super) root: &'f Path,
    /// What its files may not leave.
    pub(super) repository: &'f Path,
}

/// A file to write.
pub(super) struct WriteTarget<'r> {
    /// Where it is, links resolved.
    pub(super) real: PathBuf,
    /// How people call it.
    pub(super) shown: String,
    /// Its old and new bytes.
    pub(super) replacement: &'r Replacement,
    /// The folders that are missing above it, outermost first.
    pub(super) missing: Vec<PathBuf>,
    /// Its path below the plan's folder, or `None` if a link leads out of that.
    inside: Option<String>,
}

impl<'r> WriteTarget<'r> {
    /// Finds the file, links followed inside the repository, and asks whether it may be written.
    pub(super) fn find(site: Site<'_>, replacement: &'r Replacement) -> Result<Self, StoreError> {
        let file = &replacement.file;
        let Site { folder, root, repository } = site;
        let shown = folder.shown(file);
        let step = JournalStep { file: file.clone(), before: None, after: String::new() };
        if !step.is_sound() {
            let message = format!("`{shown}` is no file of a plan");
            return Err(StoreError::new(message, "name a `.yaml` file below the plan's folder"));
        }
        let path = root.join(file);
        let failed = |error: io::Error| StoreError::unwritable(&shown, &error);
        let (real, missing) = match path.symlink_metadata() {
            Ok(_) => {
                let real = path.canonicalize().map_err(failed)?;
                OpenOptions::new().write(true).open(&real).map_err(failed)?;
                (real, Vec::new())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                place(&path).map_err(failed)?
            }
            Err(error) => return Err(failed(error)),
        };
        if !real.starts_with(repository) {
            let message = format!("`{shown}` leads out of the repository");
            return Err(StoreError::new(message, "remove the link, or edit what it leads to"));
        }
        let below = real.strip_prefix(root).ok();
        let inside = below.map(|path| path.to_string_lossy().replace('\\', "/"));
        Ok(Self { real, shown, replacement, missing, inside })
    }

    /// Returns its entry in the record of the write, or `None` if it is not below the plan's
    /// folder.
    pub(super) fn step(&self) -> Option<JournalStep> {
        let Replacement { before, after, .. } = self.replacement;
        let file = self.inside.clone()?;
        let step = JournalStep { file, before: before.as_deref().map(hash), after: hash(after) };
        step.is_sound().then_some(step)
    }

    /// Returns whether the file is still as it was read.
    pub(super) fn is_as_read(&self) -> Result<bool, StoreError> {
        match content(&self.real) {
            Ok(now) => Ok(now == self.replacement.before),
            Err(error) => Err(StoreError::unwritable(&self.shown, &error)),
        }
    }
}

/// Returns the bytes of a file, or `None` if there is no file.
pub(super) fn content(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Returns where a new file is created, links above it resolved, and the folders that are missing.
fn place(path: &Path) -> io::Result<(PathBuf, Vec<PathBuf>)> {
    let there = folder_of(path).ancestors().find(|folder| folder.symlink_metadata().is_ok());
    let there = there.ok_or(io::ErrorKind::NotFound)?;
    let real = there.canonicalize()?;
    let rest = path.strip_prefix(there).map_err(io::Error::other)?;
    let mut folders: Vec<PathBuf> =
        rest.ancestors().skip(1).map(|folder| real.join(folder)).collect();
    folders.reverse();
    // The first is the one that is there.
    folders.remove(0);
    Ok((real.join(rest), folders))
}

/// Returns the folders that are missing on the way to a folder and that one itself, outermost
/// first.
pub(super) fn missing_folders(folder: &Path) -> Vec<PathBuf> {
    let missing = folder.ancestors().take_while(|above| above.symlink_metadata().is_err());
    let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    missing.reverse();
    missing
}
