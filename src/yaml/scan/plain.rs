//! Scalars without quotes.

use std::borrow::Cow;

use memchr::memchr3;

use crate::yaml::tree::Style;

use super::{Scan, Scanner, Sink, Unsupported, is_break};

/// The plain text on a line.
#[derive(Clone, Copy)]
pub(super) struct PlainLine {
    /// The end of the text, without the spaces behind it.
    pub end: usize,
    /// What ends it: the colon behind a key, the `#` of a comment, or the end of the line.
    pub next: usize,
}

impl<'t, S: Sink<'t>> Scanner<'t, '_, S> {
    /// Returns whether a plain scalar can begin here. More can in YAML.
    pub(super) fn begins_plain(&self, at: usize) -> bool {
        match self.byte(at) {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0x80.. => true,
            b'(' | b')' | b'/' | b'.' | b'_' | b'+' | b'=' | b'~' | b'$' | b'<' | b';' | b'^'
            | b'\\' => true,
            b'-' => {
                matches!(self.byte(at + 1), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.')
            }
            _ => false,
        }
    }

    /// Returns whether a colon that ends a key is at a position.
    fn is_colon(&self, at: usize) -> bool {
        self.byte(at) == b':' && (self.byte(at + 1) == b' ' || is_break(self.byte(at + 1)))
    }

    /// Finds the end of the plain text that begins at `at`; soon if it is a key of one word.
    pub(super) fn key_line(&self, at: usize) -> Scan<PlainLine> {
        if !self.begins_plain(at) {
            return Err(Unsupported);
        }
        let mut end = at;
        while matches!(self.byte(end), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_') {
            end += 1;
        }
        if self.is_colon(end) {
            Ok(PlainLine { end, next: end })
        } else {
            self.plain_line_from(at, end)
        }
    }

    /// Finds the end of the plain text that begins at `at`.
    pub(super) fn plain_line(&self, at: usize) -> Scan<PlainLine> {
        if self.begins_plain(at) { self.plain_line_from(at, at) } else { Err(Unsupported) }
    }

    /// Finds the end of the plain text that begins at `at`; what is before `from` has neither a
    /// colon nor a `#`.
    fn plain_line_from(&self, at: usize, from: usize) -> Scan<PlainLine> {
        let mut from = from;
        let next = loop {
            let Some(found) = memchr3(b':', b'#', b'\n', &self.bytes[from..]) else {
                break self.bytes.len();
            };
            let here = from + found;
            match self.bytes[here] {
                b':' if self.is_colon(here) => break here,
                b'#' if here > at && self.bytes[here - 1] == b' ' => break here,
                b'\n' => break self.before_break(at, here),
                _ => from = here + 1,
            }
        };
        let mut end = next;
        while end > at && self.bytes[end - 1] == b' ' {
            end -= 1;
        }
        if end == at { Err(Unsupported) } else { Ok(PlainLine { end, next }) }
    }

    /// Reads a plain scalar from its first line on, in a collection of the column `outer`.
    pub(super) fn plain(&mut self, at: usize, line: PlainLine, outer: usize) -> Scan {
        let first = line.end;
        let PlainLine { mut end, mut next } = line;
        loop {
            let goes_on = match self.byte(next) {
                b'#' => {
                    self.emit_plain(at, first, end);
                    self.comment(next);
                    return Ok(());
                }
                b':' => return Err(Unsupported),
                _ => self.continuation(next, outer),
            };
            self.at = self.after_break(next);
            let Some((begin, breaks)) = goes_on else {
                self.emit_plain(at, first, end);
                return Ok(());
            };
            if end == first {
                self.buffer.clear();
                self.buffer.push_str(&self.text[at..first]);
            }
            PlainLine { end, next } = self.plain_line_from(begin, begin)?;
            self.fold(breaks);
            self.buffer.push_str(&self.text[begin..end]);
        }
    }

    /// Emits the plain scalar from `at` to `end`, whose first line ends at `first`.
    fn emit_plain(&mut self, at: usize, first: usize, end: usize) {
        let is_one_line = end == first;
        let text = if is_one_line { Cow::Borrowed(&self.text[at..end]) } else { self.buffered() };
        self.sink.scalar(text, Style::Plain, at..end);
    }

    /// Returns where a scalar goes on behind the line that ends at `end`, and how many blank lines
    /// are between, if it does: the next text stands further in than `outer` and is no comment.
    fn continuation(&self, end: usize, outer: usize) -> Option<(usize, usize)> {
        let (next, column, blank) = self.next_text(end)?;
        (column > outer && self.byte(next) != b'#').then_some((next, blank))
    }

    /// Returns where the next text begins behind the line that ends at `end`, its column, and how
    /// many blank lines are between; `None` if there is no more text.
    pub(super) fn next_text(&self, end: usize) -> Option<(usize, usize, usize)> {
        let mut start = self.after_break(end);
        let mut blank = 0;
        loop {
            let next = self.after_spaces(start);
            if next >= self.bytes.len() {
                return None;
            }
            if !is_break(self.bytes[next]) {
                return Some((next, next - start, blank));
            }
            blank += 1;
            start = self.after_break(next);
        }
    }

    /// Adds what stands for a line break and the blank lines behind it: a space, or a line break
    /// for each blank line.
    pub(super) fn fold(&mut self, blank: usize) {
        if blank == 0 {
            self.buffer.push(' ');
        }
        self.line_breaks(blank);
    }

    /// Adds line breaks.
    pub(super) fn line_breaks(&mut self, count: usize) {
        self.buffer.extend(std::iter::repeat_n('\n', count));
    }
}
