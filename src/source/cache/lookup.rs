//! The nodes of a plan, each read from the cache when it is looked at.

use std::fs::File;
use std::io::{Read, Seek};
use std::panic::resume_unwind;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::domain::{Body, FileId, Id, Index, List, Make, Milestone, NodeRef, Plan, Section};
use crate::source::assemble::inherit;
use crate::source::folder::Folder;

use super::code::{Reader, Stored, Volume};
use super::kept::{Head, Kept, told};
use super::nodes::load_milestone;
use super::outline::Whole;
use super::store::MOST;

/// Where a node is: its file, the file of the cache that has it, where it begins there; and its
/// parent.
pub type Row = [u32; 7];

/// The bytes of a row.
pub const ROW: usize = size_of::<Row>();

/// The parent of what has none.
pub const NO_PARENT: u32 = u32::MAX;

/// Where the nodes of a plan are: sections, then milestones.
#[derive(Debug)]
pub struct Lookup {
    whole: Whole,
    folder: Folder,
    places: Vec<Waiting>,
    sections: usize,
    rows: &'static [[u8; ROW]],
    ids: Volume<'static>,
    /// The plan read anew, where the cache makes no sense.
    anew: OnceLock<Option<Plan>>,
}

/// A file of the cache whose volumes are read when something in them is looked at.
#[derive(Debug)]
pub struct Waiting {
    /// The file, and room for what has not been read of it; open, so that it is what it was,
    /// whoever replaces it meanwhile.
    file: Mutex<Option<(File, &'static mut [u8])>>,
    /// How many bytes the first volume takes.
    length: usize,
    heads: OnceLock<Option<Kept>>,
    bodies: OnceLock<Option<Kept>>,
}

/// How many files may be open at one time; others are read at once.
const MOST_OPEN: usize = 192;

/// How many nodes are worth a thread of their own.
const A_THREAD: usize = 8192;

/// What ends a run that can read from nowhere any more what it began to answer: the cache made no
/// sense, and the plan's files have changed since.
#[derive(Debug)]
pub struct Lost;

fn lost<T>() -> T {
    resume_unwind(Box::new(Lost))
}

impl Waiting {
    /// Files of sizes, that begin with checksums; nothing where one begins with another.
    pub fn all(owner: &[u8], files: Vec<(File, u64, u64)>) -> Option<Vec<Self>> {
        let total = files.iter().try_fold(0, |sum: u64, (_, size, _)| sum.checked_add(*size));
        let total = total.filter(|total| *total <= MOST)?;
        // All at once: to ask for room again and again would let threads wait for each other.
        let mut room = vec![0; usize::try_from(total).ok()?].leak();
        let waiting = files.into_iter().enumerate().map(|(position, (mut file, size, sum))| {
            let mut head = Head::default();
            file.read_exact(head.as_flattened_mut()).ok()?;
            file.rewind().ok()?;
            let (length, found) = told(head)?;
            let (own, rest) =
                std::mem::take(&mut room).split_at_mut_checked(usize::try_from(size).ok()?)?;
            room = rest;
            let file = Some((file, own)).into();
            let (heads, bodies) = (OnceLock::new(), OnceLock::new());
            let this = Self { file, length, heads, bodies };
            if position >= MOST_OPEN {
                this.bodies(owner)?;
            }
            (found == sum).then_some(this)
        });
        waiting.collect()
    }

    /// The volume that stands first.
    fn heads(&self, owner: &[u8]) -> Option<Volume<'static>> {
        self.heads.get_or_init(|| self.next(owner, self.length)).map(|kept| kept.volume)
    }

    /// The volume behind it.
    fn bodies(&self, owner: &[u8]) -> Option<Volume<'static>> {
        let read = || {
            self.heads(owner)?;
            self.next(owner, usize::MAX)
        };
        self.bodies.get_or_init(read).map(|kept| kept.volume)
    }

    /// Reads on; at most so many bytes.
    fn next(&self, owner: &[u8], most: usize) -> Option<Kept> {
        let mut guard = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut file, room) = guard.take()?;
        let (own, rest) = room.split_at_mut(most.min(room.len()));
        file.read_exact(own).ok()?;
        *guard = Some((file, rest)).filter(|(_, rest)| !rest.is_empty());
        let (kept, behind) = Kept::first(owner, own)?;
        behind.is_empty().then_some(kept)
    }
}

