//! What the files of a repository's revisions hold, by the ids of their objects. What an id names
//! never changes, so that nothing here goes out of date.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::domain::FileId;
use crate::source::decode::Pieces;

use super::entries::{self, Entries, Entry, Volumes};
use super::kept::Kept;
use super::store::{Store, name};

/// What is kept of a repository, as it lies in the cache: parts by the first digit of an id.
#[derive(Debug)]
pub struct Shelf {
    store: Store,
    /// Whose it is.
    owner: Vec<u8>,
    parts: Vec<Option<[Kept; 2]>>,
}

/// What is known of a repository's objects, and what has been read of them besides.
#[derive(Debug)]
pub struct Objects<'s> {
    shelf: &'s Shelf,
    known: Vec<Entries<'static>>,
    new: Mutex<Vec<New>>,
}

/// An object that has been read.
#[derive(Debug)]
struct New {
    id: String,
    written: Volumes,
}

/// The digits of ids.
const DIGITS: usize = 16;

/// The largest part, in bytes. One that would outgrow it begins anew.
const LARGEST_PART: usize = 24 << 20;

impl Shelf {
    pub(super) fn open(store: Store, owner: Vec<u8>) -> Self {
        let read = |digit| {
            let (file, size) = store.open_file(&part_name(&owner, digit))?;
            Kept::read(&owner, &file, size)
        };
        let parts = (0..DIGITS).into_par_iter().map(read).collect();
        Self { store, owner, parts }
    }

    /// What is known.
    pub fn objects(&self) -> Objects<'_> {
        let known = self.parts.par_iter().map(|part| {
            let entries = part.as_ref().and_then(entries::entries);
            entries.unwrap_or_default()
        });
        Objects { shelf: self, known: known.collect(), new: Mutex::default() }
    }
}

impl Objects<'_> {
    /// What the object with an id is known to hold, as a file of a plan.
    pub fn pieces(&self, id: &str, file: FileId) -> Option<Pieces> {
        self.known[digit(id)?].get(id)?.pieces(file)
    }

    /// Whether something is known of the object with an id.
    pub fn has(&self, id: &str) -> bool {
        digit(id).is_some_and(|digit| self.known[digit].contains_key(id))
    }

    /// Keeps what an object has been found to hold, where that is without a mistake.
    pub fn keep(&self, id: &str, pieces: &Pieces) {
        if let Some((written, _)) = entries::written(pieces) {
            let new = New { id: id.to_owned(), written };
            self.new.lock().unwrap_or_else(PoisonError::into_inner).push(new);
        }
    }

    /// Writes down what is new.
    pub fn finish(self) {
        let mut new: Vec<Vec<New>> = (0..DIGITS).map(|_| Vec::new()).collect();
        for one in self.new.into_inner().unwrap_or_else(PoisonError::into_inner) {
            if let Some(digit) = digit(&one.id) {
                new[digit].push(one);
            }
        }
        let Shelf { store, owner, .. } = self.shelf;
        let parts: Vec<_> = new.into_iter().zip(self.known).enumerate().collect();
        let is_written = parts.par_iter().map(|(digit, (new, known))| {
            let begun = store.begin().filter(|_| !new.is_empty());
            let contents = laid_out(owner, known, new);
            let is_begun = begun.is_some();
            if let Some(begun) = begun {
                store.finish(begun, &part_name(owner, *digit), &contents);
            }
            is_begun
        });
        if is_written.reduce(|| false, |a, b| a || b) {
            store.sweep();
        }
    }
}

/// A part with what is new in it, and with what is not where there is room for both.
fn laid_out(owner: &[u8], known: &Entries<'_>, new: &[New]) -> Vec<Vec<u8>> {
    let mut size = 0;
    let mut all = Vec::with_capacity(known.len() + new.len());
    let fresh = new.iter().map(|New { id, written }| (&**id, Entry::of_object(written)));
    for (id, entry) in fresh.chain(known.iter().map(|(id, entry)| (*id, entry.clone()))) {
        size += entry.size();
        if size > LARGEST_PART {
            all.truncate(new.len());
            break;
        }
        all.push((id, entry));
    }
    entries::lay_out(owner, &all).contents
}

/// The first digit of an id.
fn digit(id: &str) -> Option<usize> {
    id.chars().next()?.to_digit(16).map(|digit| digit as usize)
}

/// The name of a part's file in the cache.
fn part_name(owner: &[u8], digit: usize) -> String {
    name(owner, &[b' ', digit.to_le_bytes()[0]])
}
