//! Scalars on the lines after `|` and `>`.

use std::borrow::Cow;

use crate::yaml::tree::Style;

use super::{Scan, Scanner, Sink, Unsupported, is_break};

/// What becomes of the line breaks at the end of a block scalar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomping {
    /// One of them is kept.
    Clip,
    /// None is.
    Strip,
    /// All are.
    Keep,
}

/// What stands beside the sign of a block scalar.
struct Header {
    chomping: Chomping,
    /// How much further in the text is than its collection, if that is said.
    indent: Option<usize>,
    end: usize,
}

/// A line of a block scalar that is not blank, or the line behind the last of them.
struct BlockLine {
    /// How many blank lines are before it.
    blank: usize,
    start: usize,
    /// Where its text begins: behind the indentation, or sooner where it stands further out.
    text: usize,
}

impl<'t, S: Sink<'t>> Scanner<'t, '_, S> {
    /// Reads a block scalar from its sign on, in a collection of the column `outer`.
    pub(super) fn block(&mut self, at: usize, outer: usize) -> Scan {
        let folds = self.byte(at) == b'>';
        let Header { chomping, indent, end } = self.block_header(at + 1)?;
        self.rest(end)?;
        let first = match indent {
            Some(indent) => self.block_line(self.at, outer + indent),
            None => self.first_block_line(self.at, outer)?,
        };
        let is_short = indent.is_some_and(|indent| first.text - first.start < outer + indent);
        // One without text is rare.
        if is_short || first.text >= self.bytes.len() {
            return Err(Unsupported);
        }
        let indent = first.text - first.start;
        let start = first.text;
        let first_end = self.line_end(start);
        if chomping == Chomping::Strip && first.blank == 0 {
            // Most of those that have one line are a part of the text as it is.
            let line = self.block_line(self.after_break(first_end), indent);
            if line.text - line.start < indent {
                let text = Cow::Borrowed(&self.text[start..first_end]);
                self.sink.scalar(text, Style::Block, start..line.text);
                self.at = line.start;
                return Ok(());
            }
        }
        let end = self.block_lines(first, indent, folds, chomping);
        let text = self.buffered();
        self.sink.scalar(text, Style::Block, start..end);
        Ok(())
    }

    /// Reads what is behind the sign of a block scalar.
    fn block_header(&self, at: usize) -> Scan<Header> {
        let mut header = Header { chomping: Chomping::Clip, indent: None, end: at };
        loop {
            match self.byte(header.end) {
                b'-' if header.chomping == Chomping::Clip => header.chomping = Chomping::Strip,
                b'+' if header.chomping == Chomping::Clip => header.chomping = Chomping::Keep,
                digit @ b'1'..=b'9' if header.indent.is_none() => {
                    header.indent = Some(usize::from(digit - b'0'));
                }
                b' ' | b'\n' | b'\r' => return Ok(header),
                _ => return Err(Unsupported),
            }
            header.end += 1;
        }
    }

    /// Finds the first line of a block scalar, whose indentation is that of the scalar.
    fn first_block_line(&self, from: usize, outer: usize) -> Scan<BlockLine> {
        let mut line = BlockLine { blank: 0, start: from, text: from };
        let mut widest = outer + 1;
        loop {
            line.text = self.after_spaces(line.start);
            let column = line.text - line.start;
            if line.text >= self.bytes.len() || !is_break(self.bytes[line.text]) {
                // A blank line further in is a mistake.
                return if column < widest { Err(Unsupported) } else { Ok(line) };
            }
            widest = widest.max(column);
            line.blank += 1;
            line.start = self.after_break(line.text);
        }
    }

    /// Finds the next line of a block scalar that is indented by `indent`.
    fn block_line(&self, from: usize, indent: usize) -> BlockLine {
        let mut line = BlockLine { blank: 0, start: from, text: from };
        loop {
            let rest = &self.bytes[line.start..];
            line.text =
                line.start + rest.iter().take(indent).take_while(|byte| **byte == b' ').count();
            if line.text >= self.bytes.len() || !is_break(self.bytes[line.text]) {
                return line;
            }
            line.blank += 1;
            line.start = self.after_break(line.text);
        }
    }

    /// Joins the lines of a block scalar in the buffer, and returns the end of the scalar.
    fn block_lines(
        &mut self,
        first: BlockLine,
        indent: usize,
        folds: bool,
        chomping: Chomping,
    ) -> usize {
        self.buffer.clear();
        self.line_breaks(first.blank);
        let mut line = first;
        loop {
            let end = self.line_end(line.text);
            self.buffer.push_str(&self.text[line.text..end]);
            let next = self.block_line(self.after_break(end), indent);
            if next.text - next.start < indent || next.text >= self.bytes.len() {
                if chomping != Chomping::Strip {
                    // The end of the text stands for a line break.
                    self.buffer.push('\n');
                }
                if chomping == Chomping::Keep {
                    self.line_breaks(next.blank);
                }
                self.at = next.start;
                return next.text;
            }
            // Lines that stand further in are not folded.
            let is_further_in = self.byte(line.text) == b' ' || self.byte(next.text) == b' ';
            if folds && !is_further_in {
                self.fold(next.blank);
            } else {
                self.line_breaks(next.blank + 1);
            }
            line = next;
        }
    }
}
