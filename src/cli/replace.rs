//! Files that `--output` names, written in one step.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::failure::Failure;

/// Replaces a file, named from a folder, when all of it has been written.
pub(super) fn replace(
    dir: &Path,
    file: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    let path = dir.join(file);
    // A link is followed, so that what it leads to is replaced and not the link.
    let path = path.canonicalize().unwrap_or(path);
    let folder = path.parent().map_or(PathBuf::from("."), Path::to_owned);
    if !folder.is_dir() {
        let message = format!("--output: there is no folder for `{}`", file.display());
        return Err(Failure::new(message, "create it first").into());
    }
    let write_all = || -> io::Result<()> {
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let kept = std::fs::metadata(&path).ok().map(|meta| meta.permissions());
            builder.permissions(kept.unwrap_or(std::fs::Permissions::from_mode(0o666)));
        }
        let mut temporary = builder.tempfile_in(&folder)?;
        let mut buffered = io::BufWriter::new(temporary.as_file_mut());
        write(&mut buffered)?;
        buffered.flush()?;
        drop(buffered);
        temporary.as_file().sync_all()?;
        temporary.persist(&path)?;
        Ok(())
    };
    write_all().with_context(|| format!("--output: `{}` cannot be written", file.display()))
}
