//! Files that `--output` names, written in one step.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::wording;

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
    Ok(write_all().map_err(|error| {
        let (name, reason) = (file.display(), wording::reason(&error));
        Failure::new(
            format!("--output: `{name}` cannot be written: {reason}"),
            "name a file in a folder that exists and that you may write to",
        )
    })?)
}
