//! Scalars in single and double quotes.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memchr3};

use crate::yaml::tree::Style;

use super::{LONGEST_KEY, Scan, Scanner, Sink, Unsupported, is_break};

/// A quoted scalar that has been found.
pub(super) struct Quoted {
    quote: u8,
    /// The position behind its closing quote.
    pub end: usize,
    /// Whether a backslash or a doubled quote is in it.
    has_escapes: bool,
    /// Whether it stands on several lines.
    has_breaks: bool,
}

impl<'t, S: Sink<'t>> Scanner<'t, '_, S> {
    /// Finds the end of the quoted scalar that begins at `at`.
    pub(super) fn find_quote(&self, at: usize, quote: u8) -> Scan<Quoted> {
        let mut quoted = Quoted { quote, end: at + 1, has_escapes: false, has_breaks: false };
        loop {
            let rest = self.bytes.get(quoted.end..).ok_or(Unsupported)?;
            let found = match quote {
                b'"' => memchr3(b'"', b'\\', b'\n', rest),
                _ => memchr2(b'\'', b'\n', rest),
            };
            let here = quoted.end + found.ok_or(Unsupported)?;
            quoted.end = here + 1;
            match self.bytes[here] {
                b'\n' => quoted.has_breaks = true,
                // An escaped end of a line is left to the parser.
                b'\\' if is_break(self.byte(here + 1)) => return Err(Unsupported),
                b'\\' => {
                    quoted.has_escapes = true;
                    quoted.end = here + 2;
                }
                b'\'' if self.byte(here + 1) == b'\'' => {
                    quoted.has_escapes = true;
                    quoted.end = here + 2;
                }
                _ => return Ok(quoted),
            }
        }
    }

    /// Emits a quoted scalar as a key, whose colon is right behind it.
    pub(super) fn quoted_key(&mut self, at: usize, quoted: &Quoted) -> Scan {
        let is_key = self.byte(quoted.end) == b':' && !quoted.has_breaks;
        if !is_key || quoted.end - at > LONGEST_KEY {
            return Err(Unsupported);
        }
        self.quoted(at, quoted, 0)
    }

    /// Reads a quoted scalar as a value, and the rest of its line.
    pub(super) fn quoted_value(&mut self, at: usize, quoted: &Quoted, outer: usize) -> Scan {
        self.quoted(at, quoted, outer)?;
        self.rest(quoted.end)
    }

    /// Emits a quoted scalar. Its further lines begin behind the column `outer`.
    pub(super) fn quoted(&mut self, at: usize, quoted: &Quoted, outer: usize) -> Scan {
        let (start, end) = (at + 1, quoted.end - 1);
        let text = if quoted.has_breaks {
            self.buffer.clear();
            self.quoted_lines(start, end, quoted.quote, outer)?;
            self.buffered()
        } else if quoted.has_escapes {
            self.buffer.clear();
            self.unescape(start, end, quoted.quote)?;
            self.buffered()
        } else {
            Cow::Borrowed(&self.text[start..end])
        };
        self.sink.scalar(text, Style::Quoted, at..quoted.end);
        Ok(())
    }

    /// Joins the lines of a quoted scalar: spaces at their ends and beginnings are not part of it.
    fn quoted_lines(&mut self, start: usize, end: usize, quote: u8, outer: usize) -> Scan {
        let mut begin = start;
        loop {
            let line_end = self.line_end(begin);
            if line_end >= end {
                return self.unescape(begin, end, quote);
            }
            let mut text_end = line_end;
            while text_end > begin && self.bytes[text_end - 1] == b' ' {
                text_end -= 1;
            }
            self.unescape(begin, text_end, quote)?;
            let (next, column, blank) = self.next_text(line_end).ok_or(Unsupported)?;
            if column <= outer {
                return Err(Unsupported);
            }
            self.fold(blank);
            begin = next;
        }
    }

    /// Adds a part of a quoted scalar, with what its escapes stand for.
    fn unescape(&mut self, start: usize, end: usize, quote: u8) -> Scan {
        let escape = if quote == b'"' { b'\\' } else { b'\'' };
        let mut from = start;
        while let Some(found) = memchr(escape, &self.bytes[from..end]) {
            let here = from + found;
            self.buffer.push_str(&self.text[from..here]);
            let code = self.bytes.get(here + 1..end).ok_or(Unsupported)?;
            let (character, length) =
                if quote == b'"' { escaped(code).ok_or(Unsupported)? } else { ('\'', 1) };
            self.buffer.push(character);
            from = here + 1 + length;
        }
        self.buffer.push_str(&self.text[from..end]);
        Ok(())
    }
}

/// Returns the character that what is behind a backslash stands for, and how many bytes do; `None`
/// if it is a rare escape or none.
fn escaped(code: &[u8]) -> Option<(char, usize)> {
    let hexadecimal = |length: usize| {
        let digits = code.get(1..=length)?;
        let value = digits
            .iter()
            .try_fold(0, |value, digit| Some(value * 16 + char::from(*digit).to_digit(16)?))?;
        // Not the halves of surrogate pairs.
        Some((char::from_u32(value)?, 1 + length))
    };
    match code.first()? {
        b'"' => Some(('"', 1)),
        b'\\' => Some(('\\', 1)),
        b'/' => Some(('/', 1)),
        b'n' => Some(('\n', 1)),
        b't' => Some(('\t', 1)),
        b'x' => hexadecimal(2),
        b'u' => hexadecimal(4),
        _ => None,
    }
}