impl Lookup {
    /// So many sections of a plan in a folder, then milestones, with rows and ids; nothing where
    /// one has no parent before it.
    pub fn new(
        whole: &Whole,
        folder: &Folder,
        places: Vec<Waiting>,
        sections: usize,
        rows: &'static [u8],
        ids: Volume<'static>,
    ) -> Option<Self> {
        let (whole, folder) = (whole.clone(), folder.clone());
        let (rows, anew) = (rows.as_chunks().0, OnceLock::new());
        let this = Self { whole, folder, places, sections, rows, ids, anew };
        let has_parent = |index: usize| match this.parent(index) {
            None => index < sections,
            Some(parent) => parent < index.min(sections),
        };
        let nodes = (0..rows.len()).into_par_iter().with_min_len(A_THREAD);
        nodes.all(has_parent).then_some(this)
    }

    fn row(&self, index: usize) -> Row {
        let numbers: &[[u8; 4]] = self.rows[index].as_chunks().0;
        std::array::from_fn(|at| u32::from_le_bytes(numbers[at]))
    }

    /// The parent of a node, by its index.
    fn parent(&self, index: usize) -> Option<usize> {
        let parent = self.rows[index].last_chunk().copied().map_or(NO_PARENT, u32::from_le_bytes);
        (parent != NO_PARENT).then_some(parent as usize)
    }

    /// What is kept of a node, but for its body.
    fn head(&self, index: usize) -> Option<Reader> {
        let [file, place, data, text, ..] = self.row(index);
        let volume = self.places.get(place as usize)?.heads(&self.whole.owner)?;
        let volume = volume.from(data as usize, text as usize)?;
        Some(Reader::new(volume, Volume::default(), FileId(file)))
    }

    /// A section, by its index in the plan.
    pub fn section(&self, index: usize) -> Section {
        let found = self.head(index).and_then(|mut from| Section::load(&mut from));
        match found {
            Some(section) => Section { parent: self.parent(index), ..section },
            None => self.anew().sections.get(index).cloned().unwrap_or_else(lost),
        }
    }

    /// A milestone, by its index in the plan, whose sections those are and whose body is made so.
    pub fn milestone(
        &self,
        index: usize,
        sections: &List<'_, Section>,
        body: &'static (dyn Fn(usize) -> Body + Send + Sync),
    ) -> Milestone {
        let node = self.sections + index;
        let body = |_: &mut Reader| Some(Make(body, index).into());
        let found = self.head(node).and_then(|mut from| load_milestone(&mut from, body));
        let Some((mut milestone, parent)) = found.zip(self.parent(node)) else {
            return self.anew().milestones.get(index).cloned().unwrap_or_else(lost);
        };
        milestone.parent = parent;
        inherit(sections, &mut milestone);
        milestone
    }

    /// The body of a milestone, by its index in the plan.
    pub fn body(&self, index: usize) -> Body {
        let [file, place, _, _, data, text, _] = self.row(self.sections + index);
        let place = self.places.get(place as usize);
        let volume = place.and_then(|place| place.bodies(&self.whole.owner));
        let volume = volume.and_then(|volume| volume.from(data as usize, text as usize));
        let reader = volume.map(|volume| Reader::new(volume, Volume::default(), FileId(file)));
        reader.and_then(|mut from| Body::load(&mut from)).unwrap_or_else(|| {
            let milestone = self.anew().milestones.get(index);
            milestone.map_or_else(lost, |milestone| Body::clone(milestone))
        })
    }

    /// Where ids lead: that of the plan, and those of its nodes.
    pub fn index(&self, plan: &Id) -> Index<NodeRef> {
        let mut ids = Reader::new(self.ids, Volume::default(), FileId(0));
        let node = |index: usize| match index.checked_sub(self.sections) {
            None => NodeRef::Section(index),
            Some(index) => NodeRef::Milestone(index),
        };
        let nodes = (0..self.rows.len()).map(|index| Some((Id::load(&mut ids)?, node(index))));
        let known = std::iter::once(Some((plan.clone(), NodeRef::Plan)));
        known.chain(nodes).collect::<Option<_>>().unwrap_or_else(|| (*self.anew().index).clone())
    }

    /// The plan read anew, where the outline leads nowhere, which then goes. It is read by a thread
    /// and a pool of its own, since all others may come to wait for it, and a thread that waits in a
    /// pool takes up other work, which may ask for the same.
    fn anew(&self) -> &Plan {
        let read = || {
            self.whole.forget();
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().ok()?;
            let read = || crate::source::read(&self.folder, None).plan;
            thread::scope(|scope| scope.spawn(|| pool.install(read)).join().ok().flatten())
        };
        self.anew.get_or_init(read).as_ref().unwrap_or_else(lost)
    }
}
