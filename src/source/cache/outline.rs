//! How a plan is put together, and where the cache has each of its nodes: enough to ask a plan without
//! reading what nobody asks about. It holds for files that their stamps vouch for, all of them.

use std::collections::HashMap;

use rayon::prelude::{IndexedParallelIterator, ParallelIterator};
use rayon::slice::ParallelSlice;
use sha2::{Digest, Sha256};

use crate::domain::{FileId, Head, Id, List, Make, Party, Plan, Record, Str};
use crate::source::folder::Folder;

use super::code::{Mark, Reader, Stored, Volume, Writer};
use super::kept::{Kept, laid_out};
use super::lookup::{Lookup, NO_PARENT, ROW, Row, Waiting};
use super::part::Seats;
use super::stamp::Stamp;
use super::store::{Store, name};

/// What the name of an outline's file is made from: no path of a plan's file begins so.
pub(super) const NAME: &[u8] = b"/outline";

/// How many files are worth a thread of their own.
const A_THREAD: usize = 1024;

/// The files of a plan as they are, in the cache of somebody's.
#[derive(Clone, Debug)]
pub struct Whole {
    pub(super) store: Store,
    pub(super) owner: Vec<u8>,
    /// The files with their stamps, in short: SHA-256 of the SHA-256 of stretches.
    pub(super) key: [u8; 32],
}

impl Whole {
    /// The files with their stamps; nothing where one cannot be told from others.
    pub(super) fn of(
        store: &Store,
        owner: &[u8],
        files: &[String],
        stamps: &[Option<Stamp>],
    ) -> Option<Self> {
        let sums = files.par_chunks(A_THREAD).zip(stamps.par_chunks(A_THREAD));
        let sums = sums.map(|(files, stamps)| {
            let mut bytes = Vec::with_capacity(files.len() * 100);
            for (file, stamp) in files.iter().zip(stamps) {
                bytes.extend_from_slice(&(file.len() as u64).to_le_bytes());
                bytes.extend_from_slice(file.as_bytes());
                let stamp = stamp.as_ref()?.numbers().map(u64::to_le_bytes);
                bytes.extend_from_slice(stamp.as_flattened());
            }
            Some(<[u8; 32]>::from(Sha256::digest(&bytes)))
        });
        let key = Sha256::digest(sums.collect::<Option<Vec<_>>>()?.as_flattened()).into();
        Some(Self { store: store.clone(), owner: owner.to_vec(), key })
    }

    /// The plan of the files by an outline that was kept, whose nodes are read from the cache when
    /// they are looked at; nothing where it is that of other files.
    pub(super) fn plan(
        &self,
        kept: Kept,
        folder: &Folder,
        files: &mut Vec<String>,
    ) -> Option<Plan> {
        let mut from = Reader::new(kept.volume, Volume::default(), FileId(0));
        if from.bytes(self.key.len())? != self.key {
            return None;
        }
        let count: usize = from.fitting()?;
        let open = |_| {
            let (file, size) = self.store.open_file(from.text()?)?;
            Some((file, size, from.number()?))
        };
        let files_of_cache = (0..count).map(open).collect::<Option<Vec<_>>>()?;
        let places = Waiting::all(&self.owner, files_of_cache)?;
        from.file = Stored::load(&mut from)?;
        let head: Head = Stored::load(&mut from)?;
        let sources: Vec<Str> = Stored::load(&mut from)?;
        let parties: Vec<Party> = load_placed(&mut from)?;
        let records: Vec<Record> = load_placed(&mut from)?;
        let (sections, milestones): (usize, usize) = (from.fitting()?, from.fitting()?);
        let rows = from.bytes(sections.checked_add(milestones)?.checked_mul(ROW)?)?;
        let [ids, ids_text, ..] = from.position();
        let ids = kept.volume.from(ids, ids_text)?;
        let lookup = Lookup::new(self, folder, places, sections, rows, ids)?;
        // It lasts as long as the texts that it leads to.
        let lookup: &'static Lookup = Box::leak(lookup.into());
        let sections = List::awaited(sections, |index| lookup.section(index));
        let body: &'static (dyn Fn(_) -> _ + Send + Sync) =
            Box::leak(Box::new(|index| lookup.body(index)));
        let above = sections.clone();
        let milestone = move |index| lookup.milestone(index, &above, body);
        let milestones = List::awaited(milestones, milestone);
        let plan_id = head.id.clone();
        let by_id = |ids: Vec<&Id>| ids.into_iter().cloned().zip(0..).collect();
        let mut files = std::mem::take(files);
        files.extend(sources.iter().map(ToString::to_string));
        Some(Plan {
            side_index: head.side_index(&parties),
            party_index: by_id(parties.iter().map(|party| &party.id).collect()),
            record_index: by_id(records.iter().map(|record| &record.id).collect()),
            index: Make(Box::leak(Box::new(move |_| lookup.index(&plan_id))), 0).into(),
            head,
            sections,
            milestones,
            parties,
            records,
            files,
            judged: None,
        })
    }

