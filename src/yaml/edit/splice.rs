//! Converts changes along a tree into splices of the text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::change::{Inside, TreeChange};
use super::node::Node;
use super::style::FileStyle;
use super::write::{NodeWriter, WrittenNode};
use crate::yaml::key_rules::KeyRules;
use crate::yaml::layout::{TextLayout, is_flow};
use crate::yaml::tree::{NodeValue, Tree};

/// A byte range of a text and its replacement.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Splice {
    /// The bytes to replace; empty for an insertion.
    pub at: Range<usize>,
    /// The replacement.
    pub text: String,
}

/// The position of a value.
#[derive(Clone, Copy)]
pub(super) struct ValueSpot<'k> {
    /// The byte after its colon or dash, or its first byte if it has neither.
    pub after: usize,
    /// The column of its key or dash.
    pub column: usize,
    /// The key of the value; for an item, that of its list.
    pub key: &'k str,
    /// Whether the value is inside brackets.
    pub in_brackets: bool,
}

/// Why a splice cannot be made, as a clause.
pub(super) type Impossible = &'static str;

/// Collects splices.
pub(super) struct Splicer<'t> {
    pub layout: TextLayout<'t>,
    pub style: &'t FileStyle,
    pub keys: &'t KeyRules,
    pub splices: Vec<Splice>,
}

/// Returns the splices of a change to the whole tree, in the order of the text.
pub(super) fn splices(
    text: &str,
    tree: &Tree<'_>,
    style: &FileStyle,
    keys: &KeyRules,
    change: &TreeChange,
) -> Result<Vec<Splice>, Impossible> {
    let mut splicer = Splicer { layout: TextLayout { text }, style, keys, splices: Vec::new() };
    let first = match &tree.value {
        NodeValue::Map(entries) => entries.first().map_or("", |entry| &entry.key),
        _ => "",
    };
    let TreeChange::Inside(inside) = change else {
        return Err("the file as a whole cannot be replaced by an edit");
    };
    let after = tree.range().start;
    let spot = ValueSpot { after, column: 0, key: first, in_brackets: false };
    splicer.inside(tree, inside, spot)?;
    // The sort is stable: at the same place, splices inside a node come before those after it.
    splicer.splices.sort_by_key(|splice| (splice.at.start, splice.at.end));
    let overlap = splicer.splices.windows(2).any(|pair| pair[0].at.end > pair[1].at.start);
    if overlap { Err("two changes of it overlap") } else { Ok(splicer.splices) }
}

