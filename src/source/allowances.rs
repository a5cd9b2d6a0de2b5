//! Comments that allow a rule in one place: `# hito: allow(RULE) reason`.

use std::ops::Range;

use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::domain::{FileId, Place};

use super::directive::{Directive, directive, may_contain_directive};
use super::folder::{Folder, file_id, is_yaml};
use crate::yaml::tree::{self, Tree, Value};

/// A comment that allows rules in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The file that it stands in.
    pub file: FileId,
    /// The names of the rules, as written.
    pub rules: Vec<String>,
    /// Whether it says why.
    pub has_reason: bool,
    /// Why it allows nothing, where it is not written as it must be; it names no rules then.
    pub flaw: Option<String>,
    /// The bytes of the comment.
    pub at: Range<usize>,
    /// The lines, from 1, on which a finding may begin to be allowed; empty where nothing
    /// follows the comment.
    pub lines: Range<usize>,
}

impl Allowance {
    /// Where it is written.
    pub fn place(&self) -> Place {
        Place::bytes(self.file, self.at.clone())
    }
}

/// The allowances in the files of a plan. Only texts that may have one are looked at closely.
pub fn allowances(folder: &Folder, files: &[String]) -> Vec<Allowance> {
    let of_file = |(position, file): (usize, &String)| -> Vec<Allowance> {
        if !is_yaml(file) {
            return Vec::new();
        }
        let bytes = folder.read(file).unwrap_or_default();
        let text = str::from_utf8(&bytes).unwrap_or_default();
        if may_contain_directive(text) { in_text(file_id(position), text) } else { Vec::new() }
    };
    files.par_iter().enumerate().flat_map_iter(of_file).collect()
}

fn in_text(file: FileId, text: &str) -> Vec<Allowance> {
    let comments = tree::comments(text);
    let found = comments.iter().filter_map(|at| Some((at, directive(&text[at.clone()])?)));
    let found: Vec<(&Range<usize>, Directive<'_>)> = found.collect();
    if found.is_empty() {
        return Vec::new();
    }
    let lines = CommentLines::new(text, &comments);
    let tree = tree::parse(text).0;
    let allowance = |(at, directive): (&Range<usize>, Directive<'_>)| {
        let (rules, reason, flaw) = match directive {
            Directive::Allow(rules, reason) => (rules, reason, None),
            Directive::Flawed(why) => ("", "", Some(why)),
        };
        let lines = match flaw {
            None => lines.covered(at, tree.as_ref()),
            Some(_) => 0..0,
        };
        let rules = rules.split(',').map(|rule| rule.trim().to_owned());
        let rules = rules.filter(|rule| !rule.is_empty()).collect();
        Allowance { file, rules, has_reason: !reason.is_empty(), flaw, at: at.clone(), lines }
    };
    found.into_iter().map(allowance).collect()
}

/// The lines of a text.
struct CommentLines<'t> {
    text: &'t str,
    comments: &'t [Range<usize>],
    /// The byte where each begins.
    starts: Vec<usize>,
    /// The next line, from each on, that says something.
    next: Vec<Option<usize>>,
}

impl<'t> CommentLines<'t> {
    fn new(text: &'t str, comments: &'t [Range<usize>]) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut lines = Self { text, comments, starts, next: Vec::new() };
        let mut next = None;
        let nexts = (1..=lines.starts.len()).rev().map(|number| {
            next = lines.content(number).map(|_| number).or(next);
            next
        });
        lines.next = nexts.collect();
        lines.next.reverse();
        lines
    }

    /// The number of the line that a byte is on, from 1.
    fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn bytes(&self, number: usize) -> Range<usize> {
        let end = self.starts.get(number).copied().unwrap_or(self.text.len());
        self.starts[number - 1]..end
    }

    /// The byte where what a line says begins; none on a line without content.
    fn content(&self, number: usize) -> Option<usize> {
        let line = self.bytes(number);
        let text = &self.text[line.clone()];
        let begins =
            line.start + (text.len() - text.trim_start_matches([' ', '\t', '\u{feff}']).len());
        let is_comment = self.comments.binary_search_by_key(&begins, |at| at.start).is_ok();
        (!self.text[begins..line.end].trim().is_empty() && !is_comment).then_some(begins)
    }

    /// The lines that a comment speaks of. Beside something it is that line; else what begins on
    /// the next line that says something, with all that is in it.
    fn covered(&self, comment: &Range<usize>, tree: Option<&Tree<'_>>) -> Range<usize> {
        let own = self.number(comment.start);
        if self.content(own).is_some() {
            return own..own + 1;
        }
        let Some(next) = self.next.get(own).copied().flatten() else { return 0..0 };
        let part = tree.and_then(|tree| part(tree, &self.bytes(next), true));
        let end = part.map_or(next, |part| {
            let text = self.text[part.start..part.end.min(self.text.len())].trim_end();
            self.number(part.start + text.len().saturating_sub(1))
        });
        next..end.max(next) + 1
    }
}

/// The outermost part of a tree that begins on a line: a file, an item of a list, or a key with
/// its value. A list begins with its key, not with its first item.
fn part(tree: &Tree<'_>, line: &Range<usize>, is_whole: bool) -> Option<Range<usize>> {
    let range = tree.range();
    if is_whole && line.contains(&range.start) && !matches!(tree.value, Value::List(_)) {
        return Some(range);
    }
    if !range.is_empty() && (range.end < line.start || range.start >= line.end) {
        return None;
    }
    match &tree.value {
        Value::Scalar(..) => None,
        Value::List(items) => {
            // What begins before the line reaches into it at the most from the last of these.
            let before = items.partition_point(|item| item.range().start < line.start);
            let near = items[before.saturating_sub(1)..].iter();
            let mut near = near.take_while(|item| item.range().start < line.end);
            near.find_map(|item| part(item, line, true))
        }
        Value::Map(entries) => entries.iter().find_map(|entry| {
            let key = entry.key_range();
            if line.contains(&key.start) {
                return Some(key.start..entry.value.range().end.max(key.end));
            }
            part(&entry.value, line, false)
        }),
    }
}
