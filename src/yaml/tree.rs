//! Trees of nodes with byte ranges.

use std::borrow::Cow;
use std::ops::Range;

/// A node of a YAML document. Ranges are bytes of the text that was parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree<'t> {
    /// Its value.
    pub value: NodeValue<'t>,
    pub(super) start: u32,
    pub(super) end: u32,
}

/// The three kinds of node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeValue<'t> {
    /// A scalar: its text and its style.
    Scalar(Cow<'t, str>, Style),
    /// A sequence.
    List(Vec<Tree<'t>>),
    /// A mapping, in the order of the text.
    Map(Vec<Entry<'t>>),
}

/// The style of a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// On the lines after `|` or `>`.
    Block,
    /// An alias, which the parser has reported as a mistake.
    Alias,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The key.
    pub key: Cow<'t, str>,
    pub(super) key_style: Style,
    pub(super) key_start: u32,
    pub(super) key_end: u32,
    /// The value.
    pub value: Tree<'t>,
}

impl Tree<'_> {
    /// Returns the byte range of the node.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the byte range of a part of the text of a scalar, or of the whole scalar if escapes or
    /// line breaks make it longer than its text.
    pub fn part(&self, part: &Range<usize>) -> Range<usize> {
        let whole = self.range();
        let quote = match &self.value {
            NodeValue::Scalar(text, Style::Plain) if whole.len() == text.len() => 0,
            NodeValue::Scalar(text, Style::Quoted) if whole.len() == text.len() + 2 => 1,
            _ => return whole,
        };
        let start = whole.start + quote;
        start + part.start..start + part.end
    }

    /// Returns whether the node is an empty value: nothing after the key, `~` or `null`.
    pub fn is_null(&self) -> bool {
        let is_null = |text: &str| matches!(text, "" | "~" | "null");
        matches!(&self.value, NodeValue::Scalar(text, Style::Plain) if is_null(text))
            || self.is_alias()
    }

    /// Returns whether the node is an alias.
    pub fn is_alias(&self) -> bool {
        matches!(self.value, NodeValue::Scalar(_, Style::Alias))
    }
}

impl<'t> Tree<'t> {
    /// Returns a key as a node, for keys that are ids.
    pub fn of_key(entry: &Entry<'t>) -> Self {
        let value = NodeValue::Scalar(entry.key.clone(), entry.key_style);
        Self { value, start: entry.key_start, end: entry.key_end }
    }
}

impl Entry<'_> {
    /// Returns the byte range of the key.
    pub fn key_range(&self) -> Range<usize> {
        self.key_start as usize..self.key_end as usize
    }
}
