//! What tells that a file has not changed since it was read.

use std::fs::{File, Metadata};

/// A moment of a file system's clock: seconds since 1970, and nanoseconds.
pub type Moment = (i64, i64);

/// A file as its file system knows it. Whoever writes into it, or puts another in its place,
/// changes something here: [`Stamp::changed`] cannot be set, and so gives away a file whose size
/// and time of modification were made to look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The device that it is on.
    pub device: u64,
    /// Its number there.
    pub inode: u64,
    /// Its size in bytes.
    pub size: u64,
    /// When its contents were last modified.
    pub modified: Moment,
    /// When anything about it last changed.
    pub changed: Moment,
}

/// How many seconds a file must have been left alone before it was read, or it could have been
/// written to afterwards without its times telling: the coarsest clock of a file system in use
/// counts two seconds (FAT).
const LEFT_ALONE: i64 = 3;

impl Stamp {
    /// The stamp of a file; none where the system has too little to tell files apart by.
    #[cfg(unix)]
    #[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
    pub fn of(meta: &Metadata) -> Option<Self> {
        use std::os::unix::fs::MetadataExt;
        Some(Self {
            device: meta.dev(),
            inode: meta.ino(),
            size: meta.len(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        })
    }

    /// The stamp of a regular file, links followed, whose folder is open: to look for it from there
    /// takes half the time.
    #[cfg(unix)]
    pub fn inside(folder: &File, name: &str) -> Option<Self> {
        use rustix::fs::{AtFlags, FileType, statat};
        // Systems differ in the types of these numbers.
        fn number<T, U: TryFrom<T>>(value: T) -> Option<U> {
            U::try_from(value).ok()
        }
        let stat = statat(folder, name, AtFlags::empty()).ok()?;
        let is_file = FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
        is_file.then_some(())?;
        Some(Self {
            device: number(stat.st_dev)?,
            inode: number(stat.st_ino)?,
            size: number(stat.st_size)?,
            modified: (number(stat.st_mtime)?, number(stat.st_mtime_nsec)?),
            changed: (number(stat.st_ctime)?, number(stat.st_ctime_nsec)?),
        })
    }

    /// The stamp of a file; none where the system has too little to tell files apart by.
    #[cfg(not(unix))]
    pub fn of(_: &Metadata) -> Option<Self> {
        None
    }

    /// The stamp of a file whose folder is open; none where the system has too little.
    #[cfg(not(unix))]
    pub fn inside(_: &File, _: &str) -> Option<Self> {
        None
    }

    /// All that it says, in numbers.
    pub fn numbers(&self) -> [u64; 7] {
        let Self { device, inode, size, modified, changed } = *self;
        let [a, b, c, d] = [modified.0, modified.1, changed.0, changed.1].map(i64::cast_unsigned);
        [device, inode, size, a, b, c, d]
    }

    /// Whether the stamp alone vouches for what was read at a moment or later.
    pub fn was_settled(&self, read: Moment) -> bool {
        let latest = self.modified.max(self.changed);
        (latest.0.saturating_add(LEFT_ALONE), latest.1) < read
    }
}
