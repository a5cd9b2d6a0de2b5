//! The folder of a plan that is only begun.

use std::fs;
use std::path::PathBuf;

use super::error::StoreError;
use super::state::StoreState;
use super::target::missing_folders;
use crate::source::Folder;

/// Folders that were made, outermost first.
#[derive(Debug)]
pub struct NewFolder {
    folders: Vec<PathBuf>,
    own: PathBuf,
}

/// Makes the folder of a new plan, and those above it that are missing.
///
/// # Errors
/// Returns an error if one cannot be made; then none is left.
pub fn make_folder(folder: &Folder) -> Result<NewFolder, StoreError> {
    let (root, _) = folder
        .on_disk()
        .ok_or_else(|| StoreError::new("a revision cannot be written to", "leave `--at` out"))?;
    let own = StoreState::of(folder, root).path().to_owned();
    let mut made = NewFolder { folders: Vec::new(), own };
    for missing in missing_folders(root) {
        if let Err(error) = fs::create_dir(&missing) {
            made.remove();
            return Err(StoreError::unwritable(&folder.shown_root(), &error));
        }
        made.folders.push(missing);
    }
    Ok(made)
}

impl NewFolder {
    /// Removes what was made, where nothing came of it. What somebody else has begun to use stays.
    pub fn remove(&self) {
        if self.folders.is_empty() {
            return;
        }
        // Only a lock that nobody can have waited for is in it.
        for name in ["lock", ".gitignore"] {
            let _ = fs::remove_file(self.own.join(name));
        }
        let _ = fs::remove_dir(&self.own);
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
