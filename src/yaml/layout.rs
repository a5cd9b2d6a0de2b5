//! Computes where the parts of a text are: lines, columns, colons, dashes and the ends of nodes.

use std::ops::Range;

use super::tree::{Entry, NodeValue, Style, Tree};

/// A text whose layout is examined.
#[derive(Clone, Copy)]
pub(super) struct TextLayout<'t> {
    /// The text.
    pub text: &'t str,
}

/// Returns whether a collection is written in brackets.
pub(super) fn is_flow(text: &str, tree: &Tree<'_>) -> bool {
    let bracketed = text[tree.range().start..].starts_with(['[', '{']);
    !matches!(tree.value, NodeValue::Scalar(..)) && bracketed
}

impl<'t> TextLayout<'t> {
    /// Returns the start of the line that contains a byte, after a byte order mark.
    pub(super) fn line_start(self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        if self.text[start..at].starts_with('\u{feff}') { start + 3 } else { start }
    }

    /// Returns the start of the line before the one that starts at a byte.
    fn line_above(self, start: usize) -> Option<usize> {
        let above = self.text[..start].strip_suffix('\n')?;
        Some(self.line_start(above.len()))
    }

    /// Returns the end of the line that contains a byte, before its line break.
    pub(super) fn line_end(self, at: usize) -> usize {
        let rest = &self.text[at..];
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.len() - usize::from(line.ends_with('\r'))
    }

