//! The files of a new plan on disk.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A path as seen from a folder, `/` between names; both absolute.
pub(super) fn relative(from: &Path, to: &Path) -> String {
    let mut up = from;
    let mut out = PathBuf::new();
    while !to.starts_with(up) {
        let Some(parent) = up.parent() else { break };
        up = parent;
        out.push("..");
    }
    out.push(to.strip_prefix(up).unwrap_or(to));
    out.to_string_lossy().into_owned()
}

/// Makes files that are not there, all or none.
pub(super) fn make(files: &[(PathBuf, String)]) -> Result<(), (PathBuf, std::io::Error)> {
    let one = |path: &Path, text: &str| -> std::io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(std::fs::Permissions::from_mode(0o666));
        }
        let mut temporary = builder.tempfile_in(folder)?;
        temporary.write_all(text.as_bytes())?;
        temporary.as_file().sync_all()?;
        temporary.persist_noclobber(path)?;
        Ok(())
    };
    for (position, (path, text)) in files.iter().enumerate() {
        if let Err(error) = one(path, text) {
            for (made, _) in &files[..position] {
                let _ = std::fs::remove_file(made);
            }
            return Err((path.clone(), error));
        }
    }
    Ok(())
}
