//! Splices of flow collections, which are written in brackets.

use std::collections::BTreeMap;

use super::change::Inside;
use super::node::Node;
use super::splice::Splicer;
use crate::yaml::tree::{Entry, NodeValue, Tree};

impl Splicer<'_> {
    /// Appends items after the last one.
    pub(super) fn append_flow(
        &mut self,
        list: &Tree<'_>,
        items: &[Tree<'_>],
        inside: &Inside,
        key: &str,
    ) {
        let write = |node| self.writer().flow(key, node, true);
        let new: Vec<String> = inside.appended.iter().map(write).collect();
        let last = (0..items.len()).rev().find(|position| !inside.removes(*position));
        let last = last.map(|position| items[position].range());
        self.insert_flow(list, last.map(|last| (last.start, last.end)), &new);
    }

    /// Adds keys in the order of the format.
    pub(super) fn add_flow(
        &mut self,
        map: &Tree<'_>,
        entries: &[Entry<'_>],
        inside: &Inside,
        key: &str,
    ) {
        let write = |new: &(String, Node)| {
            let writer = self.writer();
            format!("{}: {}", writer.key(&new.0, true), writer.flow(&new.0, &new.1, true))
        };
        if entries.is_empty() {
            let new: Vec<String> = inside.added.iter().map(write).collect();
            self.insert_flow(map, None, &new);
            return;
        }
        let mut new: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (position, entry) in self.placed(entries, inside, key) {
            new.entry(position).or_default().push(write(entry));
        }
        for (position, new) in new {
            let entry = &entries[position];
            let end = match entry.value.range() {
                range if range.is_empty() => {
                    self.layout.after_colon(entry).unwrap_or(entry.key_range().end)
                }
                range => range.end,
            };
            self.insert_flow(map, Some((entry.key_range().start, end)), &new);
        }
    }

    /// Adds items or entries inside brackets: after an existing one, or as the first.
    fn insert_flow(&mut self, tree: &Tree<'_>, last: Option<(usize, usize)>, new: &[String]) {
        if new.is_empty() {
            return;
        }
        let text = self.layout.text;
        let Some((start, end)) = last else {
            let range = tree.range();
            let between = text[range.start + 1..range.end - 1].trim_end();
            if !between.contains('#') {
                self.put(range.start + 1..range.start + 1, new.join(", "));
                return;
            }
            // After a comment, they need a line of their own.
            let place = range.start + 1 + between.len();
            let close = self.layout.line_start(range.end - 1);
            let blank = text[close..].len() - text[close..].trim_start_matches(' ').len();
            let indent = " ".repeat(blank + self.style.map_indent);
            self.put(place..place, self.lines(&[indent + &new.join(", ")]));
            return;
        };
        let own_line = self.layout.begins_line(start);
        let separator = if own_line {
            let indent = &text[self.layout.line_start(start)..start];
            format!(",{}{indent}", self.style.line_break)
        } else {
            ", ".to_owned()
        };
        let rest = &text[end..];
        let blank = rest.trim_start_matches([' ', '\t']);
        let comma = blank.strip_prefix(',').map(|rest| rest.trim_start_matches([' ', '\t']));
        let comment = comma.unwrap_or(blank).starts_with('#');
        if !(own_line && comment) {
            let new: String = new.iter().flat_map(|new| [separator.as_str(), new]).collect();
            self.put(end..end, new);
            return;
        }
        // The comment stays with the item before it.
        let line_end = self.layout.line_end(end);
        let last_comma = if comma.is_some() { "," } else { "" };
        if comma.is_none() {
            self.put(end..end, ",".to_owned());
        }
        let lines = format!("{}{}{last_comma}", &separator[1..], new.join(&separator));
        self.put(line_end..line_end, lines);
    }

    /// Removes items or entries, each with one comma.
    pub(super) fn remove_flow(
        &mut self,
        tree: &Tree<'_>,
        count: usize,
        is_removed: impl Fn(&usize) -> bool,
    ) {
        let bounds = |position: usize| match &tree.value {
            NodeValue::Map(entries) => {
                let entry = &entries[position];
                let end = match entry.value.range() {
                    range if range.is_empty() => self.layout.after_colon(entry),
                    range => Some(range.end),
                };
                entry.key_range().start..end.unwrap_or(entry.key_range().end)
            }
            NodeValue::List(items) => items[position].range(),
            NodeValue::Scalar(..) => tree.range(),
        };
        let remaining: Vec<usize> = (0..count).filter(|position| !is_removed(position)).collect();
        let Some(last_remaining) = remaining.last().copied() else {
            let range = tree.range();
            self.put(range.start + 1..range.end - 1, String::new());
            return;
        };
        let mut position = 0;
        let mut removed = Vec::new();
        while position < last_remaining {
            let first = position;
            while is_removed(&position) {
                position += 1;
            }
            if position > first {
                removed.push(bounds(first).start..bounds(position).start);
            }
            position += 1;
        }
        if last_remaining + 1 < count {
            removed.push(bounds(last_remaining).end..bounds(count - 1).end);
        }
        for range in removed {
            self.put(range, String::new());
        }
    }
}
