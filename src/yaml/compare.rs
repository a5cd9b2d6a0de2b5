//! Both ways of reading a text, for the tests that compare them.

use std::ops::Range;

use super::error::SyntaxError;
use super::parse;
use super::tree::Tree;

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
    let (tree, mistakes) = parse::scan(text)?;
    Some(ParsedText { tree, mistakes, comments: parse::scan_comments(text)? })
}

/// Returns what the parser reads.
pub fn by_parser(text: &str) -> ParsedText<'_> {
    let (tree, mistakes) = parse::parse_events(text);
    ParsedText { tree, mistakes, comments: parse::parse_comments(text) }
}
