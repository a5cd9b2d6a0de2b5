//! What plan files hold, kept in the user's cache folder so that files that have not changed are
//! not read again. Nothing here is ever an error: where something is amiss, the files are read.
//! `docs/CACHE.md` says what keeps answers right.
//!
//! A plan's files are kept in parts, each a stretch of their list; a part is read, mended and
//! replaced as a whole. How the plan is put together from them, and what its milestones came to on a
//! day, is kept beside them.

mod code;
mod entries;
mod kept;
mod lookup;
mod nodes;
mod objects;
mod outline;
mod part;
mod stamp;
mod store;
mod values;
mod verdicts;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};
use xxhash_rust::xxh3::xxh3_64;

use crate::domain::Plan;

use super::decode::Pieces;
use super::folder::{Folder, file_id};
use super::read_file;

pub use lookup::Lost;
pub use objects::{Objects, Shelf};
pub use outline::Whole;
pub use stamp::Stamp;

use part::{Held, Part, Seats};
use store::Store;

/// A cache of what plan files hold.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    build: String,
}

/// What the cache has of a plan.
pub(super) enum Found {
    /// The plan, put together; its nodes are read when they are looked at.
    Plan(Box<Plan>, Whole),
    /// What each file holds, and where the cache has it, where it has all of it.
    Pieces(Vec<Pieces>, Option<Seated>),
}

/// A plan whose files are all in the cache, but not how it is put together.
pub(super) struct Seated {
    whole: Whole,
    seats: Vec<Seats>,
}

impl Seated {
    /// Keeps how the plan is put together from so many files.
    pub(super) fn keep(self, plan: &Plan, files: usize) -> Option<Whole> {
        self.whole.keep(plan, files, &self.seats).then_some(self.whole)
    }
}

/// The number of this layout. It tells layouts apart where builds do not.
const LAYOUT: u32 = 3;

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

    /// What the files of a folder hold; nothing where the cache is of no use to it. Where that is a
    /// plan, the plan takes the files.
    pub(super) fn find(&self, folder: &Folder, files: &mut Vec<String>) -> Option<Found> {
        if folder.revision().is_some() {
            return Some(Found::Pieces(self.at_revision(folder, files)?, None));
        }
        let owner = self.owner(folder)?;
        let store = Store::open(&self.folder)?;
        let ahead = || [outline::NAME, verdicts::NAME].map(|what| store.kept(&owner, what));
        let (stamps, [outline, verdicts]) = rayon::join(|| folder.stamps(files), ahead);
        let sizes = stamps.iter().flatten().map(|stamp| stamp.size);
        if sizes.fold(0, u64::saturating_add) > LARGEST_PLAN {
            return None;
        }
        let whole = Whole::of(&store, &owner, files, &stamps);
        if let Some((whole, outline)) = whole.as_ref().zip(outline)
            && let Some(mut plan) = whole.plan(outline, folder, files)
        {
            let judged = verdicts.and_then(|kept| whole.judged(kept, plan.milestones.len()));
            plan.judged = judged.map(Arc::new);
            return Some(Found::Plan(plan.into(), whole.clone()));
        }
        let held: Vec<Held> = parts(files)
            .into_par_iter()
            .map(|range| {
                let (files, stamps) = (&files[range.clone()], &stamps[range.clone()]);
                Part { folder, store: &store, owner: &owner, first: range.start, files, stamps }
                    .held()
            })
            .collect();
        if held.iter().any(|held| held.is_written) {
            store.sweep();
        }
        let (pieces, seats): (Vec<_>, Vec<_>) =
            held.into_iter().map(|held| (held.pieces, held.seats)).unzip();
        let seats = whole.zip(seats.into_iter().collect::<Option<Vec<_>>>());
        let pieces = pieces.into_iter().flatten().collect();
        Some(Found::Pieces(pieces, seats.map(|(whole, seats)| Seated { whole, seats })))
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
