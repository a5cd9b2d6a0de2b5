//! Writes data as YAML in the style of a file.

use super::node::Node;
use super::scalar;
use super::style::{FileStyle, item_key};
use crate::yaml::key_rules::KeyRules;

/// A writer of data in a style.
#[derive(Clone, Copy)]
pub(super) struct NodeWriter<'h> {
    /// The style of the file.
    pub style: &'h FileStyle,
    /// The rules of the format's keys.
    pub keys: &'h KeyRules,
}

/// The text of a value: the rest of the line of its key or dash, and the lines below.
#[derive(Debug, Default)]
pub(super) struct WrittenNode {
    /// The rest of the line, without the space before it.
    pub line: String,
    /// The lines below, without line breaks.
    pub below: Vec<String>,
}

impl WrittenNode {
    fn line(line: String) -> Self {
        Self { line, below: Vec::new() }
    }
}

impl NodeWriter<'_> {
    /// Returns a node on one line, for use in brackets or after a key.
    pub(super) fn flow(self, key: &str, node: &Node, in_brackets: bool) -> String {
        let each = |items: Vec<String>| items.join(", ");
        match node {
            Node::Word(word) => self.word(key, word, in_brackets),
            Node::Text(text) => self.text(text, in_brackets),
            Node::List(items) => {
                let items = items.iter().map(|item| self.flow(key, item, true)).collect();
                format!("[{}]", each(items))
            }
            Node::Map(entries) => {
                let entries = entries.iter().map(|(key, node)| {
                    format!("{}: {}", self.key(key, true), self.flow(key, node, true))
                });
                format!("{{{}}}", each(entries.collect()))
            }
        }
    }

    /// Returns a key.
    pub(super) fn key(self, key: &str, in_brackets: bool) -> String {
        let plain = scalar::is_plain(key, in_brackets) && !scalar::is_resolved(key);
        if plain && !self.style.quotes.keys {
            return key.to_owned();
        }
        scalar::quoted(key, self.style.quote)
    }

    fn word(self, key: &str, word: &str, in_brackets: bool) -> String {
        let is_date = self.keys.dates.contains(&key);
        if scalar::is_plain_word(word, in_brackets, is_date) && !self.style.quotes.words {
            return word.to_owned();
        }
        scalar::quoted(word, self.style.quote)
    }

    fn text(self, text: &str, in_brackets: bool) -> String {
        let plain = scalar::is_plain(text, in_brackets) && !scalar::is_resolved(text);
        if plain && !self.style.quotes.texts {
            return text.to_owned();
        }
        scalar::quoted(text, self.style.quote)
    }

    /// Returns the lines of an entry whose key is at a column. The first line is not indented.
    pub(super) fn entry(self, column: usize, key: &str, node: &Node) -> Vec<String> {
        let name = self.key(key, false);
        let used = column + unicode_width::UnicodeWidthStr::width(name.as_str()) + 2;
        let written = self.value(column, used, key, node);
        joined(format!("{name}:"), written)
    }

    /// Returns the lines of an item whose dash is at a column. The first line is not indented.
    pub(super) fn item(self, column: usize, key: &str, node: &Node) -> Vec<String> {
        let width = self.style.dash_width;
        let inner = column + width;
        let dash = format!("-{}", " ".repeat(width - 1));
        let lines = match node {
            Node::Map(entries) if !entries.is_empty() => {
                match self.fitting_flow(inner, &item_key(key), "", node) {
                    Some(flow) => vec![flow],
                    None => self.entries(inner, entries),
                }
            }
            Node::List(items) if !items.is_empty() => self.items(inner, "", items, 0),
            _ => {
                let written =
                    self.value(inner - self.style.map_indent.min(inner), inner, key, node);
                let mut lines = vec![written.line];
                lines.extend(written.below);
                lines
            }
        };
        let mut lines = lines.into_iter();
        let first = dash + &lines.next().unwrap_or_default();
        std::iter::once(first).chain(lines).collect()
    }

    /// Returns the lines of several entries at a column. The first line is not indented.
    pub(super) fn entries(self, column: usize, entries: &[(String, Node)]) -> Vec<String> {
        let each = entries.iter().map(|(key, node)| self.entry(column, key, node));
        stacked(column, each, 0)
    }

    /// Returns the lines of several items at a column. The first line is not indented.
    pub(super) fn items(self, column: usize, key: &str, items: &[Node], gap: usize) -> Vec<String> {
        stacked(column, items.iter().map(|item| self.item(column, key, item)), gap)
    }

    /// Returns the text of the value of a key at a column. `used` is the number of columns before
    /// the value on that line.
    pub(super) fn value(self, column: usize, used: usize, key: &str, node: &Node) -> WrittenNode {
        match node {
            Node::Word(word) => WrittenNode::line(self.word(key, word, false)),
            Node::Text(text) => self.long_text(column, used, text),
            Node::List(items) if items.is_empty() => WrittenNode::line("[]".to_owned()),
            Node::Map(entries) if entries.is_empty() => WrittenNode::line("{}".to_owned()),
            Node::List(items) => {
                if let Some(flow) = self.fitting_flow(used, key, key, node) {
                    return WrittenNode::line(flow);
                }
                let column = column + self.style.list_indent;
                let lines = self.items(column, key, items, self.style.gap(key));
                WrittenNode { line: String::new(), below: indented(column, lines) }
            }
            Node::Map(entries) => {
                if let Some(flow) = self.fitting_flow(used, key, "", node) {
                    return WrittenNode::line(flow);
                }
                let column = column + self.style.map_indent;
                let lines = self.entries(column, entries);
                WrittenNode { line: String::new(), below: indented(column, lines) }
            }
        }
    }

    /// Returns a collection in brackets, if the file writes it so and it fits on the line.
    fn fitting_flow(self, used: usize, name: &str, key: &str, node: &Node) -> Option<String> {
        let (all_words, simple) = match node {
            Node::List(items) => {
                let words = items.iter().all(|item| matches!(item, Node::Word(_)));
                (words, words)
            }
            Node::Map(entries) => (false, entries.iter().all(|(_, node)| is_short(node))),
            _ => (false, false),
        };
        let wanted = self.style.is_flow(name).unwrap_or(all_words);
        if !wanted || !simple {
            return None;
        }
        let flow = self.flow(key, node, false);
        let width = unicode_width::UnicodeWidthStr::width(flow.as_str());
        let room = self.style.width.unwrap_or(120).max(80);
        (used + width <= room).then_some(flow)
    }

    /// Returns a text after a key: on its line if it fits, else wrapped as a block scalar.
    fn long_text(self, column: usize, used: usize, text: &str) -> WrittenNode {
        let line = self.text(text, false);
        let Some(width) = self.style.width else {
            return WrittenNode::line(line);
        };
        let long = used + unicode_width::UnicodeWidthStr::width(line.as_str()) > width;
        let wants_lines = (long && text.contains(' ')) || text.contains('\n');
        if !wants_lines || !scalar::fits_block(text) {
            return WrittenNode::line(line);
        }
        let column = column + self.style.map_indent;
        let room = width.saturating_sub(column).max(30);
        let indent = " ".repeat(column);
        let line = |line: String| if line.is_empty() { line } else { format!("{indent}{line}") };
        let below = scalar::folded(text, room).into_iter().map(line).collect();
        WrittenNode { line: ">-".to_owned(), below }
    }
}

