//! The lock that a write holds from reading to replacing. The system lets go of it when the
//! process ends, however that comes about.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::error::StoreError;
use super::state::StoreState;

/// How often, and how far apart, the lock is tried before `notice` is called.
const TRIES: u32 = 50;
const APART: Duration = Duration::from_millis(10);

/// The lock; it is let go when this goes.
pub(super) struct Lock {
    _file: File,
}

/// Takes the lock of a plan, waiting until it is free. Makes the folder if it is missing, and
/// returns whether it was.
pub(super) fn lock(
    state: &StoreState,
    notice: &mut dyn FnMut(&str),
) -> Result<(Lock, bool), StoreError> {
    let shown = format!("{}/lock", state.shown());
    let path = state.lock();
    let mut is_new = false;
    loop {
        is_new |= state.make()?;
        let file = match open(&path) {
            // Whoever made the folder has written nothing, and removed it again.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            opened => opened.map_err(|error| StoreError::unwritable(&shown, &error))?,
        };
        wait(&file, notice).map_err(|error| StoreError::unwritable(&shown, &error))?;
        // Somebody may have removed it in the meantime, and others lock another file.
        if is_still(&file, &path) {
            leave_word(&file);
            return Ok((Lock { _file: file }, is_new));
        }
    }
}

/// Returns whether somebody holds the lock.
pub(super) fn is_held(state: &StoreState) -> bool {
    let Ok(file) = File::open(state.lock()) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

fn open(path: &Path) -> io::Result<File> {
    // A link that came with a repository would have its target written to.
    if path.symlink_metadata().is_ok_and(|meta| !meta.is_file()) {
        return Err(io::Error::other("it is no regular file"));
    }
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

fn wait(file: &File, notice: &mut dyn FnMut(&str)) -> io::Result<()> {
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => sleep(APART),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    let holder = holder(file).map_or(String::new(), |pid| format!(" (pid {pid})"));
    notice(&format!("waiting for another hito that is writing to this plan{holder}"));
    file.lock()
}

/// Returns the process that wrote its number into the file.
fn holder(mut file: &File) -> Option<u32> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(20).read_to_string(&mut text).ok()?;
    text.trim().parse().ok()
}

/// Writes this process's number for those who wait; it helps them, and nothing depends on it.
fn leave_word(mut file: &File) {
    let _ = file.set_len(0).and_then(|()| file.rewind());
    let _ = writeln!(file, "{}", std::process::id());
}

#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same = |one: std::fs::Metadata, other: std::fs::Metadata| {
        (one.dev(), one.ino()) == (other.dev(), other.ino())
    };
    file.metadata().ok().zip(path.symlink_metadata().ok()).is_some_and(|(a, b)| same(a, b))
}

#[cfg(not(unix))]
fn is_still(_: &File, path: &Path) -> bool {
    // What is open cannot be removed there.
    path.exists()
}
