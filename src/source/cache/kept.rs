//! What every file of the cache is like: a checksum, whose it is, data and texts.

use std::fs::File;
use std::io::Read;

use xxhash_rust::xxh3::Xxh3;

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
    pub fn read(owner: &[u8], mut file: &File, size: u64) -> Option<Self> {
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
        let text = simdutf8::basic::from_utf8(text.leak()).ok()?;
        Some(Self { sum, data: data.leak(), text })
    }
}
