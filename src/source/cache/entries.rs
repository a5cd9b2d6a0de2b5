//! What plan files hold, many of them in one file of the cache.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::domain::FileId;
use crate::source::decode::Pieces;

use super::code::{Mark, Reader, Stored, Volume, Writer};
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
    /// Where it begins in the file that it was read from.
    pub base: Mark,
    volumes: [Volume<'a>; 2],
}

/// The entries of a file, by the paths of plan files.
pub type Entries<'a> = HashMap<&'a str, Entry<'a>>;

/// The sum of a file's bytes.
pub fn sum(bytes: &[u8]) -> Sum {
    Sha256::digest(bytes).into()
}

impl<'a> Entry<'a> {
    /// The entry of a file that has been read.
    pub fn new(stamp: Stamp, sum: Option<Sum>, written: &'a Volumes) -> Self {
        Self { stamp: Some(stamp), sum, ..Self::of_object(written) }
    }

    /// The entry of an object that has been read.
    pub fn of_object(written: &'a Volumes) -> Self {
        let volumes = written.each_ref().map(|(data, text)| Volume { data, text });
        Self { stamp: None, sum: None, base: Mark::default(), volumes }
    }

    /// How many bytes it takes, nearly.
    pub fn size(&self) -> usize {
        self.volumes.iter().map(|volume| volume.size()).sum()
    }

    fn store(&self, path: &str, out: &mut Writer) {
        out.text(path);
        self.stamp.store(out);
        out.byte(u8::from(self.sum.is_some()));
        for byte in self.sum.into_iter().flatten() {
            out.byte(byte);
        }
        for Volume { data, text } in self.volumes {
            out.length(data.len());
            out.length(text.len());
        }
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
        let [here, aside] = self.volumes;
        let mut reader = Reader::new(here, aside, file);
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

/// What a file holds, written down in two volumes.
pub type Volumes = [(Vec<u8>, String); 2];

/// What a file holds, written down, and where its nodes begin; nothing where it has mistakes, or could
/// not be written down.
pub fn written(pieces: &Pieces) -> Option<(Volumes, Vec<Mark>)> {
    if pieces.incomplete || !pieces.findings.is_empty() {
        return None;
    }
    let mut out = Writer::default();
    pieces.store(&mut out);
    let marks = std::mem::take(&mut out.marks);
    (!out.is_lossy).then(|| (out.volumes(), marks))
}

/// A path, what tells the file's state, and how much of each volume it takes.
type Listed = (&'static str, Option<Stamp>, Option<Sum>, Mark);

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
    let mut sizes = Mark::default();
    for size in &mut sizes {
        *size = from.fitting()?;
    }
    Some((path, stamp, sum, sizes))
}

/// A file of entries that is to be written.
pub struct Laid {
    /// The checksum that it begins with.
    pub sum: u64,
    /// Where each entry begins.
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
    let mut volumes = index.volumes();
    let mut bases = Vec::with_capacity(entries.len());
    for (_, entry) in entries {
        let [(data, text), (other_data, other_text)] = &volumes;
        bases.push([data.len(), text.len(), other_data.len(), other_text.len()]);
        for ((data, text), volume) in volumes.iter_mut().zip(entry.volumes) {
            data.extend_from_slice(volume.data);
            text.push_str(volume.text);
        }
    }
    let [(sum, mut contents), (_, aside)] = volumes.map(|(data, text)| laid_out(owner, data, text));
    contents.extend(aside);
    Laid { sum, bases, contents }
}

/// The entries of a file; nothing where it makes no sense.
pub fn entries([here, aside]: &[Kept; 2]) -> Option<Entries<'static>> {
    let mut index = Reader::new(here.volume, aside.volume, FileId(0));
    let count: usize = index.fitting()?;
    let found: Vec<_> = (0..count).map(|_| load(&mut index)).collect::<Option<_>>()?;
    let mut entries = Entries::with_capacity(found.len());
    for (path, stamp, sum, sizes) in found {
        let base = index.position();
        let volumes = index.part(sizes)?;
        entries.insert(path, Entry { stamp, sum, base, volumes });
    }
    index.is_at_end().then_some(entries)
}
