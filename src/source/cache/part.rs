//! A stretch of a plan's files: what the cache has of them, and what must be read.

use std::sync::Arc;

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use xxhash_rust::xxh3::Xxh3;

use crate::domain::FileId;
use crate::source::decode::Pieces;
use crate::source::folder::{Folder, file_id};
use crate::source::{decode_file, unread};

use super::code::Writer;
use super::entries::{self, Entries, Entry, Kept};
use super::stamp::{Moment, Stamp};
use super::store::Store;

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
struct Read<'e> {
    pieces: Pieces,
    keep: Keep<'e>,
}

/// What is kept of a file.
enum Keep<'e> {
    /// Nothing: it has mistakes, or could not be read or told from others.
    Nothing,
    /// What was there.
    Same(Entry<'e>),
    /// What was there, with its stamp vouching for it now.
    Settled(Entry<'e>),
    /// What was read, to be written down.
    New(Stamp, Option<entries::Sum>, Vec<u8>, Arc<String>),
}

impl Part<'_> {
    /// What the files hold, and whether something was written to the cache.
    pub(super) fn pieces(&self) -> (Vec<Pieces>, bool) {
        let name = self.name();
        let file = self.store.open_file(&name);
        let kept = file.and_then(|(file, size)| Kept::read(self.owner, file, size));
        let entries = kept.as_ref().and_then(Kept::entries).unwrap_or_default();
        let known: Vec<Option<Pieces>> =
            (0..self.files.len()).map(|position| self.known(&entries, position)).collect();
        if known.iter().all(Option::is_some) && entries.len() == known.len() {
            return (known.into_iter().flatten().collect(), false);
        }
        // Begun before the first file is read, so that its time is earlier than all of that.
        let begun = self.store.begin();
        let at = begun.as_ref().map(|begun| begun.at);
        let read: Vec<Read<'_>> = known
            .into_par_iter()
            .enumerate()
            .map(|(position, pieces)| {
                let entry = entries.get(self.files[position].as_str());
                match (pieces, entry) {
                    (Some(pieces), Some(entry)) => Read { pieces, keep: Keep::Same(entry.clone()) },
                    _ => self.read(position, entry, at),
                }
            })
            .collect();
        let is_new = |read: &Read<'_>| matches!(read.keep, Keep::Settled(_) | Keep::New(..));
        let kept = read.iter().filter(|read| !matches!(read.keep, Keep::Nothing)).count();
        let changed = kept != entries.len() || read.iter().any(is_new);
        if let Some(begun) = begun.filter(|_| changed) {
            let kept: Vec<(&str, Entry<'_>)> = self
                .files
                .iter()
                .zip(&read)
                .filter_map(|(file, read)| Some((file.as_str(), read.keep.entry()?)))
                .collect();
            self.store.finish(begun, &name, &entries::write(self.owner, &kept));
        }
        (read.into_iter().map(|read| read.pieces).collect(), changed)
    }

    /// The name of its file in the cache.
    fn name(&self) -> String {
        let mut hash = Xxh3::new();
        hash.update(self.owner);
        hash.update(self.files.first().map(String::as_bytes).unwrap_or_default());
        format!("{:032x}", hash.digest128())
    }

    fn id(&self, position: usize) -> FileId {
        file_id(self.first + position)
    }

    /// What is known of a file without reading it.
    fn known(&self, entries: &Entries<'_>, position: usize) -> Option<Pieces> {
        let entry = entries.get(self.files[position].as_str())?;
        let is_known = entry.stamp.is_some() && entry.sum.is_none();
        let is_same = is_known && self.stamps[position] == entry.stamp;
        if is_same { entry.pieces(self.id(position)) } else { None }
    }

    /// Reads a file; where it is what an entry in doubt has, its text need not be understood anew.
    fn read<'e>(
        &self,
        position: usize,
        entry: Option<&Entry<'e>>,
        begun: Option<Moment>,
    ) -> Read<'e> {
        let id = self.id(position);
        let (bytes, stamp) = match self.folder.read_stamped(&self.files[position]) {
            Ok(read) => read,
            Err(refused) => return Read { pieces: unread(id, &refused), keep: Keep::Nothing },
        };
        if let Some(entry) = entry
            && let Some(was) = entry.stamp
            && stamp == Some(was)
            && entry.sum == Some(entries::sum(&bytes))
            && let Some(pieces) = entry.pieces(id)
        {
            let is_settled = begun.is_some_and(|begun| was.was_settled(begun));
            let mut settled = entry.clone();
            settled.sum = None;
            let keep = if is_settled { Keep::Settled(settled) } else { Keep::Same(entry.clone()) };
            return Read { pieces, keep };
        }
        let pieces = decode_file(id, &bytes);
        let keep = match (stamp, begun) {
            (Some(stamp), Some(begun)) => Keep::new(&pieces, stamp, begun, || entries::sum(&bytes)),
            _ => Keep::Nothing,
        };
        Read { pieces, keep }
    }
}

impl Keep<'_> {
    /// What has just been read, where it is without a mistake.
    fn new(
        pieces: &Pieces,
        stamp: Stamp,
        begun: Moment,
        sum: impl FnOnce() -> entries::Sum,
    ) -> Self {
        let Some(Writer { data, text, .. }) = entries::written(pieces) else {
            return Self::Nothing;
        };
        let sum = (!stamp.was_settled(begun)).then(sum);
        Self::New(stamp, sum, data, Arc::new(text))
    }

    fn entry(&self) -> Option<Entry<'_>> {
        match self {
            Self::Nothing => None,
            Self::Same(entry) | Self::Settled(entry) => Some(entry.clone()),
            Self::New(stamp, sum, data, text) => Some(Entry::new(*stamp, *sum, data, text)),
        }
    }
}
