//! The folder of a plan that is only begun.

use std::fs;
use std::path::PathBuf;

use super::state::State;
use super::target::missing_folders;
use super::trouble::Trouble;
use crate::source::Folder;

/// Folders that were made, outermost first.
#[derive(Debug)]
pub struct Made {
    folders: Vec<PathBuf>,
    own: PathBuf,
}

/// Makes the folder of a new plan, and those above it that are missing.
///
/// # Errors
/// When one cannot be made; then none is left.
pub fn make_folder(folder: &Folder) -> Result<Made, Trouble> {
    let (root, _) = folder
        .on_disk()
        .ok_or_else(|| Trouble::new("a revision cannot be written to", "leave `--at` out"))?;
    let own = State::of(folder, root).path().to_owned();
    let mut made = Made { folders: Vec::new(), own };
    for missing in missing_folders(root) {
        if let Err(error) = fs::create_dir(&missing) {
            made.remove();
            return Err(Trouble::unwritable(&folder.shown_root(), &error));
        }
        made.folders.push(missing);
    }
    Ok(made)
}

impl Made {
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
