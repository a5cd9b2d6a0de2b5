//! What every file of the cache is like: a checksum, whose it is, data and texts.

use std::fs::File;
use std::io::Read;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// A file of a cache, read whole. It is never freed: texts of plans are parts of it, and to count who
/// still has one takes longer than to read them.
#[derive(Debug)]
pub struct Kept {
    /// Its checksum, which tells it from what it was or will be.
    pub sum: u64,
    /// Numbers, lengths, choices.
    pub data: &'static [u8],
    /// Texts.
    pub text: &'static str,
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

/// Lays a file out, in several parts that follow each other; `owner` tells whose it is. Gives its
/// checksum too.
pub fn laid_out(owner: &[u8], data: Vec<u8>, text: String) -> (u64, Vec<Vec<u8>>) {
    let mut lengths = Vec::with_capacity(HEAD);
    for length in [owner.len(), data.len()] {
        lengths.extend_from_slice(&(length as u64).to_le_bytes());
    }
    let owner = owner.to_vec();
    let sum = checksum([&lengths[..], &owner, &data, text.as_bytes()]);
    (sum, vec![sum.to_le_bytes().to_vec(), lengths, owner, data, text.into_bytes()])
}

impl Kept {
    /// Reads a file of so many bytes; nothing where it is somebody else's, or damaged.
    pub fn read(owner: &[u8], file: &File, size: u64) -> Option<Self> {
        Self::read_into(owner, file, vec![0; usize::try_from(size).ok()?].leak())
    }

    /// The same, given room for the file.
    pub fn read_into(owner: &[u8], mut file: &File, room: &'static mut [u8]) -> Option<Self> {
        file.read_exact(room).ok()?;
        let room: &'static [u8] = room;
        let (sum, signed) = room.split_first_chunk()?;
        let (lengths, rest) = signed.split_at_checked(HEAD - size_of_val(sum))?;
        let mut lengths = lengths.as_chunks().0.iter().copied().map(u64::from_le_bytes);
        let mut length = || usize::try_from(lengths.next()?).ok();
        let (found, rest) = rest.split_at_checked(length()?)?;
        let (data, text) = rest.split_at_checked(length()?)?;
        let sum = u64::from_le_bytes(*sum);
        if found != owner || sum != xxh3_64(signed) {
            return None;
        }
        Some(Self { sum, data, text: simdutf8::basic::from_utf8(text).ok()? })
    }
}
