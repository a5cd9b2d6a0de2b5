//! How values are written down and read back. What is read back may be damaged: every reader
//! answers with nothing rather than panic, takes at least a byte for every value, and so neither
//! loops nor asks for more memory than what it reads could fill.

use crate::domain::{FileId, Str};

/// A value that can be written down.
pub trait Stored: Sized {
    /// Writes it.
    fn store(&self, out: &mut Writer);

    /// Reads it back; nothing where what stands there is none.
    fn load(from: &mut Reader) -> Option<Self>;
}

/// Bytes that belong together: texts stand apart from everything else, one after the other, so that
/// they are checked to be UTF-8 all at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct Volume<'a> {
    /// Numbers, lengths, choices.
    pub data: &'a [u8],
    /// Texts.
    pub text: &'a str,
}

/// What has been written: in two volumes, of which the second holds what many questions do without.
#[derive(Debug, Default)]
pub struct Writer {
    /// The data of the volume that is being written.
    pub data: Vec<u8>,
    /// Its texts.
    pub text: String,
    /// The other volume.
    aside: (Vec<u8>, String),
    /// Whether something could not be written down.
    pub is_lossy: bool,
    /// Where values begin that may be read back alone.
    pub marks: Vec<Mark>,
}

/// Where a value begins: in the data of the first volume, in its texts, and in those of the second.
pub type Mark = [usize; 4];

/// What is still to be read.
#[derive(Clone, Debug)]
pub struct Reader {
    here: Stream,
    aside: Stream,
    /// The file that places speak of.
    pub file: FileId,
    /// Where values begin that may be read alone, as [`Writer::marks`] has them.
    pub marks: Vec<Mark>,
}

/// A volume that is being read.
#[derive(Clone, Copy, Debug)]
struct Stream {
    /// The data that is still to be read.
    data: &'static [u8],
    /// How many bytes of data there were.
    whole: usize,
    text: &'static str,
    /// How many bytes of the texts have been read.
    read: usize,
}

impl Volume<'_> {
    /// The volume from two places in it.
    pub fn from(self, data: usize, text: usize) -> Option<Self> {
        Some(Self { data: self.data.get(data..)?, text: self.text.get(text..)? })
    }

    /// How many bytes it has.
    pub fn size(self) -> usize {
        self.data.len() + self.text.len()
    }
}

impl From<Volume<'static>> for Stream {
    fn from(Volume { data, text }: Volume<'static>) -> Self {
        Self { data, whole: data.len(), text, read: 0 }
    }
}

impl Stream {
    fn position(&self) -> [usize; 2] {
        [self.whole - self.data.len(), self.read]
    }

    fn is_at_end(&self) -> bool {
        self.data.is_empty() && self.read == self.text.len()
    }
}

impl Writer {
    /// Marks the beginning of a value that may be read back alone.
    pub fn mark(&mut self) {
        let (data, text) = &self.aside;
        self.marks.push([self.data.len(), self.text.len(), data.len(), text.len()]);
    }

    /// Writes into the other volume.
    pub fn aside(&mut self, write: impl FnOnce(&mut Self)) {
        self.turn();
        write(self);
        self.turn();
    }

    fn turn(&mut self) {
        std::mem::swap(&mut self.data, &mut self.aside.0);
        std::mem::swap(&mut self.text, &mut self.aside.1);
    }

    /// Both volumes, data and texts.
    pub fn volumes(self) -> [(Vec<u8>, String); 2] {
        [(self.data, self.text), self.aside]
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
    /// Begins to read two volumes, in which places are those of a file.
    pub fn new(here: Volume<'static>, aside: Volume<'static>, file: FileId) -> Self {
        Self { here: here.into(), aside: aside.into(), file, marks: Vec::new() }
    }

    /// What is to be read next.
    pub fn position(&self) -> Mark {
        let ([data, text], [other_data, other_text]) =
            (self.here.position(), self.aside.position());
        [data, text, other_data, other_text]
    }

    /// Marks the beginning of a value that may be read alone.
    pub fn mark(&mut self) {
        self.marks.push(self.position());
    }

    /// Reads from the other volume.
    pub fn aside<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        std::mem::swap(&mut self.here, &mut self.aside);
        let value = read(self);
        std::mem::swap(&mut self.here, &mut self.aside);
        value
    }

    /// Reads one byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.here.data.split_first()?;
        self.here.data = rest;
        Some(*byte)
    }

    /// Takes so many bytes.
    pub fn bytes(&mut self, count: usize) -> Option<&'static [u8]> {
        let (bytes, rest) = self.here.data.split_at_checked(count)?;
        self.here.data = rest;
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
        self.take(length)
    }

    /// Reads a text that is kept.
    pub fn string(&mut self) -> Option<Str> {
        self.text().map(Str::lasting)
    }

    /// Takes so much of the data and the texts of both volumes off.
    pub fn part(&mut self, sizes: Mark) -> Option<[Volume<'static>; 2]> {
        let volume = |from: &mut Self, data, text| {
            Some(Volume { data: from.bytes(data)?, text: from.take(text)? })
        };
        let [data, text, other_data, other_text] = sizes;
        let here = volume(self, data, text)?;
        let aside = self.aside(|from| volume(from, other_data, other_text))?;
        Some([here, aside])
    }

    /// Takes so many bytes of the texts off.
    fn take(&mut self, length: usize) -> Option<&'static str> {
        let begin = self.here.read;
        let end = begin.checked_add(length)?;
        let text = self.here.text.get(begin..end)?;
        self.here.read = end;
        Some(text)
    }

    /// Whether all has been read.
    pub fn is_at_end(&self) -> bool {
        self.here.is_at_end() && self.aside.is_at_end()
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
