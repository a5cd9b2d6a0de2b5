//! Both ways of reading a text, for the tests that compare them.

use std::ops::Range;

use super::SyntaxError;
use super::tree::{self, Tree};

/// What a text is read as.
#[derive(Debug, PartialEq, Eq)]
pub struct ParsedText<'t> {
    /// The tree.
    pub tree: Option<Tree<'t>>,
    /// The mistakes beside it.
    pub mistakes: Vec<SyntaxError>,
    /// The comments.
    pub comments: Vec<Range<usize>>,
}

/// Returns what the scanner reads; `None` if it leaves the text to the parser.
pub fn by_scanner(text: &str) -> Option<ParsedText<'_>> {
    let (tree, mistakes) = tree::scan(text)?;
    Some(ParsedText { tree, mistakes, comments: tree::scan_comments(text)? })
}

/// Returns what the parser reads.
pub fn by_parser(text: &str) -> ParsedText<'_> {
    let (tree, mistakes) = tree::parse_events(text);
    ParsedText { tree, mistakes, comments: tree::parse_comments(text) }
}
