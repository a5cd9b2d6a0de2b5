//! The folder `.hito/` of a plan.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::journal::{Journal, JournalStep, hash};
use super::staged::{PREFIX, SUFFIX, Staged, sync_folder};
use crate::source::Folder;

/// The folder's name. It begins with a dot, so that no file in it belongs to the plan.
const NAME: &str = ".hito";

/// The `.gitignore` in it: nothing here is committed.
const IGNORE: &[u8] = b"*\n";

/// The most bytes that a journal has.
const LARGEST_JOURNAL: u64 = 16 << 20;

/// The folder of a plan's lock and journal.
pub(super) struct StoreState {
    path: PathBuf,
    shown: String,
}

/// A record of a write, as it was found.
pub(super) enum PendingRecord {
    /// There is none.
    Nothing,
    /// One that can be read.
    Record(Journal),
    /// Something else, and why.
    Unreadable(String),
}

impl StoreState {
    /// Returns where it is or would be.
    pub(super) fn of(folder: &Folder, root: &Path) -> Self {
        Self { path: root.join(NAME), shown: folder.shown(NAME) }
    }

    /// Makes it where it is missing; gives whether it was.
    pub(super) fn make(&self) -> Result<bool, StoreError> {
        let trouble = |error: io::Error| StoreError::unwritable(&self.shown, &error);
        match fs::symlink_metadata(&self.path) {
            Ok(meta) if meta.is_dir() => Ok(false),
            Ok(_) => {
                let message = format!("`{}` is no folder of hito's own", self.shown);
                let help = "hito keeps its lock there and follows no link; remove it";
                Err(StoreError::new(message, help))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                match fs::create_dir(&self.path) {
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
                    made => made.map(|()| true).map_err(trouble),
                }
            }
            Err(error) => Err(trouble(error)),
        }
    }

    /// Returns whether the record of a write is there.
    pub(super) fn holds_record(&self) -> bool {
        let is_there = |path: PathBuf| fs::symlink_metadata(path).is_ok();
        is_there(self.journal()) || is_there(self.staging())
    }

    /// Removes it again. The lock is held, and its file goes last: a process that waits for it finds that
    /// it is another's, and makes the folder again; one that has done so already keeps it.
    pub(super) fn unmake(&self) {
        for file in [self.path.join(".gitignore"), self.lock()] {
            let _ = remove(&file);
        }
        let _ = fs::remove_dir(&self.path);
    }

    /// Keeps it out of git, and clean. The lock is held.
    pub(super) fn tidy(&self) -> Result<(), StoreError> {
        let tidy = || -> io::Result<()> {
            for entry in fs::read_dir(&self.path)? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
                    fs::remove_file(entry.path())?;
                }
            }
            let ignore = self.path.join(".gitignore");
            if is_regular(&ignore) && fs::read(&ignore)? == IGNORE {
                return Ok(());
            }
            // Not where a link leads, but in the link's place.
            Staged::write(&ignore, None, |out| out.write_all(IGNORE))?.put()
        };
        tidy().map_err(|error| StoreError::unwritable(&self.shown, &error))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn exists(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok_and(|meta| meta.is_dir())
    }

    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// Returns what distinguishes this folder from every copy of it, such as another clone's: a record that
    /// came with a repository was not written here, whatever it says.
    pub(super) fn identity(&self) -> io::Result<String> {
        let meta = fs::metadata(self.lock())?;
        let since = |time: std::time::SystemTime| time.duration_since(std::time::UNIX_EPOCH).ok();
        // Some file systems do not know when a file was made.
        let made = meta.created().ok().and_then(since).unwrap_or_default();
        Ok(hash(format!("{} {}", number(&meta), made.as_nanos()).as_bytes()))
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.path.join("lock")
    }

    pub(super) fn staging(&self) -> PathBuf {
        self.path.join("staging")
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.path.join("journal")
    }

    /// Says which new texts are about to be written beside their files.
    pub(super) fn begin(&self, steps: Vec<JournalStep>) -> Result<(), StoreError> {
        let write = move || -> io::Result<()> {
            let journal = Journal::new(self.identity()?, steps);
            // Created, never opened through a link that somebody has put there.
            remove(&self.staging())?;
            let mut file = fs::File::create_new(self.staging())?;
            file.write_all(&journal.to_bytes()?)?;
            if journal.is_of_several() { file.sync_all() } else { Ok(()) }
        };
        write().map_err(|error| {
            let _ = remove(&self.staging());
            StoreError::unwritable(&format!("{}/staging", self.shown), &error)
        })
    }

    /// From here on, the write is finished, by whomever.
    pub(super) fn commit(&self) -> Result<(), StoreError> {
        fs::rename(self.staging(), self.journal())
            .map_err(|error| StoreError::unwritable(&format!("{}/journal", self.shown), &error))?;
        sync_folder(&self.path);
        Ok(())
    }

    /// Forgets a write that has not begun to change anything.
    pub(super) fn give_up(&self) -> io::Result<()> {
        remove(&self.staging())
    }

    /// Forgets a write that is finished or was undone.
    pub(super) fn clear(&self) -> io::Result<()> {
        remove(&self.journal())?;
        remove(&self.staging())?;
        sync_folder(&self.path);
        Ok(())
    }
}

/// Reads the record of a write.
pub(super) fn read(path: &Path) -> PendingRecord {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => PendingRecord::Nothing,
        Err(error) => PendingRecord::Unreadable(crate::messages::reason(&error)),
        Ok(meta) if !meta.is_file() => {
            PendingRecord::Unreadable("it is no regular file".to_owned())
        }
        Ok(meta) if meta.len() > LARGEST_JOURNAL => {
            PendingRecord::Unreadable("it is too large".to_owned())
        }
        Ok(_) => match fs::read(path) {
            Err(error) => PendingRecord::Unreadable(crate::messages::reason(&error)),
            Ok(bytes) => Journal::from_bytes(&bytes)
                .map_or_else(PendingRecord::Unreadable, PendingRecord::Record),
        },
    }
}

fn is_regular(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file())
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Returns a file's number in its file system.
#[cfg(unix)]
fn number(meta: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> u64 {
    0
}
