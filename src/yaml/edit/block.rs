//! Splices of block collections, which are written line by line.

use std::collections::BTreeMap;
use std::ops::Range;

use super::change::{Inside, TreeChange};
use super::node::Node;
use super::splice::{Impossible, Splicer, ValueSpot};
use super::write::indented;
use crate::yaml::tree::{Entry, NodeValue, Tree};

impl Splicer<'_> {
    /// Appends items after the last one.
    pub(super) fn append_block(
        &mut self,
        list: &Tree<'_>,
        items: &[Tree<'_>],
        inside: &Inside,
        key: &str,
    ) {
        let last = (0..items.len()).rev().find(|position| !inside.removes(*position));
        let (Some(position), false) = (last, inside.appended.is_empty()) else {
            return;
        };
        let last = &items[position];
        let column = self.layout.column(list.range().start);
        let dash = self.layout.dash(list, items, position);
        let gap = match position {
            0 => self.style.gap(key),
            _ => self.layout.empty_lines_before(dash),
        };
        let lines = indented(column, self.writer().items(column, key, &inside.appended, gap));
        // After a block scalar that keeps trailing empty lines, these would become part of it.
        let gap = if self.layout.ends_with_kept_lines(last, dash + 1) { 0 } else { gap };
        let place = self.layout.insertion_point(self.layout.end(last, dash + 1), column);
        let text = self.style.line_break.repeat(gap) + &self.lines(&lines);
        self.put(place..place, text);
    }

    /// Adds keys in the order of the format.
    pub(super) fn add_block(
        &mut self,
        map: &Tree<'_>,
        entries: &[Entry<'_>],
        inside: &Inside,
        key: &str,
    ) -> Result<(), Impossible> {
        let column = self.layout.column(map.range().start);
        for (position, new) in self.placed(entries, inside, key) {
            let entry = &entries[position];
            let after = self.layout.after_colon(entry);
            let after = after.ok_or("a key beside it is written with `?` or has no colon")?;
            let place = self.layout.insertion_point(self.layout.end(&entry.value, after), column);
            let lines = indented(column, self.writer().entry(column, &new.0, &new.1));
            let text = self.lines(&lines);
            self.put(place..place, text);
        }
        Ok(())
    }

    /// Removes items of a list or entries of a map.
    pub(super) fn remove_children(
        &mut self,
        tree: &Tree<'_>,
        children: &BTreeMap<usize, TreeChange>,
        spot: ValueSpot<'_>,
        flow: bool,
        grows: bool,
    ) -> Result<(), Impossible> {
        let is_removed =
            |position: &usize| matches!(children.get(position), Some(TreeChange::Remove));
        if !children.keys().any(is_removed) {
            return Ok(());
        }
        let count = match &tree.value {
            NodeValue::List(items) => items.len(),
            NodeValue::Map(entries) => entries.len(),
            NodeValue::Scalar(..) => 0,
        };
        if flow {
            self.remove_flow(tree, count, is_removed);
            return Ok(());
        }
        if (0..count).all(|position| is_removed(&position)) {
            if grows || tree.range().start == spot.after {
                return Err("nothing of what stands there would be left");
            }
            let is_list = matches!(tree.value, NodeValue::List(_));
            let end = self.layout.end(tree, spot.after);
            let empty = if is_list { " []" } else { " {}" };
            let key_line_end = self.layout.line_end(spot.after);
            let start = tree.range().start;
            if start < key_line_end {
                self.put(spot.after..end, empty.to_owned());
            } else {
                self.put(spot.after..spot.after, empty.to_owned());
                self.put(key_line_end..end, String::new());
            }
            return Ok(());
        }
        let mut position = 0;
        while position < count {
            let first = position;
            while position < count && is_removed(&position) {
                position += 1;
            }
            if position > first {
                self.remove_run(tree, first..position, count)?;
            }
            position += 1;
        }
        Ok(())
    }

    /// Removes adjacent children, with at least one child left before or after them.
    fn remove_run(
        &mut self,
        tree: &Tree<'_>,
        run: Range<usize>,
        count: usize,
    ) -> Result<(), Impossible> {
        let start = self.child(tree, run.start).0;
        if run.start == 0 && !self.layout.begins_line(start) {
            // The run starts on the line of an outer dash; the next child takes its place.
            let next = if run.end < count { self.child(tree, run.end).0 } else { start };
            self.put(start..next, String::new());
            return Ok(());
        }
        for position in run {
            let (start, end) = self.child(tree, position);
            let end = end.ok_or("its key is written with `?` or has no colon")?;
            let from = self.layout.line_start(start);
            let to = self.layout.next_line(end);
            let text = self.layout.text;
            let at_the_end = to == text.len() && !text.ends_with('\n');
            // If the text does not end with a line break, the one before the line is removed.
            let above = &text[..from];
            let broken = above.strip_suffix('\n').unwrap_or(above);
            let from = if at_the_end { broken.trim_end_matches('\r').len() } else { from };
            self.put(from..to, String::new());
        }
        Ok(())
    }

    /// Returns the start of a child, which is that of its key or dash, and its end.
    fn child(&self, tree: &Tree<'_>, position: usize) -> (usize, Option<usize>) {
        match &tree.value {
            NodeValue::Map(entries) => {
                let entry = &entries[position];
                let after = self.layout.after_colon(entry);
                let end = after.map(|after| self.layout.end(&entry.value, after));
                (entry.key_range().start, end)
            }
            NodeValue::List(items) => {
                let dash = self.layout.dash(tree, items, position);
                (dash, Some(self.layout.end(&items[position], dash + 1)))
            }
            NodeValue::Scalar(..) => (tree.range().start, None),
        }
    }

    /// Returns the new keys in order, each with the position of the entry that it follows.
    pub(super) fn placed<'a>(
        &self,
        entries: &[Entry<'_>],
        inside: &'a Inside,
        key: &str,
    ) -> Vec<(usize, &'a (String, Node))> {
        let rank = |name: &str| (self.keys.rank)(key, name);
        let remaining = || (0..entries.len()).filter(|position| !inside.removes(*position));
        let follows = |name: &str| {
            let Some(new) = rank(name) else {
                return remaining().next_back().unwrap_or(0);
            };
            let before =
                |position: &usize| rank(&entries[*position].key).is_some_and(|rank| rank < new);
            remaining().rev().find(before).or(remaining().next()).unwrap_or(0)
        };
        let mut placed: Vec<_> = inside.added.iter().map(|new| (follows(&new.0), new)).collect();
        placed.sort_by_key(|(position, new)| (*position, rank(&new.0).unwrap_or(usize::MAX)));
        placed
    }
}
