//! Comments that allow a rule in one place: `# hito: allow(RULE) reason`.

use std::ops::Range;

use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::directive::{Directive, directive, may_contain_directive};
use super::folder::{Folder, file_id, is_yaml};
use crate::domain::{FileId, Place};
use crate::yaml;
use crate::yaml::tree::{NodeValue, Tree};

/// A comment that allows rules for the lines that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The file that contains the comment.
    pub file: FileId,
    /// The names of the rules, as written.
    pub rules: Vec<String>,
    /// Whether the comment gives a reason.
    pub has_reason: bool,
    /// Why the comment has no effect, if it is malformed. The list of rules is then empty.
    pub flaw: Option<String>,
    /// The byte range of the comment.
    pub at: Range<usize>,
    /// The lines, numbered from 1, on which a finding may start to be allowed. Empty if nothing
    /// follows the comment.
    pub lines: Range<usize>,
}

impl Allowance {
    /// Returns the place of the comment.
    pub fn place(&self) -> Place {
        Place::bytes(self.file, self.at.clone())
    }
}

/// Returns the allowances in the files of a plan.
///
/// Only texts that may contain a directive are parsed.
pub fn allowances(folder: &Folder, files: &[String]) -> Vec<Allowance> {
    let of_file = |(position, file): (usize, &String)| -> Vec<Allowance> {
        if !is_yaml(file) {
            return Vec::new();
        }
        let bytes = folder.read(file).unwrap_or_default();
        let text = str::from_utf8(&bytes).unwrap_or_default();
        if may_contain_directive(text) {
            allowances_in(file_id(position), text)
        } else {
            Vec::new()
        }
    };
    files.par_iter().enumerate().flat_map_iter(of_file).collect()
}

fn allowances_in(file: FileId, text: &str) -> Vec<Allowance> {
    let comments = yaml::comments(text);
    let found = comments.iter().filter_map(|at| Some((at, directive(&text[at.clone()])?)));
    let found: Vec<(&Range<usize>, Directive<'_>)> = found.collect();
    if found.is_empty() {
        return Vec::new();
    }
    let lines = CommentLines::new(text, &comments);
    let tree = yaml::parse(text).0;
    let allowance = |(at, directive): (&Range<usize>, Directive<'_>)| {
        let (rules, reason, flaw) = match directive {
            Directive::Allow(rules, reason) => (rules, reason, None),
            Directive::Flawed(why) => ("", "", Some(why)),
        };
        let lines = match flaw {
            None => lines.covered_lines(at, tree.as_ref()),
            Some(_) => 0..0,
        };
        let rules = rules.split(',').map(|rule| rule.trim().to_owned());
        let rules = rules.filter(|rule| !rule.is_empty()).collect();
        Allowance { file, rules, has_reason: !reason.is_empty(), flaw, at: at.clone(), lines }
    };
    found.into_iter().map(allowance).collect()
}

/// The lines of a text, with those that have content.
struct CommentLines<'t> {
    text: &'t str,
    comments: &'t [Range<usize>],
    /// The byte at which each line starts.
    starts: Vec<usize>,
    /// For each line, the first line from it on that has content.
    next: Vec<Option<usize>>,
}

impl<'t> CommentLines<'t> {
    fn new(text: &'t str, comments: &'t [Range<usize>]) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut lines = Self { text, comments, starts, next: Vec::new() };
        let mut next = None;
        let nexts = (1..=lines.starts.len()).rev().map(|number| {
            next = lines.content_start(number).map(|_| number).or(next);
            next
        });
        lines.next = nexts.collect();
        lines.next.reverse();
        lines
    }

    /// Returns the number of the line that contains a byte, from 1.
    fn line_number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn bytes(&self, number: usize) -> Range<usize> {
        let end = self.starts.get(number).copied().unwrap_or(self.text.len());
        self.starts[number - 1]..end
    }

    /// Returns the byte at which the content of a line starts, or `None` if the line is blank or
    /// only a comment.
    fn content_start(&self, number: usize) -> Option<usize> {
        let line = self.bytes(number);
        let text = &self.text[line.clone()];
        let begins =
            line.start + (text.len() - text.trim_start_matches([' ', '\t', '\u{feff}']).len());
        let is_comment = self.comments.binary_search_by_key(&begins, |at| at.start).is_ok();
        (!self.text[begins..line.end].trim().is_empty() && !is_comment).then_some(begins)
    }

    /// Returns the lines that a comment covers: its own line if it follows content, otherwise all
    /// lines of the node that starts on the next line with content.
    fn covered_lines(&self, comment: &Range<usize>, tree: Option<&Tree<'_>>) -> Range<usize> {
        let own = self.line_number(comment.start);
        if self.content_start(own).is_some() {
            return own..own + 1;
        }
        let Some(next) = self.next.get(own).copied().flatten() else { return 0..0 };
        let part = tree.and_then(|tree| find_node(tree, &self.bytes(next), true));
        let end = part.map_or(next, |part| {
            let text = self.text[part.start..part.end.min(self.text.len())].trim_end();
            self.line_number(part.start + text.len().saturating_sub(1))
        });
        next..end.max(next) + 1
    }
}

/// Returns the range of the outermost node that starts on a line: the file, a list item, or a key
/// with its value. A list starts with its key, not with its first item.
fn find_node(tree: &Tree<'_>, line: &Range<usize>, includes_self: bool) -> Option<Range<usize>> {
    let range = tree.range();
    if includes_self && line.contains(&range.start) && !matches!(tree.value, NodeValue::List(_)) {
        return Some(range);
    }
    if !range.is_empty() && (range.end < line.start || range.start >= line.end) {
        return None;
    }
    match &tree.value {
        NodeValue::Scalar(..) => None,
        NodeValue::List(items) => {
            // Of the items that start before the line, only the last can reach into it.
            let before = items.partition_point(|item| item.range().start < line.start);
            let candidates = items[before.saturating_sub(1)..].iter();
            let mut candidates = candidates.take_while(|item| item.range().start < line.end);
            candidates.find_map(|item| find_node(item, line, true))
        }
        NodeValue::Map(entries) => entries.iter().find_map(|entry| {
            let key = entry.key_range();
            if line.contains(&key.start) {
                return Some(key.start..entry.value.range().end.max(key.end));
            }
            find_node(&entry.value, line, false)
        }),
    }
}
