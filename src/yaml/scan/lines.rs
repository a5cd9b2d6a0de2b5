//! Lines in a document: maps and lists by their columns, keys and dashes.

use std::borrow::Cow;

use crate::yaml::tree::Style;

use super::{
    DEEPEST, Frame, Kind, LONGEST_KEY, Scan, Scanner, Sink, Unsupported, Waiting, is_break,
};

impl<'t, S: Sink<'t>> Scanner<'t, '_, S> {
    /// Reads the whole text.
    pub(super) fn document(&mut self) -> Scan {
        let mut has_begun = false;
        while self.at < self.bytes.len() {
            let start = self.at;
            let at = self.after_spaces(start);
            match self.byte(at) {
                b'\n' | b'\r' => self.at = self.after_break(at),
                b'#' => self.comment(at),
                _ if at == start && self.is_marker(at) => {
                    // One may stand before everything but comments.
                    if has_begun || !self.bytes[at..].starts_with(b"---") {
                        return Err(Unsupported);
                    }
                    has_begun = true;
                    self.rest(at + 3)?;
                }
                _ => {
                    has_begun = true;
                    self.line(at, at - start)?;
                }
            }
        }
        if self.frames.is_empty() {
            return Err(Unsupported);
        }
        while let Some(frame) = self.frames.pop() {
            self.close(&frame)?;
        }
        Ok(())
    }

    /// Returns whether a line begins like `---`, `...` or a directive.
    fn is_marker(&self, at: usize) -> bool {
        let line = &self.bytes[at..];
        line.starts_with(b"---") || line.starts_with(b"...") || line.starts_with(b"%")
    }

    fn is_dash(&self, at: usize) -> bool {
        self.byte(at) == b'-' && (self.byte(at + 1) == b' ' || is_break(self.byte(at + 1)))
    }

    /// Reads a line whose first key, dash or scalar begins in a column.
    fn line(&mut self, at: usize, column: usize) -> Scan {
        let is_dash = self.is_dash(at);
        loop {
            let Some(frame) = self.frames.last_mut() else {
                return self.root(at, column, is_dash);
            };
            if frame.column < column {
                // Further in than everything: what stands under the last key or dash.
                let outer = frame.column;
                return match frame.waits.take() {
                    Some(_) => self.node(at, column, outer),
                    None => Err(Unsupported),
                };
            }
            if frame.column == column {
                match (frame.kind, is_dash) {
                    (Kind::Map, false) => {
                        self.fill_in()?;
                        return self.entry(at, column);
                    }
                    (Kind::List, true) => {
                        self.fill_in()?;
                        return self.item(at, column);
                    }
                    // A list in the column of the key that it stands under.
                    (Kind::Map, true) => {
                        frame.waits.take().ok_or(Unsupported)?;
                        self.open(Kind::List, column, at)?;
                        return self.item(at, column);
                    }
                    // A key behind such a list.
                    (Kind::List, false) => {}
                }
            }
            if let Some(frame) = self.frames.pop() {
                self.close(&frame)?;
            }
            // Nothing stands beside the root.
            if self.frames.is_empty() {
                return Err(Unsupported);
            }
        }
    }

    fn root(&mut self, at: usize, column: usize, is_dash: bool) -> Scan {
        if is_dash {
            self.open(Kind::List, column, at)?;
            return self.item(at, column);
        }
        self.open(Kind::Map, column, at)?;
        self.entry(at, column)
    }

    /// Emits an empty value if the last key or dash of the innermost collection has none.
    fn fill_in(&mut self) -> Scan {
        match self.frames.last_mut().and_then(|frame| frame.waits.take()) {
            None => Ok(()),
            Some(Waiting::At(at)) => {
                self.null(at);
                Ok(())
            }
            Some(Waiting::BesideComment) => Err(Unsupported),
        }
    }

    fn open(&mut self, kind: Kind, column: usize, at: usize) -> Scan {
        if self.frames.len() >= DEEPEST {
            return Err(Unsupported);
        }
        match kind {
            Kind::Map => self.sink.map(at),
            Kind::List => self.sink.list(at),
        }
        self.frames.push(Frame { kind, column, waits: None });
        Ok(())
    }

