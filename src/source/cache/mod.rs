//! What plan files hold, kept in the user's cache folder so that files that have not changed are
//! not read again. Nothing here is ever an error: where something is amiss, the files are read.
//! `docs/CACHE.md` says what keeps answers right.
//!
//! A plan's files are kept in parts, each a stretch of their list; a part is read, mended and
//! replaced as a whole.

mod code;
mod entries;
mod nodes;
mod objects;
mod part;
mod stamp;
mod store;
mod values;

use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};
use xxhash_rust::xxh3::xxh3_64;

use super::decode::Pieces;
use super::folder::{Folder, file_id};
use super::read_file;

pub use objects::{Objects, Shelf};
pub use stamp::Stamp;

use part::Part;
use store::Store;

/// A cache of what plan files hold.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    build: String,
}

/// The number of this layout. It tells layouts apart where builds do not.
const LAYOUT: u32 = 2;

/// How many files make a part, on average.
const FILES_A_PART: u64 = 128;

/// The largest plan that is kept, in bytes of its files.
const LARGEST_PLAN: u64 = 384 << 20;

impl Cache {
    /// The cache in a folder, whether or not it exists. What another build has written is not
    /// read: `build` must differ where the program does.
    pub fn new(folder: PathBuf, build: impl Into<String>) -> Self {
        Self { folder, build: build.into() }
    }

    /// What the files of a folder hold; nothing where the cache is of no use to it.
    pub(super) fn pieces(&self, folder: &Folder, files: &[String]) -> Option<Vec<Pieces>> {
        if folder.revision().is_some() {
            return self.at_revision(folder, files);
        }
        let owner = self.owner(folder)?;
        let store = Store::open(&self.folder)?;
        let stamps: Vec<Option<Stamp>> = files.par_iter().map(|file| folder.stamp(file)).collect();
        let sizes = stamps.iter().flatten().map(|stamp| stamp.size);
        if sizes.fold(0, u64::saturating_add) > LARGEST_PLAN {
            return None;
        }
        let parts: Vec<(Vec<Pieces>, bool)> = parts(files)
            .into_par_iter()
            .map(|range| {
                let (files, stamps) = (&files[range.clone()], &stamps[range.clone()]);
                Part { folder, store: &store, owner: &owner, first: range.start, files, stamps }
                    .pieces()
            })
            .collect();
        if parts.iter().any(|(_, is_written)| *is_written) {
            store.sweep();
        }
        let mut pieces = Vec::with_capacity(files.len());
        pieces.extend(parts.into_iter().flat_map(|(pieces, _)| pieces));
        Some(pieces)
    }

    /// What the files of a folder hold at a revision.
    fn at_revision(&self, folder: &Folder, files: &[String]) -> Option<Vec<Pieces>> {
        let shelf = self.shelf(folder.top())?;
        let objects = shelf.objects();
        let read = |(position, name): (usize, &String)| {
            let (file, id) = (file_id(position), folder.object(name));
            let id = id.as_deref();
            id.and_then(|id| objects.pieces(id, file)).unwrap_or_else(|| {
                let pieces = read_file(folder, file, name);
                id.inspect(|id| objects.keep(id, &pieces));
                pieces
            })
        };
        let pieces = files.par_iter().enumerate().map(read).collect();
        objects.finish();
        Some(pieces)
    }

    /// What is kept of the objects of the repository at a path.
    pub(super) fn shelf(&self, repository: &Path) -> Option<Shelf> {
        let owner = self.owner_of("objects", repository);
        Some(Shelf::open(Store::open(&self.folder)?, owner))
    }

    /// What tells this build's cache of this folder from all others.
    fn owner(&self, folder: &Folder) -> Option<Vec<u8>> {
        let Stamp { device, inode, .. } = folder.stamp_of_root()?;
        let (root, _) = folder.on_disk()?;
        Some(self.owner_of(&format!("{device} {inode}"), root))
    }

    fn owner_of(&self, what: &str, path: &Path) -> Vec<u8> {
        let version = env!("CARGO_PKG_VERSION");
        let mut owner = format!("hito {version} {LAYOUT} {} {what} ", self.build).into_bytes();
        owner.extend_from_slice(path.as_os_str().as_encoded_bytes());
        owner
    }
}

/// The stretches that a list of files falls into. Their bounds hang on single paths, so that a
/// new file or one that goes touches no other stretch than its own.
fn parts(files: &[String]) -> Vec<Range<usize>> {
    let is_bound = |file: &String| xxh3_64(file.as_bytes()).is_multiple_of(FILES_A_PART);
    let mut bounds: Vec<usize> =
        (1..files.len()).filter(|position| is_bound(&files[*position])).collect();
    bounds.insert(0, 0);
    bounds.push(files.len());
    bounds.windows(2).map(|pair| pair[0]..pair[1]).collect()
}
