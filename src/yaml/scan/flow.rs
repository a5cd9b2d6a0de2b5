//! Lists in brackets and maps in braces.

use std::borrow::Cow;

use crate::yaml::tree::Style;

use super::{DEEPEST, LONGEST_KEY, Scan, Scanner, Sink, Unsupported};

impl<'t, S: Sink<'t>> Scanner<'t, '_, S> {
    /// Reads a flow collection from its bracket on, in a block collection of the column `outer`,
    /// and returns the position behind its closing bracket.
    pub(super) fn flow(&mut self, at: usize, outer: usize, depth: usize) -> Scan<usize> {
        if depth + self.frames.len() >= DEEPEST {
            return Err(Unsupported);
        }
        let is_map = self.byte(at) == b'{';
        let close = if is_map { b'}' } else { b']' };
        if is_map {
            self.sink.map(at);
        } else {
            self.sink.list(at);
        }
        let mut next = self.flow_gap(at + 1, outer)?;
        while self.byte(next) != close {
            if is_map {
                next = self.flow_key(next)?;
            }
            let end = match self.byte(next) {
                b'[' | b'{' => self.flow(next, outer, depth + 1)?,
                quote @ (b'"' | b'\'') => {
                    let quoted = self.find_quote(next, quote)?;
                    self.quoted(next, &quoted, outer)?;
                    quoted.end
                }
                _ => self.flow_plain(next)?,
            };
            next = self.flow_gap(end, outer)?;
            match self.byte(next) {
                b',' => next = self.flow_gap(next + 1, outer)?,
                byte if byte == close => {}
                _ => return Err(Unsupported),
            }
        }
        self.sink.close(next..next + 1);
        Ok(next + 1)
    }

    /// Returns where the next thing in a flow collection begins, and emits the comments before it.
    fn flow_gap(&mut self, at: usize, outer: usize) -> Scan<usize> {
        let mut next = self.after_spaces(at);
        let mut is_spaced = next > at;
        loop {
            let end = match self.byte(next) {
                b'\n' | b'\r' => next,
                b'#' if is_spaced => {
                    let end = self.line_end(next);
                    self.sink.comment(next..end);
                    end
                }
                b'#' => return Err(Unsupported),
                _ => return Ok(next),
            };
            let start = self.after_break(end);
            next = self.after_spaces(start);
            // Only a closing bracket may stand as far out as the key or dash of the collection.
            let may_be_out = matches!(self.byte(next), b']' | b'}' | b'#' | b'\n' | b'\r');
            if next >= self.bytes.len() || (next - start <= outer && !may_be_out) {
                return Err(Unsupported);
            }
            is_spaced = true;
        }
    }

    /// Emits a key of a flow map, and returns where its value begins, on the same line.
    fn flow_key(&mut self, at: usize) -> Scan<usize> {
        let colon = match self.byte(at) {
            quote @ (b'"' | b'\'') => {
                let quoted = self.find_quote(at, quote)?;
                self.quoted_key(at, &quoted)?;
                quoted.end
            }
            _ => {
                let end = self.flow_plain_end(at)?;
                if self.byte(end) != b':' || self.bytes[end - 1] == b' ' || end - at > LONGEST_KEY {
                    return Err(Unsupported);
                }
                self.sink.scalar(Cow::Borrowed(&self.text[at..end]), Style::Plain, at..end);
                end
            }
        };
        let next = self.after_spaces(colon + 1);
        let is_value = !matches!(self.byte(next), b'\n' | b'\r' | b',' | b'}' | b'#');
        if is_value && next > colon + 1 { Ok(next) } else { Err(Unsupported) }
    }

    /// Emits a plain scalar that is a value or an item, and returns its end.
    fn flow_plain(&mut self, at: usize) -> Scan<usize> {
        let next = self.flow_plain_end(at)?;
        if self.byte(next) == b':' {
            return Err(Unsupported);
        }
        let text = self.text[at..next].trim_end_matches(' ');
        let end = at + text.len();
        self.sink.scalar(Cow::Borrowed(text), Style::Plain, at..end);
        Ok(end)
    }

    /// Returns the end of the plain text that begins at `at`: the sign, the comment or the line
    /// break that ends it.
    fn flow_plain_end(&self, at: usize) -> Scan<usize> {
        if !self.begins_plain(at) {
            return Err(Unsupported);
        }
        let mut end = at;
        loop {
            match self.byte(end) {
                b',' | b']' | b'}' | b'\n' | b'\r' => return Ok(end),
                b':' => match self.byte(end + 1) {
                    b' ' | b'\n' | b'\r' => return Ok(end),
                    b',' | b'[' | b']' | b'{' | b'}' => return Err(Unsupported),
                    _ => {}
                },
                b'[' | b'{' => return Err(Unsupported),
                b'#' if self.byte(end - 1) == b' ' => return Ok(end),
                _ => {}
            }
            end += 1;
        }
    }
}
