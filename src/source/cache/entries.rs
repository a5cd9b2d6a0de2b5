//! The layout of a cache's files: a checksum, whose it is, and what plan files hold.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::sync::Arc;

use sha2::{Digest, Sha256};
use xxhash_rust::xxh3::Xxh3;

use crate::domain::FileId;
use crate::source::decode::Pieces;

use super::code::{Reader, Stored, Writer};
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
    data: &'a [u8],
    text: &'a Arc<String>,
    /// Its bytes of the text.
    range: Range<usize>,
}

/// The entries of a file, by the paths of plan files.
pub type Entries<'a> = HashMap<&'a str, Entry<'a>>;

/// The sum of a file's bytes.
pub fn sum(bytes: &[u8]) -> Sum {
    Sha256::digest(bytes).into()
}

impl<'a> Entry<'a> {
    /// The entry of a file that has been read.
    pub fn new(stamp: Stamp, sum: Option<Sum>, data: &'a [u8], text: &'a Arc<String>) -> Self {
        Self { stamp: Some(stamp), sum, ..Self::of_object(data, text) }
    }

    /// The entry of an object that has been read.
    pub fn of_object(data: &'a [u8], text: &'a Arc<String>) -> Self {
        Self { stamp: None, sum: None, data, text, range: 0..text.len() }
    }

    /// How many bytes it takes, nearly.
    pub fn size(&self) -> usize {
        self.data.len() + self.range.len()
    }

    /// What the file holds.
    pub fn pieces(&self, file: FileId) -> Option<Pieces> {
        let mut reader = Reader::new(self.data, self.text, self.range.clone(), file);
        let pieces = Pieces::load(&mut reader)?;
        reader.is_at_end().then_some(pieces)
    }

    fn store(&self, path: &str, out: &mut Writer) {
        out.text(path);
        self.stamp.store(out);
        out.byte(u8::from(self.sum.is_some()));
        for byte in self.sum.into_iter().flatten() {
            out.byte(byte);
        }
        out.length(self.data.len());
        out.length(self.range.len());
    }
}

impl Stored for Stamp {
    fn store(&self, out: &mut Writer) {
        let Self { device, inode, size, modified, changed } = *self;
        for number in [device, inode, size] {
            out.number(number);
        }
        for part in [modified.0, modified.1, changed.0, changed.1] {
            out.number(part.cast_unsigned());
        }
    }

    fn load(from: &mut Reader<'_>) -> Option<Self> {
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
type Listed<'a> = (&'a str, Option<Stamp>, Option<Sum>, usize, usize);

/// Reads what [`Entry::store`] wrote.
fn load<'a>(from: &mut Reader<'a>) -> Option<Listed<'a>> {
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

/// Bytes of the checksum, of the owner's length and of the data's; what is left is text.
const HEAD: usize = 24;

fn checksum<'b>(parts: impl IntoIterator<Item = &'b [u8]>) -> u64 {
    let mut checksum = Xxh3::new();
    for part in parts {
        checksum.update(part);
    }
    checksum.digest()
}

/// Lays entries out, in several parts that follow each other; `owner` tells whose they are.
pub fn write(owner: &[u8], entries: &[(&str, Entry<'_>)]) -> Vec<Vec<u8>> {
    let mut index = Writer::default();
    index.length(entries.len());
    for (path, entry) in entries {
        entry.store(path, &mut index);
    }
    let Writer { mut data, mut text, .. } = index;
    for (_, entry) in entries {
        data.extend_from_slice(entry.data);
        text.push_str(&entry.text[entry.range.clone()]);
    }
    let mut lengths = Vec::with_capacity(HEAD);
    for length in [owner.len(), data.len()] {
        lengths.extend_from_slice(&(length as u64).to_le_bytes());
    }
    let owner = owner.to_vec();
    let checksum = checksum([&lengths[..], &owner, &data, text.as_bytes()]);
    vec![checksum.to_le_bytes().to_vec(), lengths, owner, data, text.into_bytes()]
}

/// A file of a cache, read whole.
#[derive(Debug)]
pub struct Kept {
    data: Vec<u8>,
    text: Arc<String>,
}

impl Kept {
    /// Reads a file of so many bytes; nothing where it is somebody else's, or damaged.
    pub fn read(owner: &[u8], mut file: File, size: u64) -> Option<Self> {
        let mut head = [0; HEAD];
        file.read_exact(&mut head).ok()?;
        let number = |at: usize| head[at..].first_chunk().copied().map(u64::from_le_bytes);
        let (sum, owner_length, data_length) = (number(0)?, number(8)?, number(16)?);
        let text_length = size.checked_sub((HEAD as u64).checked_add(owner_length)?)?;
        let text_length = text_length.checked_sub(data_length)?;
        if owner_length != owner.len() as u64 {
            return None;
        }
        let mut bytes = |length: u64| {
            let mut bytes = vec![0; usize::try_from(length).ok()?];
            file.read_exact(&mut bytes).ok()?;
            Some(bytes)
        };
        let (found, data, text) = (bytes(owner_length)?, bytes(data_length)?, bytes(text_length)?);
        if found != owner || sum != checksum([&head[8..], &found, &data, &text]) {
            return None;
        }
        // Copied once more, which costs less than to check it in the way of the standard library.
        let text = simdutf8::basic::from_utf8(&text).ok()?.to_owned();
        Some(Self { data, text: Arc::new(text) })
    }

    /// What it holds; nothing where it makes no sense.
    pub fn entries(&self) -> Option<Entries<'_>> {
        let text = &self.text;
        let mut index = Reader::new(&self.data, text, 0..text.len(), FileId(0));
        let count: usize = index.fitting()?;
        let found: Vec<_> = (0..count).map(|_| load(&mut index)).collect::<Option<_>>()?;
        let mut entries = Entries::with_capacity(found.len());
        for (path, stamp, sum, data, range) in found {
            let (data, range) = index.part(data, range)?;
            entries.insert(path, Entry { stamp, sum, data, text, range });
        }
        index.is_at_end().then_some(entries)
    }
}
