//! What plan files hold, many of them in one file of the cache.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::domain::FileId;
use crate::source::decode::Pieces;

use super::code::{Mark, Reader, Stored, Writer};
use super::kept::{Kept, laid_out};
use super::stamp::Stamp;

/// SHA-256 of a file's bytes.
pub type Sum = [u8; 32];

/// What a plan file held when it was read.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The file as it was; none of an object, which is what its id says.
    pub stamp: Option<Stamp>,
    /// The sum of what was read, where the stamp alone does not vouch for it.
    pub sum: Option<Sum>,
    /// Where its data and its texts begin in the file that it was read from.
    pub base: Mark,
    data: &'a [u8],
    text: &'a str,
}

/// The entries of a file, by the paths of plan files.
pub type Entries<'a> = HashMap<&'a str, Entry<'a>>;

/// The sum of a file's bytes.
pub fn sum(bytes: &[u8]) -> Sum {
    Sha256::digest(bytes).into()
}

impl<'a> Entry<'a> {
    /// The entry of a file that has been read.
    pub fn new(stamp: Stamp, sum: Option<Sum>, data: &'a [u8], text: &'a str) -> Self {
        Self { stamp: Some(stamp), sum, ..Self::of_object(data, text) }
    }

    /// The entry of an object that has been read.
    pub fn of_object(data: &'a [u8], text: &'a str) -> Self {
        Self { stamp: None, sum: None, base: (0, 0), data, text }
    }

    /// How many bytes it takes, nearly.
    pub fn size(&self) -> usize {
        self.data.len() + self.text.len()
    }

    fn store(&self, path: &str, out: &mut Writer) {
        out.text(path);
        self.stamp.store(out);
        out.byte(u8::from(self.sum.is_some()));
        for byte in self.sum.into_iter().flatten() {
            out.byte(byte);
        }
        out.length(self.data.len());
        out.length(self.text.len());
    }
}

/// An entry that has been read back.
impl Entry<'static> {
    /// What the file holds.
    pub fn pieces(&self, file: FileId) -> Option<Pieces> {
        self.marked(file).map(|(pieces, _)| pieces)
    }

    /// What the file holds, and where its nodes begin in the entry: sections, then milestones.
    pub fn marked(&self, file: FileId) -> Option<(Pieces, Vec<Mark>)> {
        let mut reader = Reader::new(self.data, self.text, 0..self.text.len(), file);
        let pieces = Pieces::load(&mut reader)?;
        let marks = std::mem::take(&mut reader.marks);
        reader.is_at_end().then_some((pieces, marks))
    }
}

impl Stored for Stamp {
    fn store(&self, out: &mut Writer) {
        for number in self.numbers() {
            out.number(number);
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        let [device, inode, size] = [from.number()?, from.number()?, from.number()?];
        let mut moment = || Some((from.number()?.cast_signed(), from.number()?.cast_signed()));
        Some(Self { device, inode, size, modified: moment()?, changed: moment()? })
    }
}

/// What a file holds, written down; nothing where it has mistakes, or could not be written down.
pub fn written(pieces: &Pieces) -> Option<Writer> {
    if pieces.incomplete || !pieces.findings.is_empty() {
        return None;
    }
    let mut out = Writer::default();
    pieces.store(&mut out);
    (!out.is_lossy).then_some(out)
}

/// A path, what tells the file's state, and how many bytes of data and text follow elsewhere.
type Listed = (&'static str, Option<Stamp>, Option<Sum>, usize, usize);

/// Reads what [`Entry::store`] wrote.
fn load(from: &mut Reader) -> Option<Listed> {
    let path = from.text()?;
    let stamp = Stored::load(from)?;
    let sum = match from.byte()? {
        0 => None,
        1 => {
            let mut sum = Sum::default();
            for byte in &mut sum {
                *byte = from.byte()?;
            }
            Some(sum)
        }
        _ => return None,
    };
    Some((path, stamp, sum, from.fitting()?, from.fitting()?))
}

/// A file of entries that is to be written.
pub struct Laid {
    /// Its checksum.
    pub sum: u64,
    /// Where the data and the texts of each entry begin.
    pub bases: Vec<Mark>,
    /// Its bytes.
    pub contents: Vec<Vec<u8>>,
}

/// Lays entries out; `owner` tells whose they are.
pub fn lay_out(owner: &[u8], entries: &[(&str, Entry<'_>)]) -> Laid {
    let mut index = Writer::default();
    index.length(entries.len());
    for (path, entry) in entries {
        entry.store(path, &mut index);
    }
    let Writer { mut data, mut text, .. } = index;
    let mut bases = Vec::with_capacity(entries.len());
    for (_, entry) in entries {
        bases.push((data.len(), text.len()));
        data.extend_from_slice(entry.data);
        text.push_str(entry.text);
    }
    let (sum, contents) = laid_out(owner, data, text);
    Laid { sum, bases, contents }
}

/// The entries of a file; nothing where it makes no sense.
pub fn entries(kept: &Kept) -> Option<Entries<'static>> {
    let text = kept.text;
    let mut index = Reader::new(kept.data, text, 0..text.len(), FileId(0));
    let count: usize = index.fitting()?;
    let found: Vec<_> = (0..count).map(|_| load(&mut index)).collect::<Option<_>>()?;
    let mut entries = Entries::with_capacity(found.len());
    for (path, stamp, sum, data, text) in found {
        let base = index.position();
        let (data, text) = index.part(data, text)?;
        entries.insert(path, Entry { stamp, sum, base, data, text });
    }
    index.is_at_end().then_some(entries)
}
