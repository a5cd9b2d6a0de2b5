//! Text → events with byte ranges, line by line, for the YAML that people write in plans. A text
//! that has anything else in it is [`Unsupported`]; the parser of all YAML then reads it from its
//! beginning. So the scanner reports no mistakes, and what it reads is read alike by both.
//!
//! # What it reads
//!
//! - One document, with at most one `---` before it, whose root is a block map or a block list.
//! - Block maps, whose keys are plain or quoted and stand on one line, and block lists, nested in
//!   each other, also beginning on the line of a dash (`- a: b`, `- - c`). A list may stand in the
//!   column of the key that it belongs to.
//! - Plain scalars over one line or several. They begin with a letter, a digit, a character
//!   outside of ASCII or one of a few signs that mean nothing in YAML.
//! - Quoted scalars over one line or several, with the escapes that are in use.
//! - Block scalars, `|` and `>`, with `-`, `+` and a digit for their indentation.
//! - Flow lists and flow maps, over one line or several, in which every key has a value beside it.
//! - Comments, blank lines, and values that are not there: `a:` and `-`.
//! - Line breaks LF and CRLF, mixed as they come, and a byte order mark at the beginning.
//!
//! # What is left to the parser
//!
//! Anchors, aliases, tags, directives, `? ` keys, `...` and further documents, tabs, a CR that no
//! LF follows, control characters, scalars as roots, empty values in flow maps, pairs in flow lists
//! (`[a: b]`), flow collections as keys, block scalars without text, an escaped end of a line in
//! double quotes, rare escapes, keys of more than [`LONGEST_KEY`] bytes, collections nested deeper
//! than [`DEEPEST`], and whatever is malformed.
//!
//! # Why it is right
//!
//! YAML is hard to read because a token means different things in different states. Here the state
//! is small: a stack of the open block collections with their columns. A line that begins in
//! some column closes what stands further in, and then either goes on with the collection of that
//! column or begins a node under a key or dash that waits for one. Any other line is refused.
//!
//! Everything on the line is decided by the byte it begins with, and the rules of YAML for that
//! byte are applied whole or not at all: where they need more than is known at that place, the
//! answer is [`Unsupported`]. Three facts make the rules short, and [`is_tame`] checks them before
//! anything else is read: there is no tab, so all white space is spaces; every CR belongs to a
//! CRLF, so either byte of it ends a line; every character is printable. No rule depends on how
//! lines end but for their ends, which [`Scanner::line_end`] and [`Scanner::after_break`] find.
//!
//! The rest is evidence: tests, properties and a fuzz target compare the trees, byte ranges and
//! comments with the parser's (`tests/library/scan.rs`, `fuzz/fuzz_targets/scan.rs`). What the parser
//! does beyond YAML's specification, such as where it has an empty value stand, is followed.

mod block;
mod flow;
mod lines;
mod plain;
mod quoted;

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2_iter};

use super::tree::Style;

/// The text has something in it that only a parser of all YAML reads, or it is no YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unsupported;

/// Receives the events of a text, in the order of their bytes. Ranges are bytes of the text.
pub(super) trait Sink<'t> {
    /// A scalar: a key, a value or an item.
    fn scalar(&mut self, _text: Cow<'t, str>, _style: Style, _at: Range<usize>) {}
    /// A list begins, at its first dash or its bracket.
    fn list(&mut self, _start: usize) {}
    /// A map begins, at its first key or its brace.
    fn map(&mut self, _start: usize) {}
    /// The innermost list or map ends, with this bracket or, if the range is empty, without one.
    fn close(&mut self, _at: Range<usize>) {}
    /// A comment, with its `#` and without the end of its line.
    fn comment(&mut self, _at: Range<usize>) {}
}

type Scan<T = ()> = Result<T, Unsupported>;

/// How deep collections may be nested; fewer than the parser is told to allow.
const DEEPEST: usize = 48;
/// How long a key may be, in bytes; fewer than the parser allows.
const LONGEST_KEY: usize = 256;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Reads a text to its end.
///
/// # Errors
///
/// Returns [`Unsupported`] if the text is not of the kind that is read here. The events that the
/// sink has received by then are to be thrown away.
pub(super) fn scan<'t>(text: &'t str, sink: &mut impl Sink<'t>) -> Scan {
    let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let bytes = text.as_bytes();
    if !is_tame(&bytes[start..]) || u32::try_from(bytes.len()).is_err() {
        return Err(Unsupported);
    }
    let (frames, buffer) = (Vec::with_capacity(16), String::new());
    let mut scanner = Scanner { text, bytes, at: start, frames, buffer, sink };
    scanner.document()
}

