//! The layout of a cache's files: a checksum, whose it is, and what plan files hold.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use xxhash_rust::xxh3::Xxh3;

use crate::domain::FileId;
use crate::source::decode::Pieces;

use super::code::{Reader, Stored, Writer};
use super::stamp::Stamp;

/// SHA-256 of a file's bytes.
pub type Sum = [u8; 32];

/// What a plan file held when it was read.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The file as it was.
    pub stamp: Stamp,
    /// The sum of what was read, where the stamp alone does not vouch for it.
    pub sum: Option<Sum>,
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
    pub fn new(stamp: Stamp, sum: Option<Sum>, stored: &'a Writer) -> Self {
        Self { stamp, sum, data: &stored.data, text: &stored.text }
    }

    /// What the file holds.
    pub fn pieces(&self, file: FileId) -> Option<Pieces> {
        let mut reader = Reader::new(self.data, self.text, file);
        let pieces = Pieces::load(&mut reader)?;
        reader.is_at_end().then_some(pieces)
    }

    fn store(&self, path: &str, out: &mut Writer) {
        out.text(path);
        let Stamp { device, inode, size, modified, changed } = self.stamp;
        for number in [device, inode, size] {
            out.number(number);
        }
        for part in [modified.0, modified.1, changed.0, changed.1] {
            out.number(part.cast_unsigned());
        }
        out.byte(u8::from(self.sum.is_some()));
        for byte in self.sum.into_iter().flatten() {
            out.byte(byte);
        }
        out.length(self.data.len());
        out.length(self.text.len());
    }
}

/// Reads what [`Entry::store`] wrote, with the lengths of what follows elsewhere.
fn load<'a>(from: &mut Reader<'a>) -> Option<(&'a str, Stamp, Option<Sum>, usize, usize)> {
    let path = from.text()?;
    let [device, inode, size] = [from.number()?, from.number()?, from.number()?];
    let mut moment = || Some((from.number()?.cast_signed(), from.number()?.cast_signed()));
    let stamp = Stamp { device, inode, size, modified: moment()?, changed: moment()? };
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

/// Bytes of the checksum, and of the lengths after it.
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
    let Writer { mut data, text, .. } = index;
    let mut text = text.into_bytes();
    for (_, entry) in entries {
        data.extend_from_slice(entry.data);
        text.extend_from_slice(entry.text.as_bytes());
    }
    let mut lengths = Vec::with_capacity(HEAD);
    for length in [owner.len(), data.len()] {
        lengths.extend_from_slice(&(length as u64).to_le_bytes());
    }
    let owner = owner.to_vec();
    let checksum = checksum([&lengths[..], &owner, &data, &text]);
    vec![checksum.to_le_bytes().to_vec(), lengths, owner, data, text]
}

/// Reads entries; nothing where they are somebody else's, or damaged.
pub fn read<'a>(owner: &[u8], bytes: &'a [u8]) -> Option<Entries<'a>> {
    let (sum, rest) = bytes.split_first_chunk()?;
    if u64::from_le_bytes(*sum) != checksum([rest]) {
        return None;
    }
    let (owner_length, rest) = rest.split_first_chunk()?;
    let (data_length, rest) = rest.split_first_chunk()?;
    let length = |bytes: &[u8; 8]| usize::try_from(u64::from_le_bytes(*bytes)).ok();
    let (found, rest) = rest.split_at_checked(length(owner_length)?)?;
    let (data, text) = rest.split_at_checked(length(data_length)?)?;
    if found != owner {
        return None;
    }
    let mut index = Reader::new(data, std::str::from_utf8(text).ok()?, FileId(0));
    let count: usize = index.fitting()?;
    let found: Vec<_> = (0..count).map(|_| load(&mut index)).collect::<Option<_>>()?;
    let mut entries = Entries::with_capacity(found.len());
    for (path, stamp, sum, data, text) in found {
        let (data, text) = index.part(data, text)?;
        entries.insert(path, Entry { stamp, sum, data, text });
    }
    index.is_at_end().then_some(entries)
}