    /// Ends a collection that has been taken off the stack.
    fn close(&mut self, frame: &Frame) -> Scan {
        match frame.waits {
            None => {}
            Some(Waiting::At(at)) => self.null(at),
            Some(Waiting::BesideComment) => return Err(Unsupported),
        }
        self.sink.close(self.at..self.at);
        Ok(())
    }

    fn wait(&mut self, waits: Waiting) {
        if let Some(frame) = self.frames.last_mut() {
            frame.waits = Some(waits);
        }
    }

    /// Reads a node that begins in a column, in a collection of the column `outer`, and the rest
    /// of its line.
    fn node(&mut self, at: usize, column: usize, outer: usize) -> Scan {
        match self.byte(at) {
            b'-' if self.is_dash(at) => {
                self.open(Kind::List, column, at)?;
                self.item(at, column)
            }
            quote @ (b'"' | b'\'') => {
                let quoted = self.find_quote(at, quote)?;
                if self.byte(quoted.end) != b':' {
                    return self.quoted_value(at, &quoted, outer);
                }
                self.open(Kind::Map, column, at)?;
                self.quoted_key(at, &quoted)?;
                self.after_key(quoted.end, column)
            }
            b'[' | b'{' | b'|' | b'>' => self.value(at, outer),
            _ => {
                let line = self.key_line(at)?;
                if self.byte(line.next) != b':' {
                    return self.plain(at, line, outer);
                }
                self.open(Kind::Map, column, at)?;
                self.plain_key(at, line.end, line.next)?;
                self.after_key(line.next, column)
            }
        }
    }

    /// Reads an item of a list from its dash on.
    fn item(&mut self, at: usize, column: usize) -> Scan {
        let next = self.after_spaces(at + 1);
        match self.byte(next) {
            b'\n' | b'\r' => self.wait(Waiting::At(next)),
            b'#' => self.wait(Waiting::BesideComment),
            _ => return self.node(next, column + (next - at), column),
        }
        self.rest(at + 1)
    }

    /// Reads a key and the rest of its line.
    fn entry(&mut self, at: usize, column: usize) -> Scan {
        let colon = match self.byte(at) {
            quote @ (b'"' | b'\'') => {
                let quoted = self.find_quote(at, quote)?;
                self.quoted_key(at, &quoted)?;
                quoted.end
            }
            _ => {
                let line = self.key_line(at)?;
                self.plain_key(at, line.end, line.next)?;
                line.next
            }
        };
        self.after_key(colon, column)
    }

    /// Emits a plain key whose colon is at `colon`.
    fn plain_key(&mut self, at: usize, end: usize, colon: usize) -> Scan {
        if self.byte(colon) != b':' || colon - at > LONGEST_KEY {
            return Err(Unsupported);
        }
        self.sink.scalar(Cow::Borrowed(&self.text[at..end]), Style::Plain, at..end);
        Ok(())
    }

    /// Reads what is behind a key, whose colon is at `colon`.
    fn after_key(&mut self, colon: usize, column: usize) -> Scan {
        let next = self.after_spaces(colon + 1);
        match self.byte(next) {
            b'\n' | b'\r' => {
                self.wait(Waiting::At(colon));
                self.at = self.after_break(next);
                Ok(())
            }
            _ if next == colon + 1 => Err(Unsupported),
            b'#' => {
                self.wait(Waiting::At(colon));
                self.comment(next);
                Ok(())
            }
            _ => self.value(next, column),
        }
    }

    /// Reads a value that is no block collection, in a collection of the column `outer`, and the
    /// rest of its line.
    fn value(&mut self, at: usize, outer: usize) -> Scan {
        match self.byte(at) {
            quote @ (b'"' | b'\'') => {
                let quoted = self.find_quote(at, quote)?;
                self.quoted_value(at, &quoted, outer)
            }
            b'[' | b'{' => {
                let end = self.flow(at, outer, 0)?;
                self.rest(end)
            }
            b'|' | b'>' => self.block(at, outer),
            _ => {
                let line = self.plain_line(at)?;
                self.plain(at, line, outer)
            }
        }
    }
}
