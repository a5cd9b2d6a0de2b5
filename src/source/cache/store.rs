//! The folder that caches are kept in, which must be ours alone: what stands in it is believed.

use std::fs::{self, DirBuilder, File, Metadata};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::NamedTempFile;
use xxhash_rust::xxh3::Xxh3;

use super::kept::Kept;
use super::stamp::{Moment, Stamp};

/// The folder of all caches.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// A file that is being written, beside the one that it will replace.
#[derive(Debug)]
pub struct Begun {
    file: NamedTempFile,
    /// When it was begun, by the file system's clock.
    pub at: Moment,
}

/// The most that all caches may take, in bytes.
pub const MOST: u64 = 512 << 20;

/// The largest file that is kept, in bytes.
const LARGEST: u64 = 128 << 20;

impl Store {
    /// Opens the folder, which is made where it is missing and what is above it is ours. Nothing
    /// where it may not be used: it is a link, is somebody else's, or others can write to it.
    pub fn open(folder: &Path) -> Option<Self> {
        if !folder.is_absolute() {
            return None;
        }
        if fs::symlink_metadata(folder).is_err() {
            make(folder)?;
        }
        let meta = fs::symlink_metadata(folder).ok()?;
        (meta.is_dir() && is_ours_alone(&meta)).then(|| Self { folder: folder.to_owned() })
    }

    /// A file and its size; nothing where there is none that may be believed. Its name, as [`name`]
    /// makes them, leads out of no folder.
    pub fn open_file(&self, name: &str) -> Option<(File, u64)> {
        name.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(())?;
        let path = self.folder.join(name);
        // Before it is opened, since opening a pipe would wait for its other end.
        let is_good =
            |meta: &Metadata| meta.is_file() && is_ours_alone(meta) && meta.len() <= LARGEST;
        fs::symlink_metadata(&path).ok().filter(is_good)?;
        let file = File::open(path).ok()?;
        let size = file.metadata().ok().filter(is_good)?.len();
        Some((file, size))
    }

    /// What is kept of something of an owner's, where that is one volume.
    pub fn kept(&self, owner: &[u8], what: &[u8]) -> Option<Kept> {
        let (file, size) = self.open_file(&name(owner, what))?;
        let [kept] = Kept::read(owner, &file, size)?;
        Some(kept)
    }

    /// Begins a file, readable for nobody else.
    pub fn begin(&self) -> Option<Begun> {
        let file = NamedTempFile::new_in(&self.folder).ok()?;
        let at = Stamp::of(&file.as_file().metadata().ok()?)?.modified;
        Some(Begun { file, at })
    }

    /// Writes a file whole and puts it in place of an older one in one step. Where that is not
    /// possible it is no mistake: a cache that cannot be written is none.
    pub fn finish(&self, begun: Begun, name: &str, contents: &[Vec<u8>]) -> bool {
        if contents.iter().map(|part| part.len() as u64).sum::<u64>() > LARGEST {
            return false;
        }
        let mut file = begun.file;
        let written = contents.iter().try_for_each(|part| file.write_all(part));
        written.is_ok() && file.persist(self.folder.join(name)).is_ok()
    }

    /// Throws a file away.
    pub fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.folder.join(name));
    }

    /// Throws the oldest files away until the rest is not too much.
    pub fn sweep(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let mut files: Vec<(SystemTime, u64, PathBuf)> = entries
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let meta = entry.metadata().ok().filter(Metadata::is_file)?;
                Some((meta.modified().ok()?, meta.len(), entry.path()))
            })
            .collect();
        let mut total: u64 = files.iter().map(|(_, size, _)| size).sum();
        files.sort();
        for (_, size, path) in files {
            if total <= MOST {
                return;
            }
            let _ = fs::remove_file(path);
            total = total.saturating_sub(size);
        }
    }
}

/// The name of the file that keeps something of an owner's.
pub fn name(owner: &[u8], what: &[u8]) -> String {
    let mut hash = Xxh3::new();
    hash.update(owner);
    hash.update(what);
    format!("{:032x}", hash.digest128())
}

/// Makes a folder and those above it that are missing, for nobody else to read, as the XDG Base
/// Directory Specification wants it. Below what is somebody else's, nothing is made.
fn make(folder: &Path) -> Option<()> {
    let above = folder.ancestors().skip(1).find_map(|above| fs::metadata(above).ok())?;
    if !is_ours(&above) {
        return None;
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).ok()
}

/// Whether a file or folder belongs to whoever runs the program.
#[cfg(unix)]
fn is_ours(meta: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(meta) == rustix::process::geteuid().as_raw()
}

/// Whether, besides, nobody else can write to it.
#[cfg(unix)]
fn is_ours_alone(meta: &Metadata) -> bool {
    is_ours(meta) && std::os::unix::fs::MetadataExt::mode(meta) & 0o022 == 0
}

/// Where owners cannot be told, nothing is believed.
#[cfg(not(unix))]
fn is_ours(_: &Metadata) -> bool {
    false
}

/// Where owners cannot be told, nothing is believed.
#[cfg(not(unix))]
fn is_ours_alone(_: &Metadata) -> bool {
    false
}
