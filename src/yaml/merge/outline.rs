//! Splits a text into an outline: the lines of every map entry and list item that starts a line.

use super::data::MergeValue;
use super::flow::{Flow, flow};
use super::line::SourceLine;
use crate::yaml::key_rules::KeyRules;
use crate::yaml::layout::{TextLayout, is_flow};
use crate::yaml::parse::parse;
use crate::yaml::tree::{NodeValue, Tree};

/// A map or a list in block style.
#[derive(Clone, Debug)]
pub(super) struct Container {
    pub(super) is_list: bool,
    /// The column of its keys or dashes.
    pub(super) column: usize,
    pub(super) units: Vec<OutlineEntry>,
    /// The comments after the last entry.
    pub(super) tail: Vec<SourceLine>,
    pub(super) keys: KeyRules,
}

/// An entry of a map or an item of a list.
#[derive(Clone, Debug)]
pub(super) struct OutlineEntry {
    /// The key, or an empty text for an item.
    pub(super) name: String,
    /// The comments and empty lines above it.
    pub(super) lead: Vec<SourceLine>,
    /// Its lines.
    pub(super) lines: Vec<SourceLine>,
    pub(super) data: MergeValue,
    pub(super) inner: Inner,
}

/// The content of an entry.
#[derive(Clone, Debug)]
pub(super) enum Inner {
    /// Content that is not merged further.
    Leaf,
    /// A container below the line of a `key:` or a `-`.
    Below(Container),
    /// A container that starts on the line of the dash.
    Dash(Container),
    /// A flow collection.
    Flow(Flow),
}

/// Returns the outline of a text, or `None` if it is not a plain YAML map in block style.
pub(super) fn outline(text: &str, lines: Vec<SourceLine>, keys: KeyRules) -> Option<Container> {
    let (Some(tree), mistakes) = parse(text) else { return None };
    if !mistakes.is_empty() {
        return None;
    }
    let mut starts = vec![0];
    starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
    let to = lines.len();
    let mut builder = OutlineBuilder { layout: TextLayout { text }, starts, lines, keys };
    if !matches!(tree.value, NodeValue::Map(_)) || is_flow(text, &tree) {
        return None;
    }
    builder.container(&tree, 0, to)
}

struct OutlineBuilder<'t> {
    layout: TextLayout<'t>,
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// The lines. While the content of an item is processed, its first line is without the dash.
    lines: Vec<SourceLine>,
    keys: KeyRules,
}

/// A child before its content is processed.
struct Child<'a, 't> {
    name: &'a str,
    tree: &'a Tree<'t>,
    /// The line on which it starts.
    line: usize,
    /// The last line of its data.
    last: usize,
}

impl OutlineBuilder<'_> {
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// Returns the container of a tree in a range of lines, `to` excluded.
    fn container(&mut self, tree: &Tree<'_>, from: usize, to: usize) -> Option<Container> {
        let (column, children) = self.children(tree)?;
        let mut units = Vec::new();
        let mut above = from;
        for (position, child) in children.iter().enumerate() {
            let limit = children.get(position + 1).map_or(to, |next| next.line);
            if child.line < above || child.last >= limit {
                return None;
            }
            let end = self.with_comments(child, column, limit);
            let inner = self.inner(child, column, end);
            units.push(OutlineEntry {
                name: child.name.to_owned(),
                lead: self.lines[above..child.line].to_vec(),
                lines: self.lines[child.line..end].to_vec(),
                data: MergeValue::of(child.tree),
                inner,
            });
            above = end;
        }
        let tail = self.lines[above..to].to_vec();
        let is_list = matches!(tree.value, NodeValue::List(_));
        Some(Container { is_list, column, units, tail, keys: self.keys })
    }

    /// Returns the children of a container and the column at which all of them start.
    fn children<'a, 't>(&self, tree: &'a Tree<'t>) -> Option<(usize, Vec<Child<'a, 't>>)> {
        let mut children = Vec::new();
        let column;
        match &tree.value {
            NodeValue::Map(entries) => {
                column = self.layout.column(entries.first()?.key_range().start);
                for entry in entries {
                    let line = self.line(entry.key_range().start);
                    let last = self.last_line(&entry.value, self.layout.after_colon(entry)?);
                    children.push(Child { name: &entry.key, tree: &entry.value, line, last });
                }
            }
            NodeValue::List(items) => {
                column = self.layout.column(tree.range().start);
                for (position, item) in items.iter().enumerate() {
                    if item.range().is_empty() {
                        return None;
                    }
                    let dash = self.layout.dash(tree, items, position);
                    let (line, last) = (self.line(dash), self.last_line(item, dash + 1));
                    children.push(Child { name: "", tree: item, line, last });
                }
            }
            NodeValue::Scalar(..) => return None,
        }
        // A key written with `?` may be reported after the last line.
        let begins = |child: &Child<'_, '_>| {
            self.lines.get(child.line).is_some_and(|line| line.indent == column)
        };
        children.iter().all(begins).then_some((column, children))
    }

    /// Returns the last line of a node. `after` is the byte after its colon or dash.
    fn last_line(&self, tree: &Tree<'_>, after: usize) -> usize {
        self.line(self.layout.end(tree, after))
    }

    /// Returns the line after a child and the comments that are indented deeper than it.
    fn with_comments(&self, child: &Child<'_, '_>, column: usize, limit: usize) -> usize {
        let mut end = child.last + 1;
        for (at, line) in self.lines.iter().enumerate().take(limit).skip(end) {
            if line.is_comment() && line.indent > column {
                end = at + 1;
            } else if !line.is_blank() {
                break;
            }
        }
        end
    }

    fn inner(&mut self, child: &Child<'_, '_>, column: usize, end: usize) -> Inner {
        let tree = child.tree;
        if matches!(tree.value, NodeValue::Scalar(..)) {
            return Inner::Leaf;
        }
        if is_flow(self.layout.text, tree) {
            let start = self.starts[child.line] + self.lines[child.line].indent;
            let stop = self.starts.get(end).copied().unwrap_or(self.layout.text.len());
            return flow(self.layout.text, start..stop, tree, self.keys)
                .map_or(Inner::Leaf, Inner::Flow);
        }
        let start = tree.range().start;
        if self.line(start) > child.line {
            let head = &self.lines[child.line].text;
            let head = head.split(" #").next().unwrap_or_default().trim_end();
            if head != "-" && !head.ends_with(':') {
                return Inner::Leaf;
            }
            let found = self.container(tree, child.line + 1, end);
            return found.map_or(Inner::Leaf, Inner::Below);
        }
        // The content starts after the dash, on a line that is read as if the dash were missing.
        let content = self.layout.column(start);
        let line = self.lines[child.line].clone();
        let Some(text) = line.text.get(content.saturating_sub(column)..) else {
            return Inner::Leaf;
        };
        let text = text.to_owned();
        self.lines[child.line] = SourceLine { indent: content, text, ..line.clone() };
        let found = self.container(tree, child.line, end);
        self.lines[child.line] = line;
        found.map_or(Inner::Leaf, Inner::Dash)
    }
}
