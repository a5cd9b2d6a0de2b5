//! A file replaced in one step: what is new is written beside it first.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

/// How the names of files begin and end that hold a new text until it is in its place. A name that
/// begins with a dot is not a file of a plan.
pub(super) const PREFIX: &str = ".hito-";
pub(super) const SUFFIX: &str = ".tmp";

/// A new text, complete and on disk beside the file that it is for. Goes with its owner, unless
/// it is put in place or kept.
pub(super) struct Staged {
    temporary: TempPath,
    target: PathBuf,
}

/// Replaces a file, or makes it, when all of it has been written. A link is followed, so that
/// what it leads to is replaced and not the link. Devices and pipes are written to.
///
/// # Errors
/// Returns an error if the file cannot be written; it is as it was then.
pub fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|meta| !meta.is_file() && !meta.is_dir()) {
        let mut device = OpenOptions::new().write(true).open(&target)?;
        write(&mut device)?;
        return device.flush();
    }
    Staged::write(&target, None, write)?.put()
}

impl Staged {
    /// Writes a new text beside a file whose links are resolved, under a name of its own or one
    /// that was given. Owner, where possible, and mode are the file's.
    pub(super) fn write(
        target: &Path,
        name: Option<&str>,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        match name {
            Some(name) => builder.prefix(name).rand_bytes(0),
            None => builder.prefix(PREFIX).suffix(SUFFIX),
        };
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let mut temporary = builder.tempfile_in(folder_of(target))?;
        if let Ok(before) = fs::metadata(target) {
            keep_owner_and_mode(temporary.as_file(), &before)?;
        }
        let mut buffered = BufWriter::new(temporary.as_file_mut());
        write(&mut buffered)?;
        buffered.flush()?;
        drop(buffered);
        temporary.as_file().sync_all()?;
        Ok(Self { temporary: temporary.into_temp_path(), target: target.to_owned() })
    }

    /// Puts it in the place of its file. Where that fails, it stays beside it.
    pub(super) fn put(&self) -> io::Result<()> {
        fs::rename(&self.temporary, &self.target)?;
        sync_folder(folder_of(&self.target));
        Ok(())
    }

    /// Puts it in its place if there is no file yet.
    pub(super) fn put_new(&self) -> io::Result<()> {
        match fs::hard_link(&self.temporary, &self.target) {
            // Not every file system has links.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                match self.target.symlink_metadata() {
                    Ok(_) => return Err(io::ErrorKind::AlreadyExists.into()),
                    Err(_) => fs::rename(&self.temporary, &self.target)?,
                }
            }
            linked => linked?,
        }
        sync_folder(folder_of(&self.target));
        Ok(())
    }

    /// Leaves it where it is, for the next write to put in place.
    pub(super) fn keep(self) {
        // What cannot be kept is missed by the next write, which says so.
        let _ = self.temporary.keep();
    }
}

/// Returns the folder of a file.
pub(super) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes sure that names given and taken in a folder outlast a loss of power. Where the file
/// system does not know how, a write that has been done has not failed.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(unix)]
fn keep_owner_and_mode(file: &File, before: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let now = file.metadata()?;
    if (now.uid(), now.gid()) != (before.uid(), before.gid()) {
        // Only root gives files away; to a group of one's own they can be given by anybody.
        let _ = fchown(file, Some(before.uid()), Some(before.gid()))
            .or_else(|_| fchown(file, None, Some(before.gid())));
    }
    file.set_permissions(before.permissions())
}

#[cfg(not(unix))]
fn keep_owner_and_mode(file: &File, before: &Metadata) -> io::Result<()> {
    file.set_permissions(before.permissions())
}