    /// Returns the start of the next line, or the end of the text.
    pub(super) fn next_line(self, at: usize) -> usize {
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end + 1)
    }

    /// Returns the column of a byte, from 0. Only ASCII comes before a node on its line.
    pub(super) fn column(self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// Returns whether only white space comes before a byte on its line.
    pub(super) fn begins_line(self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches([' ', '\t']);
        before.is_empty() || before.ends_with(['\n', '\u{feff}'])
    }

    /// Returns the number of the line that contains a byte, from 1.
    pub(super) fn line(self, at: usize) -> usize {
        self.text[..at].bytes().filter(|byte| *byte == b'\n').count() + 1
    }

    /// Returns the byte after the colon of an entry, or `None` if the key is written with `?` or
    /// has no colon, as it may in brackets.
    pub(super) fn after_colon(self, entry: &Entry<'_>) -> Option<usize> {
        let key = entry.key_range();
        let before = self.text[..key.start].trim_end_matches([' ', '\t']);
        let is_explicit = before.ends_with('?') && before.len() < key.start;
        let rest = &self.text[key.end..];
        let colon = rest.trim_start_matches([' ', '\t']);
        let at = key.end + rest.len() - colon.len();
        (colon.starts_with(':') && !is_explicit).then_some(at + 1)
    }

    /// Returns the byte of the dash of a list item.
    pub(super) fn dash(self, list: &Tree<'_>, items: &[Tree<'_>], item: usize) -> usize {
        let first = list.range().start;
        if item == 0 {
            return first;
        }
        let column = self.column(first);
        let range = items[item].range();
        // The parser reports an empty block scalar at the start of the next token.
        let is_empty_block =
            range.is_empty() && matches!(items[item].value, NodeValue::Scalar(_, Style::Block));
        let mut start = self.line_start(range.start);
        if is_empty_block {
            start = self.line_above(start).unwrap_or(start);
        }
        while start > first {
            let line = &self.text[start..];
            let indent = line.len() - line.trim_start_matches(' ').len();
            if indent == column && line[indent..].starts_with('-') {
                return start + indent;
            }
            start = self.line_above(start).unwrap_or(first);
        }
        first
    }

    /// Returns the last scalar or flow collection of a node, and the byte after its colon or dash.
    /// `after` is that byte of the node itself.
    fn last<'n>(self, tree: &'n Tree<'n>, after: usize) -> (&'n Tree<'n>, usize) {
        match &tree.value {
            NodeValue::Map(entries) if !is_flow(self.text, tree) => match entries.last() {
                Some(entry) => {
                    let after = self.after_colon(entry).unwrap_or(entry.key_range().end);
                    self.last(&entry.value, after)
                }
                None => (tree, after),
            },
            NodeValue::List(items) if !is_flow(self.text, tree) => match items.last() {
                Some(item) => self.last(item, self.dash(tree, items, items.len() - 1) + 1),
                None => (tree, after),
            },
            _ => (tree, after),
        }
    }

    /// Returns the end of a node. `after` is the byte after its colon or dash. Trailing lines that
    /// a block scalar keeps are part of it.
    pub(super) fn end(self, tree: &Tree<'_>, after: usize) -> usize {
        let (last, after) = self.last(tree, after);
        let range = last.range();
        match &last.value {
            NodeValue::Scalar(_, Style::Block) => self.block(last, after).end,
            NodeValue::Scalar(..) if range.is_empty() => after,
            _ => range.end,
        }
    }

    /// Returns whether a node ends with a block scalar that keeps trailing empty lines.
    pub(super) fn ends_with_kept_lines(self, tree: &Tree<'_>, after: usize) -> bool {
        let (last, after) = self.last(tree, after);
        matches!(last.value, NodeValue::Scalar(_, Style::Block))
            && self.keeps_trailing_lines(self.skip_blank(after))
    }

    /// Returns whether the header of a block scalar has the chomping indicator `+` (YAML 1.2.2,
    /// §8.1.1.2), which keeps trailing empty lines.
    fn keeps_trailing_lines(self, header: usize) -> bool {
        let signs = self.text[header..].trim_start_matches(['|', '>']);
        signs.chars().take_while(|c| "+-123456789".contains(*c)).any(|c| c == '+')
    }

    /// Returns the range of a block scalar, from its `|` or `>` to the end of its last line.
    pub(super) fn block(self, tree: &Tree<'_>, after: usize) -> Range<usize> {
        let header = self.skip_blank(after);
        let keeps_trailing = self.keeps_trailing_lines(header);
        let first = self.line_end(header);
        let range = tree.range();
        // The range of the tree extends to the next token; only full lines are part of the scalar.
        let inside = &self.text[..range.end.max(first)];
        let end = if range.end >= self.text.len() {
            inside.len()
        } else {
            inside.trim_end_matches(' ').len()
        };
        let mut lines = &self.text[first..end.max(first)];
        if range.is_empty() && !keeps_trailing {
            lines = "";
        }
        let without_break = |lines: &'t str| {
            let lines = lines.strip_suffix('\n')?;
            Some(lines.strip_suffix('\r').unwrap_or(lines))
        };
        if let Some(rest) = without_break(lines) {
            lines = rest;
        }
        while !keeps_trailing && let Some(rest) = without_break(lines) {
            lines = rest;
        }
        header..first + lines.len()
    }

    /// Returns the first byte, from a byte on, that is neither white space nor part of a comment.
    pub(super) fn skip_blank(self, mut at: usize) -> usize {
        loop {
            let rest = &self.text[at..];
            let next = rest.trim_start_matches([' ', '\t', '\r', '\n']);
            at += rest.len() - next.len();
            if !next.starts_with('#') {
                return at;
            }
            at = self.line_end(at);
        }
    }

    /// Returns where to insert a line after a node at a column: at the end of the node's last line,
    /// or of the last comment whose indentation makes it part of the node.
    pub(super) fn insertion_point(self, end: usize, column: usize) -> usize {
        let mut place = self.line_end(end);
        let next = self.skip_blank(self.next_line(end).min(self.text.len()));
        let next_column = match &self.text[next..] {
            "" => 0,
            rest if rest.starts_with("...") || rest.starts_with("---") => 0,
            _ => self.column(next),
        };
        let mut start = self.next_line(end);
        while start < next {
            let stop = self.line_end(start);
            let line = self.text[start..stop].trim_start_matches(' ');
            let indent = stop - start - line.len();
            if line.starts_with('#') {
                if indent < column || indent <= next_column {
                    break;
                }
                place = stop;
            }
            start = self.next_line(start);
        }
        place
    }

    /// Returns the number of empty lines before the line of a byte and the comments above it.
    pub(super) fn empty_lines_before(self, at: usize) -> usize {
        let mut start = self.line_start(at);
        let mut count = 0;
        while let Some(above) = self.line_above(start) {
            let line = self.text[above..start].trim();
            if line.starts_with('#') {
                count = 0;
            } else if line.is_empty() {
                count += 1;
            } else {
                break;
            }
            start = above;
        }
        count
    }
}