impl Splicer<'_> {
    pub(super) fn writer(&self) -> NodeWriter<'_> {
        NodeWriter { style: self.style, keys: self.keys }
    }

    pub(super) fn put(&mut self, at: Range<usize>, text: String) {
        self.splices.push(Splice { at, text });
    }

    /// Returns lines as they follow the end of a line.
    pub(super) fn lines(&self, lines: &[String]) -> String {
        lines.iter().flat_map(|line| [self.style.line_break, line]).collect()
    }

    /// Collects the splices of the change of a value.
    pub(super) fn value(
        &mut self,
        tree: &Tree<'_>,
        change: &TreeChange,
        spot: ValueSpot<'_>,
    ) -> Result<(), Impossible> {
        match change {
            TreeChange::Inside(inside) => self.inside(tree, inside, spot),
            TreeChange::Replace(node) => {
                self.replace(tree, node, spot);
                Ok(())
            }
            // The list or map that contains it has removed it.
            TreeChange::Remove => Ok(()),
        }
    }

    fn inside(
        &mut self,
        tree: &Tree<'_>,
        inside: &Inside,
        spot: ValueSpot<'_>,
    ) -> Result<(), Impossible> {
        let Inside { children, added, appended } = inside;
        let flow = is_flow(self.layout.text, tree);
        let is_empty = match &tree.value {
            NodeValue::Scalar(..) => true,
            NodeValue::List(items) => items.is_empty(),
            NodeValue::Map(entries) => entries.is_empty(),
        };
        let has_comment = flow && self.layout.text[tree.range()].contains('#');
        let grows = !added.is_empty() || !appended.is_empty();
        if grows && is_empty && !(flow && (spot.in_brackets || has_comment)) {
            let node = if appended.is_empty() {
                Node::Map(added.clone())
            } else {
                Node::List(appended.clone())
            };
            self.replace(tree, &node, spot);
            return Ok(());
        }
        self.children(tree, children, spot, flow, grows)?;
        match &tree.value {
            NodeValue::List(items) if flow => {
                self.append_flow(tree, items, inside, spot.key);
                Ok(())
            }
            NodeValue::List(items) => {
                self.append_block(tree, items, inside, spot.key);
                Ok(())
            }
            NodeValue::Map(entries) if flow => {
                self.add_flow(tree, entries, inside, spot.key);
                Ok(())
            }
            NodeValue::Map(entries) => self.add_block(tree, entries, inside, spot.key),
            NodeValue::Scalar(..) => Ok(()),
        }
    }

    fn children(
        &mut self,
        tree: &Tree<'_>,
        children: &BTreeMap<usize, TreeChange>,
        spot: ValueSpot<'_>,
        flow: bool,
        grows: bool,
    ) -> Result<(), Impossible> {
        if children.is_empty() {
            return Ok(());
        }
        self.remove_children(tree, children, spot, flow, grows)?;
        let own_column = if flow { 0 } else { self.layout.column(tree.range().start) };
        for (position, change) in children {
            match &tree.value {
                NodeValue::Map(entries) => {
                    let entry = &entries[*position];
                    let after = self.layout.after_colon(entry);
                    let after = after.ok_or("its key is written with `?` or has no colon")?;
                    let key = entry.key.as_ref();
                    let spot = ValueSpot { after, column: own_column, key, in_brackets: flow };
                    self.value(&entry.value, change, spot)?;
                }
                NodeValue::List(items) => {
                    let item = &items[*position];
                    let after = if flow {
                        item.range().start
                    } else {
                        self.layout.dash(tree, items, *position) + 1
                    };
                    let spot = ValueSpot { after, column: own_column, in_brackets: flow, ..spot };
                    match change {
                        TreeChange::Replace(node) if !flow => self.replace_item(item, node, spot),
                        change => self.value(item, change, spot)?,
                    }
                }
                NodeValue::Scalar(..) => {}
            }
        }
        Ok(())
    }

    /// Replaces an item, with its dash.
    fn replace_item(&mut self, item: &Tree<'_>, node: &Node, spot: ValueSpot<'_>) {
        let dash = spot.after - 1;
        let lines = self.writer().item(spot.column, spot.key, node);
        let text = self.lines(&lines);
        let end = self.layout.end(item, spot.after);
        self.put(dash..end, text[self.style.line_break.len()..].to_owned());
    }

    /// Replaces a value. A comment after its key is kept.
    fn replace(&mut self, tree: &Tree<'_>, node: &Node, spot: ValueSpot<'_>) {
        let ValueSpot { after, column, key, in_brackets } = spot;
        let range = tree.range();
        if in_brackets {
            let value = self.writer().flow(key, node, true);
            if range.is_empty() {
                self.put(after..after, format!(" {value}"));
            } else {
                self.put(range, value);
            }
            return;
        }
        let used = column + key.len() + 2;
        let WrittenNode { line, below } = self.writer().value(column, used, key, node);
        let line = if line.is_empty() { line } else { format!(" {line}") };
        let below = self.lines(&below);
        let end = self.layout.end(tree, after);
        let start =
            if range.is_empty() && end == after { after } else { self.layout.skip_blank(after) };
        let key_line_end = self.layout.line_end(after);
        if start > key_line_end {
            // The value is on lines of its own: they are removed, and the line of the key keeps its
            // comment.
            self.put(after..after, line);
            self.put(key_line_end..end, below);
            return;
        }
        let is_block_text = self.layout.text[start..].starts_with(['|', '>']) && end > start;
        let first_end = if is_block_text {
            let signs = self.layout.text[start..].find([' ', '\t', '\r', '\n']);
            signs.map_or(end, |signs| start + signs)
        } else if end <= key_line_end {
            end
        } else {
            self.put(after..end, line + &below);
            return;
        };
        self.put(after..first_end, line);
        let line_end = self.layout.line_end(first_end);
        self.put(line_end..end.max(line_end), below);
    }
}
