//! Files that do not exist yet, all of them or none.

use std::io;
use std::path::PathBuf;

use super::staged::{Staged, folder_of};

/// Creates files with their texts, and the folders that are missing for them.
///
/// # Errors
/// Returns the first file that could not be created, and why: it exists, or its folder cannot be
/// written to. The files that were created before it are removed again.
pub fn create_all(files: &[(PathBuf, String)]) -> Result<(), (PathBuf, io::Error)> {
    for (position, (path, text)) in files.iter().enumerate() {
        let created = std::fs::create_dir_all(folder_of(path))
            .and_then(|()| Staged::write(path, None, |out| out.write_all(text.as_bytes())))
            .and_then(|staged| staged.put_new());
        if let Err(error) = created {
            for (created, _) in &files[..position] {
                let _ = std::fs::remove_file(created);
            }
            return Err((path.clone(), error));
        }
    }
    Ok(())
}