/// Returns whether a text has only printable characters, spaces and line breaks: no tab, no byte
/// order mark, no noncharacter, and no CR without an LF.
fn is_tame(bytes: &[u8]) -> bool {
    const CONTROL: u8 = 1;
    const RETURN: u8 = 2;
    let kind = |byte: u8| match byte {
        b'\r' => RETURN,
        b'\n' => 0,
        ..0x20 | 0x7F => CONTROL,
        _ => 0,
    };
    let mut kinds = 0;
    // In stretches without an early end, so that many bytes are looked at at a time.
    for stretch in bytes.chunks(4096) {
        kinds |= stretch.iter().fold(0, |kinds, byte| kinds | kind(*byte));
        if kinds & CONTROL != 0 {
            return false;
        }
    }
    // C2 80 to C2 9F are controls. EF BB BF is a byte order mark; EF BF BE and EF BF BF are no
    // characters.
    let are_printable = memchr2_iter(0xC2, 0xEF, bytes).all(|at| match bytes[at..] {
        [0xC2, second, ..] => second >= 0xA0,
        [0xEF, 0xBB, third, ..] => third != 0xBF,
        [0xEF, 0xBF, third, ..] => third < 0xBE,
        [0xEF, ..] => true,
        _ => false,
    });
    let is_crlf = |at: usize| bytes.get(at + 1) == Some(&b'\n');
    are_printable && (kinds & RETURN == 0 || memchr_iter(b'\r', bytes).all(is_crlf))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Map,
    List,
}

/// A block collection that is open.
struct Frame {
    kind: Kind,
    column: usize,
    /// The last key or dash, if it has no value yet.
    waits: Option<Waiting>,
}

/// A key or a dash without a value.
#[derive(Clone, Copy)]
enum Waiting {
    /// If nothing follows, an empty value stands here.
    At(usize),
    /// A comment is beside the dash, and an empty value is left to the parser.
    BesideComment,
}

struct Scanner<'t, 's, S> {
    text: &'t str,
    bytes: &'t [u8],
    /// The beginning of the next line.
    at: usize,
    frames: Vec<Frame>,
    /// The text of a scalar that is not in one piece in the source.
    buffer: String,
    sink: &'s mut S,
}

/// Returns whether a byte ends a line. Every CR is part of a CRLF here.
fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

impl<'t, S: Sink<'t>> Scanner<'t, '_, S> {
    /// Returns the byte at a position; behind the text, the end of a line.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b'\n')
    }

    /// Returns the end of the line that contains `at`, before its line break.
    fn line_end(&self, at: usize) -> usize {
        match memchr(b'\n', &self.bytes[at..]) {
            Some(found) => self.before_break(at, at + found),
            None => self.bytes.len(),
        }
    }

    /// Returns the end of a line whose LF is at `feed`: there, or at the CR before it. What is
    /// before `from` is not looked at.
    fn before_break(&self, from: usize, feed: usize) -> usize {
        feed - usize::from(feed > from && self.bytes[feed - 1] == b'\r')
    }

    /// Returns the beginning of the line behind the one that ends at `end`.
    fn after_break(&self, end: usize) -> usize {
        let length = if self.byte(end) == b'\r' { 2 } else { 1 };
        (end + length).min(self.bytes.len())
    }

    /// Returns the first position from `at` on that has no space.
    fn after_spaces(&self, mut at: usize) -> usize {
        while self.bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        at
    }

    /// Ends a line behind a value, a key or a dash: nothing but a comment may follow.
    fn rest(&mut self, at: usize) -> Scan {
        let next = self.after_spaces(at);
        match self.byte(next) {
            b'\n' | b'\r' => self.at = self.after_break(next),
            b'#' if next > at => self.comment(next),
            _ => return Err(Unsupported),
        }
        Ok(())
    }

    /// Emits the comment that begins at `at`, and ends its line.
    fn comment(&mut self, at: usize) {
        let end = self.line_end(at);
        self.sink.comment(at..end);
        self.at = self.after_break(end);
    }

    /// Emits an empty value at a position, with the text that the parser has for it.
    fn null(&mut self, at: usize) {
        self.sink.scalar(Cow::Borrowed("~"), Style::Plain, at..at);
    }

    /// Returns a copy of the text in the buffer, which takes no more memory than it needs.
    fn buffered(&self) -> Cow<'t, str> {
        Cow::Owned(self.buffer.clone())
    }
}
