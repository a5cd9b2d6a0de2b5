//! The nodes of a plan, each read from the cache when it is looked at.

use std::fs::File;
use std::io::{Read, Seek};
use std::panic::resume_unwind;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::domain::{Body, FileId, Id, Index, List, Make, Milestone, NodeRef, Plan, Section};
use crate::source::assemble::inherit;
use crate::source::folder::Folder;

use super::code::{Mark, Reader, Stored};
use super::kept::Kept;
use super::nodes::load_milestone;

/// Where a node is: its file, the file of the cache that has it, where its data and its texts begin
/// there; and its parent.
pub type Row = [u32; 5];

/// The bytes of a row.
pub const ROW: usize = size_of::<Row>();

/// The parent of what has none.
pub const NO_PARENT: u32 = u32::MAX;

/// Where the nodes of a plan are: sections, then milestones.
#[derive(Debug)]
pub struct Lookup {
    owner: Vec<u8>,
    folder: Folder,
    kept: Kept,
    places: Vec<Waiting>,
    sections: usize,
    /// Where the rows begin in the data.
    rows: usize,
    /// Where the ids begin.
    ids: Mark,
    nodes: usize,
    /// The plan read anew, where the cache makes no sense.
    anew: OnceLock<Option<Plan>>,
}

/// A file of the cache that is read when something in it is looked at.
#[derive(Debug)]
pub struct Waiting {
    /// The file, and room for all of it; open, so that it is what it was, whoever replaces it
    /// meanwhile.
    file: Mutex<Option<(File, &'static mut [u8])>>,
    kept: OnceLock<Option<Kept>>,
}

/// How many files may be open at one time; others are read at once.
const MOST_OPEN: usize = 192;

/// What ends a run that can read from nowhere any more what it began to answer: the cache made no
/// sense, and the plan's files have changed since.
#[derive(Debug)]
pub struct Lost;

fn lost<T>() -> T {
    resume_unwind(Box::new(Lost))
}

impl Waiting {
    /// Files of sizes and checksums; nothing where one has another.
    pub fn all(owner: &[u8], files: Vec<(File, u64, u64)>) -> Option<Vec<Self>> {
        let total = files.iter().try_fold(0, |sum: u64, (_, size, _)| sum.checked_add(*size))?;
        // All at once: to ask for room again and again would let threads wait for each other.
        let mut room = vec![0; usize::try_from(total).ok()?].leak();
        let waiting = files.into_iter().enumerate().map(|(position, (mut file, size, sum))| {
            let mut found = [0; 8];
            file.read_exact(&mut found).ok()?;
            file.rewind().ok()?;
            let (own, rest) = std::mem::take(&mut room).split_at_mut(usize::try_from(size).ok()?);
            room = rest;
            let this = Self { file: Some((file, own)).into(), kept: OnceLock::new() };
            if position >= MOST_OPEN {
                this.kept(owner)?;
            }
            (u64::from_le_bytes(found) == sum).then_some(this)
        });
        waiting.collect()
    }

    fn kept(&self, owner: &[u8]) -> Option<&Kept> {
        let read = || {
            let file = self.file.lock().unwrap_or_else(PoisonError::into_inner).take();
            file.and_then(|(file, room)| Kept::read_into(owner, &file, room))
        };
        self.kept.get_or_init(read).as_ref()
    }
}

impl Lookup {
    /// So many sections and milestones of a plan in a folder, with rows and ids at places of what was kept; nothing where
    /// one has no parent before it.
    pub fn new(
        (owner, folder): (&[u8], &Folder),
        kept: Kept,
        places: Vec<Waiting>,
        (sections, milestones): (usize, usize),
        rows: usize,
        ids: Mark,
    ) -> Option<Self> {
        let (owner, folder) = (owner.to_vec(), folder.clone());
        let (nodes, anew) = (sections + milestones, OnceLock::new());
        let this = Self { owner, folder, kept, places, sections, rows, ids, nodes, anew };
        let has_parent = |index: usize| match this.parent(index) {
            None => index < sections,
            Some(parent) => parent < index.min(sections),
        };
        (0..nodes).all(has_parent).then_some(this)
    }

    fn row(&self, index: usize) -> Row {
        let bytes = &self.kept.data[self.rows + index * ROW..][..ROW];
        let mut row = Row::default();
        for (number, bytes) in row.iter_mut().zip(bytes.chunks_exact(size_of::<u32>())) {
            *number = bytes.first_chunk().copied().map_or(0, u32::from_le_bytes);
        }
        row
    }

    /// The parent of a node, by its index.
    fn parent(&self, index: usize) -> Option<usize> {
        let [.., parent] = self.row(index);
        (parent != NO_PARENT).then_some(parent as usize)
    }

    /// What is kept of a node behind so much of it.
    fn reader(&self, index: usize, (data, text): Mark) -> Option<Reader> {
        let [file, place, data_begin, text_begin, _] = self.row(index);
        let kept = self.places.get(place as usize)?.kept(&self.owner)?;
        let data = kept.data.get((data_begin as usize).checked_add(data)?..)?;
        let text = (text_begin as usize).checked_add(text)?..kept.text.len();
        Some(Reader::new(data, kept.text, text, FileId(file)))
    }

    /// A section, by its index in the plan.
    pub fn section(&self, index: usize) -> Section {
        let found = self.reader(index, (0, 0)).and_then(|mut from| Section::load(&mut from));
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
        body: &'static (dyn Fn([usize; 3]) -> Body + Send + Sync),
    ) -> Milestone {
        let node = self.sections + index;
        let found = self.reader(node, (0, 0)).and_then(|mut from| {
            let (_, begin) = from.position();
            load_milestone(&mut from, |from| {
                let (data, text) = from.position();
                Some(Make(body, [index, data, text - begin]).into())
            })
        });
        let Some((mut milestone, parent)) = found.zip(self.parent(node)) else {
            return self.anew().milestones.get(index).cloned().unwrap_or_else(lost);
        };
        milestone.parent = parent;
        inherit(sections, &mut milestone);
        milestone
    }

    /// The body of a milestone, by its index in the plan, behind so much of the milestone.
    pub fn body(&self, [index, data, text]: [usize; 3]) -> Body {
        let found = self.reader(self.sections + index, (data, text));
        found.and_then(|mut from| Body::load(&mut from)).unwrap_or_else(|| {
            let milestone = self.anew().milestones.get(index);
            milestone.map(|milestone| Body::clone(milestone)).unwrap_or_else(lost)
        })
    }

    /// Where ids lead: that of the plan, and those of its nodes.
    pub fn index(&self, plan: &Id) -> Index<NodeRef> {
        let Kept { data, text, .. } = &self.kept;
        let (from, text_from) = self.ids;
        let mut ids = Reader::new(&data[from..], text, text_from..text.len(), FileId(0));
        let node = |index: usize| match index.checked_sub(self.sections) {
            None => NodeRef::Section(index),
            Some(index) => NodeRef::Milestone(index),
        };
        let nodes = (0..self.nodes).map(|index| Some((Id::load(&mut ids)?, node(index))));
        let known = std::iter::once(Some((plan.clone(), NodeRef::Plan)));
        known.chain(nodes).collect::<Option<_>>().unwrap_or_else(|| (*self.anew().index).clone())
    }

    /// The plan read anew.
    fn anew(&self) -> &Plan {
        let read = || crate::source::read(&self.folder, None).plan;
        self.anew.get_or_init(read).as_ref().unwrap_or_else(lost)
    }
}
