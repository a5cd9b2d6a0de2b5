//! A stretch of a plan's files: what the cache has of them, and what must be read.

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::domain::{FileId, Id};
use crate::source::decode::Pieces;
use crate::source::folder::{Folder, file_id};
use crate::source::{decode_file, unread};

use super::code::Mark;
use super::entries::{self, Entries, Entry, Volumes};
use super::kept::Kept;
use super::stamp::{Moment, Stamp};
use super::store::{Store, name};

/// A stretch of the files of a plan.
pub(super) struct Part<'a> {
    pub(super) folder: &'a Folder,
    pub(super) store: &'a Store,
    /// Whose it is.
    pub(super) owner: &'a [u8],
    /// The position of its first file among all.
    pub(super) first: usize,
    /// Its files, in order.
    pub(super) files: &'a [String],
    /// The files as they are now, where that can be told.
    pub(super) stamps: &'a [Option<Stamp>],
}

/// What became of one file.
struct Read {
    pieces: Pieces,
    /// Where its nodes begin in its entry.
    marks: Vec<Mark>,
    keep: Keep,
}

/// What is kept of a file.
enum Keep {
    /// Nothing: it has mistakes, or could not be read or told from others.
    Nothing,
    /// What was there.
    Same(Entry<'static>),
    /// What was there, with its stamp vouching for it now.
    Settled(Entry<'static>),
    /// What was read, to be written down.
    New(Stamp, Option<entries::Sum>, Volumes),
}

/// What a stretch holds.
pub(super) struct Held {
    /// What its files hold.
    pub(super) pieces: Vec<Pieces>,
    /// Whether something was written to the cache.
    pub(super) is_written: bool,
    /// Where the cache has it; nothing where it does not have all of it, or has some in doubt.
    pub(super) seats: Option<Seats>,
}

/// Where a file of the cache has the nodes of a stretch.
pub(super) struct Seats {
    /// The name of the file.
    pub(super) name: String,
    /// Its checksum.
    pub(super) sum: u64,
    /// The pillars, commitments and milestones: their ids, the files that they are in, and where
    /// they begin.
    pub(super) nodes: Vec<(Id, FileId, Mark)>,
}

impl Part<'_> {
    /// What the files hold, as far as possible from the cache, which is mended.
    pub(super) fn held(&self) -> Held {
        let name = self.name();
        let file = self.store.open_file(&name);
        let kept = file.and_then(|(file, size)| Kept::read(self.owner, &file, size));
        let entries = kept.as_ref().and_then(entries::entries).unwrap_or_default();
        let known: Vec<Option<(Pieces, Vec<Mark>)>> =
            (0..self.files.len()).map(|position| self.known(&entries, position)).collect();
        if let Some([kept, _]) = &kept
            && known.iter().all(Option::is_some)
            && entries.len() == known.len()
        {
            let (pieces, marks): (Vec<_>, Vec<_>) = known.into_iter().flatten().unzip();
            let bases = self.files.iter().map(|file| entries[file.as_str()].base);
            let nodes = self.nodes(&pieces, &marks, bases);
            return Held {
                pieces,
                is_written: false,
                seats: Some(Seats { name, sum: kept.sum, nodes }),
            };
        }
        // Begun before the first file is read, so that its time is earlier than all of that.
        let begun = self.store.begin();
        let at = begun.as_ref().map(|begun| begun.at);
        let read: Vec<Read> = known
            .into_par_iter()
            .enumerate()
            .map(|(position, known)| {
                let entry = entries.get(self.files[position].as_str());
                match (known, entry) {
                    (Some((pieces, marks)), Some(entry)) => {
                        Read { pieces, marks, keep: Keep::Same(entry.clone()) }
                    }
                    _ => self.read(position, entry, at),
                }
            })
            .collect();
        let is_new = |read: &Read| matches!(read.keep, Keep::Settled(_) | Keep::New(..));
        let all: Vec<Option<Entry<'_>>> = read.iter().map(|read| read.keep.entry()).collect();
        let count = all.iter().flatten().count();
        let is_written = count != entries.len() || read.iter().any(is_new);
        let mut laid = None;
        if let Some(begun) = begun.filter(|_| is_written) {
            let named = self.files.iter().zip(&all);
            let named = named.filter_map(|(file, entry)| Some((file.as_str(), entry.clone()?)));
            let written = entries::lay_out(self.owner, &named.collect::<Vec<_>>());
            laid = self.store.finish(begun, &name, &written.contents).then_some(written);
        }
        let is_vouched =
            |entry: &Option<Entry<'_>>| entry.as_ref().is_some_and(|e| e.sum.is_none());
        let laid = laid.filter(|_| all.iter().all(is_vouched));
        drop(all);
        let (pieces, marks): (Vec<_>, Vec<_>) =
            read.into_iter().map(|read| (read.pieces, read.marks)).unzip();
        let seats = laid.map(|laid| Seats {
            name,
            sum: laid.sum,
            nodes: self.nodes(&pieces, &marks, laid.bases.into_iter()),
        });
        Held { pieces, is_written, seats }
    }

    /// The nodes of all files, with where they begin, given where the files' entries do.
    fn nodes(
        &self,
        pieces: &[Pieces],
        marks: &[Vec<Mark>],
        bases: impl Iterator<Item = Mark>,
    ) -> Vec<(Id, FileId, Mark)> {
        let mut nodes = Vec::new();
        for (((pieces, marks), base), position) in pieces.iter().zip(marks).zip(bases).zip(0..) {
            let sections = pieces.sections.iter().map(|draft| &draft.node.id);
            let ids = sections.chain(pieces.milestones.iter().map(|draft| &draft.node.id));
            let begin = marks.iter().map(|mark| std::array::from_fn(|at| base[at] + mark[at]));
            nodes.extend(ids.zip(begin).map(|(id, mark)| (id.clone(), self.id(position), mark)));
        }
        nodes
    }

    /// The name of its file in the cache.
    fn name(&self) -> String {
        name(self.owner, self.files.first().map(String::as_bytes).unwrap_or_default())
    }

    fn id(&self, position: usize) -> FileId {
        file_id(self.first + position)
    }

    /// What is known of a file without reading it.
    fn known(&self, entries: &Entries<'static>, position: usize) -> Option<(Pieces, Vec<Mark>)> {
        let entry = entries.get(self.files[position].as_str())?;
        let is_known = entry.stamp.is_some() && entry.sum.is_none();
        let is_same = is_known && self.stamps[position] == entry.stamp;
        if is_same { entry.marked(self.id(position)) } else { None }
    }

    /// Reads a file; where it is what an entry in doubt has, its text need not be understood anew.
    fn read(&self, position: usize, entry: Option<&Entry<'static>>, begun: Option<Moment>) -> Read {
        let id = self.id(position);
        let (bytes, stamp) = match self.folder.read_stamped(&self.files[position]) {
            Ok(read) => read,
            Err(refused) => {
                let pieces = unread(id, &refused);
                return Read { pieces, marks: Vec::new(), keep: Keep::Nothing };
            }
        };
        if let Some(entry) = entry
            && let Some(was) = entry.stamp
            && stamp == Some(was)
            && entry.sum == Some(entries::sum(&bytes))
            && let Some((pieces, marks)) = entry.marked(id)
        {
            let is_settled = begun.is_some_and(|begun| was.was_settled(begun));
            let mut settled = entry.clone();
            settled.sum = None;
            let keep = if is_settled { Keep::Settled(settled) } else { Keep::Same(entry.clone()) };
            return Read { pieces, marks, keep };
        }
        let pieces = decode_file(id, &bytes);
        let written = stamp.zip(begun).and_then(|both| Some((both, entries::written(&pieces)?)));
        let Some(((stamp, begun), (written, marks))) = written else {
            return Read { pieces, marks: Vec::new(), keep: Keep::Nothing };
        };
        let sum = (!stamp.was_settled(begun)).then(|| entries::sum(&bytes));
        Read { pieces, marks, keep: Keep::New(stamp, sum, written) }
    }
}

impl Keep {
    fn entry(&self) -> Option<Entry<'_>> {
        match self {
            Self::Nothing => None,
            Self::Same(entry) | Self::Settled(entry) => Some(entry.clone()),
            Self::New(stamp, sum, written) => Some(Entry::new(*stamp, *sum, written)),
        }
    }
}