/// Returns whether a node is a scalar on one line, a list of words, or a map of these.
fn is_short(node: &Node) -> bool {
    match node {
        Node::Word(_) => true,
        Node::Text(text) => !text.contains('\n'),
        Node::List(items) => items.iter().all(|item| matches!(item, Node::Word(_))),
        Node::Map(entries) => {
            entries.iter().all(|(_, node)| !matches!(node, Node::Map(_)) && is_short(node))
        }
    }
}

fn joined(name: String, written: WrittenNode) -> Vec<String> {
    let first = if written.line.is_empty() { name } else { format!("{name} {}", written.line) };
    std::iter::once(first).chain(written.below).collect()
}

/// Joins the lines of several nodes. All lines except the first are indented.
fn stacked(column: usize, each: impl Iterator<Item = Vec<String>>, gap: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for thing in each {
        if lines.is_empty() {
            lines = thing;
            continue;
        }
        lines.extend(std::iter::repeat_n(String::new(), gap));
        let mut thing = thing.into_iter();
        let first = thing.next().unwrap_or_default();
        lines.push(format!("{}{first}", " ".repeat(column)));
        lines.extend(thing);
    }
    lines
}

/// Indents the first of some lines, the others being indented already.
pub(super) fn indented(column: usize, mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        *first = format!("{}{first}", " ".repeat(column));
    }
    lines
}
