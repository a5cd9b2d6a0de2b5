//! What files of the cache are made of: volumes, each behind a checksum and whose it is.

use std::fs::File;
use std::io::Read;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::code::Volume;

/// A volume that has been read. It is never freed: texts of plans are parts of it, and to count who
/// still has one takes longer than to read them.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    /// Its checksum, which tells it from what it was or will be.
    pub sum: u64,
    /// What it holds.
    pub volume: Volume<'static>,
}

/// A number before a volume: its checksum, the lengths of its owner, its data and its texts.
type Number = [u8; 8];

/// The numbers before a volume.
pub type Head = [Number; 4];

/// Lays a volume out, in several pieces that follow each other; `owner` tells whose it is. Gives its
/// checksum too.
pub fn laid_out(owner: &[u8], data: Vec<u8>, text: String) -> (u64, Vec<Vec<u8>>) {
    let lengths = [owner.len(), data.len(), text.len()].map(|length| (length as u64).to_le_bytes());
    let mut checksum = Xxh3::new();
    for piece in [lengths.as_flattened(), owner, &data, text.as_bytes()] {
        checksum.update(piece);
    }
    let sum = checksum.digest();
    let head = [&sum.to_le_bytes()[..], lengths.as_flattened(), owner].concat();
    (sum, vec![head, data, text.into_bytes()])
}

/// How many bytes a volume takes with what stands before it, and its checksum.
pub fn told(head: Head) -> Option<(usize, u64)> {
    let [sum, lengths @ ..] = head.map(u64::from_le_bytes);
    let length = lengths.iter().try_fold(size_of::<Head>() as u64, |sum, l| sum.checked_add(*l))?;
    Some((usize::try_from(length).ok()?, sum))
}

impl Kept {
    /// Reads a file of so many bytes and the volumes in it; nothing where they are others, somebody
    /// else's, or damaged.
    pub fn read<const VOLUMES: usize>(
        owner: &[u8],
        mut file: &File,
        size: u64,
    ) -> Option<[Self; VOLUMES]> {
        let room = vec![0; usize::try_from(size).ok()?].leak();
        file.read_exact(room).ok()?;
        let mut rest: &'static [u8] = room;
        let mut next = |_| {
            let (kept, behind) = Self::first(owner, rest)?;
            rest = behind;
            Some(kept)
        };
        let kept: Vec<Self> = (0..VOLUMES).map(&mut next).collect::<Option<_>>()?;
        kept.try_into().ok().filter(|_| rest.is_empty())
    }

    /// The volume that some bytes begin with, and what follows it.
    pub fn first(owner: &[u8], bytes: &'static [u8]) -> Option<(Self, &'static [u8])> {
        let (head, _) = bytes.as_chunks().0.split_first_chunk()?;
        let (length, sum) = told(*head)?;
        let (own, rest) = bytes.split_at_checked(length)?;
        let (_, signed) = own.split_at_checked(size_of::<Number>())?;
        let [_, lengths @ ..] = head.map(u64::from_le_bytes);
        let [owner_length, data_length, _] = lengths.map(usize::try_from);
        let (_, contents) = own.split_at_checked(size_of::<Head>())?;
        let (found, contents) = contents.split_at_checked(owner_length.ok()?)?;
        let (data, text) = contents.split_at_checked(data_length.ok()?)?;
        if found != owner || sum != xxh3_64(signed) {
            return None;
        }
        let volume = Volume { data, text: simdutf8::basic::from_utf8(text).ok()? };
        Some((Self { sum, volume }, rest))
    }
}