    /// Keeps how a plan of so many files is put together, and where the cache has its nodes. Where
    /// it cannot be written down, nothing is kept.
    pub(super) fn keep(&self, plan: &Plan, files: usize, seats: &[Seats]) -> bool {
        let Some(written) = self.written(plan, files, seats).filter(|out| !out.is_lossy) else {
            return false;
        };
        let Some(begun) = self.store.begin() else { return false };
        let (_, contents) = laid_out(&self.owner, written.data, written.text);
        self.store.finish(begun, &name(&self.owner, NAME), &contents)
    }

    /// Throws away what is kept of how the plan is put together.
    pub(super) fn forget(&self) {
        self.store.remove(&name(&self.owner, NAME));
    }

    fn written(&self, plan: &Plan, files: usize, seats: &[Seats]) -> Option<Writer> {
        let mut out = Writer::default();
        out.data.extend_from_slice(&self.key);
        out.length(seats.len());
        for Seats { name, sum, .. } in seats {
            out.text(name);
            out.number(*sum);
        }
        plan.head.place.file.store(&mut out);
        plan.head.store(&mut out);
        let sources = plan.files[files..].iter().map(|file| Str::from(file.as_str()));
        sources.collect::<Vec<_>>().store(&mut out);
        store_placed(&plan.parties, |party| party.place.file, &mut out);
        store_placed(&plan.records, |record| record.place.file, &mut out);
        let nodes = seats.iter().map(|seats| seats.nodes.len()).sum();
        let mut places: HashMap<&Id, (u32, FileId, Mark), foldhash::fast::RandomState> =
            HashMap::with_capacity_and_hasher(nodes, foldhash::fast::RandomState::default());
        for (position, Seats { nodes, .. }) in (0..).zip(seats) {
            places.extend(nodes.iter().map(|(id, file, mark)| (id, (position, *file, *mark))));
        }
        let row = |id: &Id, parent: Option<usize>| -> Option<Row> {
            let (place, FileId(file), mark) = *places.get(id)?;
            let [data, text, body, body_text] = mark.map(u32::try_from);
            let parent = parent.map_or(Some(NO_PARENT), |parent| u32::try_from(parent).ok())?;
            Some([file, place, data.ok()?, text.ok()?, body.ok()?, body_text.ok()?, parent])
        };
        let sections = plan.sections.iter().map(|section| (&section.id, section.parent));
        let milestones = plan.milestones.iter().map(|node| (&node.id, Some(node.parent)));
        out.length(plan.sections.len());
        out.length(plan.milestones.len());
        for (id, parent) in sections.clone().chain(milestones.clone()) {
            let numbers = row(id, parent)?.into_iter();
            out.data.extend(numbers.flat_map(u32::to_le_bytes));
        }
        for (id, _) in sections.chain(milestones) {
            id.store(&mut out);
        }
        Some(out)
    }
}

/// Writes nodes, each behind the file that it is in.
fn store_placed<T: Stored>(nodes: &[T], file: impl Fn(&T) -> FileId, out: &mut Writer) {
    out.length(nodes.len());
    for node in nodes {
        file(node).store(out);
        node.store(out);
    }
}

fn load_placed<T: Stored>(from: &mut Reader) -> Option<Vec<T>> {
    let count: usize = from.fitting()?;
    let load = |_| {
        from.file = Stored::load(from)?;
        T::load(from)
    };
    (0..count).map(load).collect()
}
