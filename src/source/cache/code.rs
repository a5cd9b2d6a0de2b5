//! How values are written down and read back. What is read back may be damaged: every reader
//! answers with nothing rather than panic, takes at least a byte for every value, and so neither
//! loops nor asks for more memory than what it reads could fill.

use std::ops::Range;

use crate::domain::{FileId, Str};

/// A value that can be written down.
pub trait Stored: Sized {
    /// Writes it.
    fn store(&self, out: &mut Writer);

    /// Reads it back; nothing where what stands there is none.
    fn load(from: &mut Reader) -> Option<Self>;
}

/// What has been written: texts apart from everything else, one after the other, so that they
/// are checked to be UTF-8 all at once.
#[derive(Debug, Default)]
pub struct Writer {
    /// Numbers, lengths, choices.
    pub data: Vec<u8>,
    /// Texts.
    pub text: String,
    /// Whether something could not be written down.
    pub is_lossy: bool,
    /// Where values begin that may be read back alone.
    pub marks: Vec<Mark>,
}

/// Where a value begins: in the data, and in the texts.
pub type Mark = (usize, usize);

/// What is still to be read.
#[derive(Clone, Debug)]
pub struct Reader {
    data: &'static [u8],
    /// How many bytes of data there were.
    whole: usize,
    /// The text that all texts are stretches of, and which bytes of it are still to be read.
    text: &'static str,
    rest: Range<usize>,
    /// The file that places speak of.
    pub file: FileId,
    /// Where values begin that may be read alone, as [`Writer::marks`] has them.
    pub marks: Vec<Mark>,
}

impl Writer {
    /// Marks the beginning of a value that may be read back alone.
    pub fn mark(&mut self) {
        self.marks.push((self.data.len(), self.text.len()));
    }

    /// Writes one byte.
    pub fn byte(&mut self, byte: u8) {
        self.data.push(byte);
    }

    /// Writes a number: seven bits a byte, the lowest first (LEB128).
    pub fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.data.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.data.push(number.to_le_bytes()[0]);
    }

    /// Writes a length or position.
    pub fn length(&mut self, length: usize) {
        self.number(length as u64);
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        self.length(text.len());
        self.text.push_str(text);
    }
}

impl Reader {
    /// Begins to read some bytes, and texts from a stretch of a longer one.
    pub fn new(data: &'static [u8], text: &'static str, rest: Range<usize>, file: FileId) -> Self {
        Self { data, whole: data.len(), text, rest, file, marks: Vec::new() }
    }

    /// What is to be read next.
    pub fn position(&self) -> Mark {
        (self.whole - self.data.len(), self.rest.start)
    }

    /// Marks the beginning of a value that may be read alone.
    pub fn mark(&mut self) {
        self.marks.push(self.position());
    }

    /// Reads one byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.data.split_first()?;
        self.data = rest;
        Some(*byte)
    }

    /// Takes so many bytes.
    pub fn bytes(&mut self, count: usize) -> Option<&'static [u8]> {
        let (bytes, rest) = self.data.split_at_checked(count)?;
        self.data = rest;
        Some(bytes)
    }

    /// Reads a number.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// Reads a number that fits.
    pub fn fitting<T: TryFrom<u64>>(&mut self) -> Option<T> {
        T::try_from(self.number()?).ok()
    }

    /// Reads a text.
    pub fn text(&mut self) -> Option<&'static str> {
        let length = self.fitting()?;
        let range = self.take(length)?;
        self.text.get(range)
    }

    /// Reads a text that is kept.
    pub fn string(&mut self) -> Option<Str> {
        self.text().map(Str::lasting)
    }

    /// Takes so much of both off.
    pub fn part(&mut self, data: usize, text: usize) -> Option<(&'static [u8], &'static str)> {
        Some((self.bytes(data)?, self.text.get(self.take(text)?)?))
    }

    /// Takes so many bytes of the text off.
    fn take(&mut self, length: usize) -> Option<Range<usize>> {
        let start = self.rest.start;
        self.rest.start = start.checked_add(length).filter(|end| *end <= self.rest.end)?;
        Some(start..self.rest.start)
    }

    /// Whether all has been read.
    pub fn is_at_end(&self) -> bool {
        self.data.is_empty() && self.rest.is_empty()
    }
}

/// The most items that room is made for before the first is read.
const ROOM: usize = 64;

impl<T: Stored> Stored for Vec<T> {
    fn store(&self, out: &mut Writer) {
        out.length(self.len());
        for item in self {
            item.store(out);
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        let count = from.fitting()?;
        let mut items = Self::with_capacity(ROOM.min(count));
        for _ in 0..count {
            items.push(T::load(from)?);
        }
        Some(items)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self, out: &mut Writer) {
        out.byte(u8::from(self.is_some()));
        if let Some(value) = self {
            value.store(out);
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        match from.byte()? {
            0 => Some(None),
            1 => T::load(from).map(Some),
            _ => None,
        }
    }
}

impl<T: Stored> Stored for Box<T> {
    fn store(&self, out: &mut Writer) {
        (**self).store(out);
    }

    fn load(from: &mut Reader) -> Option<Self> {
        T::load(from).map(Self::new)
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn store(&self, out: &mut Writer) {
        self.0.store(out);
        self.1.store(out);
    }

    fn load(from: &mut Reader) -> Option<Self> {
        Some((A::load(from)?, B::load(from)?))
    }
}

impl<A: Stored, B: Stored, C: Stored> Stored for (A, B, C) {
    fn store(&self, out: &mut Writer) {
        self.0.store(out);
        self.1.store(out);
        self.2.store(out);
    }

    fn load(from: &mut Reader) -> Option<Self> {
        Some((A::load(from)?, B::load(from)?, C::load(from)?))
    }
}

impl Stored for Str {
    fn store(&self, out: &mut Writer) {
        out.text(self);
    }

    fn load(from: &mut Reader) -> Option<Self> {
        from.string()
    }
}
