//! Verifies that an edited text has the expected data and keeps everything else.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, options};
use serde_yaml::Value as Data;

use super::meaning;
use super::operation::{Edit, Operation};
use super::splice::Splice;
use crate::yaml::parse::parse;
use crate::yaml::tree::Tree;

/// Why a result was rejected, as a clause.
pub(super) type Broken = &'static str;

/// Verifies the result of edits against the text before them.
///
/// # Errors
///
/// Returns an error if the data or the comments of the result are not those expected.
pub(super) fn verify(
    before: (&str, &Tree<'_>),
    after: &str,
    edits: &[Edit],
    splices: &[Splice],
) -> Result<(), Broken> {
    let (text, tree) = before;
    let expected = meaning::with_edits(meaning::of_tree(tree), edits);
    let expected = expected.ok_or("nothing in the file stands at this place")?;
    check_own_parser(after, &expected)?;
    let original = second_reader(text).ok_or("another YAML reader cannot read the file")?;
    let expected = meaning::with_edits(original, edits);
    let expected = expected.ok_or("another YAML reader finds something else at this place")?;
    check_second_parser(after, &expected)?;
    let removes = edits.iter().any(|edit| matches!(edit.operation, Operation::Remove));
    keeps_comments(text, after, if removes { splices } else { &[] })
}

/// Verifies the result of replacing words and comments. `edited` computes the expected data. `new`
/// has the new comments by the start of the old ones, empty if the comment is removed.
///
/// # Errors
///
/// Returns an error if the data or the comments of the result are not those expected.
pub(super) fn verify_words(
    (text, tree): (&str, &Tree<'_>),
    after: &str,
    edited: impl Fn(Data) -> Option<Data>,
    new: &HashMap<usize, String>,
) -> Result<(), Broken> {
    let expected = edited(meaning::of_tree(tree)).ok_or("nothing stands at this place")?;
    check_own_parser(after, &expected)?;
    let original = second_reader(text).ok_or("another YAML reader cannot read the file")?;
    let expected = edited(original).ok_or("another YAML reader finds nothing at this place")?;
    check_second_parser(after, &expected)?;
    let old = comments(text).into_iter();
    let expected = old.map(|at| new.get(&at.start).map_or(&text[at], String::as_str).trim_end());
    let found = comments(after).into_iter().map(|at| after[at].trim_end());
    if expected.filter(|comment| !comment.is_empty()).eq(found) {
        Ok(())
    } else {
        Err("another comment would change")
    }
}

/// Checks that this crate's own parser reads a text as the expected data.
pub(super) fn check_own_parser(text: &str, expected: &Data) -> Result<(), Broken> {
    let (tree, mistakes) = parse(text);
    let found = tree.filter(|_| mistakes.is_empty()).map(|tree| meaning::of_tree(&tree));
    let found = found.ok_or("the result would not be well-formed")?;
    if meaning::same(expected, &found) {
        Ok(())
    } else {
        Err("the result would say something else")
    }
}

/// Checks that the second parser reads a text, which the first has accepted, as the expected data.
pub(super) fn check_second_parser(text: &str, expected: &Data) -> Result<(), Broken> {
    let found = second_reader(text).ok_or("another YAML reader could not read the result")?;
    let same = meaning::same(expected, &found);
    if same { Ok(()) } else { Err("another YAML reader would read the result differently") }
}

/// Parses a text with the second parser. The text must be well-formed, shallow and without aliases.
///
/// `serde_yaml` misreads a byte order mark, and the last line of a block scalar without a line
/// break.
fn second_reader(text: &str) -> Option<Data> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.ends_with('\n') {
        serde_yaml::from_str(text).ok()
    } else {
        serde_yaml::from_str(&format!("{text}\n")).ok()
    }
}

/// Checks that all comments are kept in their order, except those in removed parts.
fn keeps_comments(before: &str, after: &str, removed: &[Splice]) -> Result<(), Broken> {
    let mut removed_ranges = removed.iter().map(|splice| &splice.at).peekable();
    let mut is_removed = |comment: &Range<usize>| {
        while removed_ranges.next_if(|range| range.end <= comment.start).is_some() {}
        removed_ranges.peek().is_some_and(|range| range.contains(&comment.start))
    };
    let mut expected = comments(before);
    expected.retain(|comment| !is_removed(comment));
    let found = comments(after);
    let texts = |text: &str, ranges: Vec<Range<usize>>| -> Vec<String> {
        ranges.into_iter().map(|range| text[range].trim_end().to_owned()).collect()
    };
    if texts(before, expected) == texts(after, found) {
        Ok(())
    } else {
        Err("a comment stands inside what would be replaced")
    }
}

/// Returns the byte ranges of the comments of a well-formed text.
fn comments(text: &str) -> Vec<Range<usize>> {
    let options = options! { emit_comments: true };
    let events = Parser::new_from_str_with_options(text, options).map_while(Result::ok);
    let comments = events.filter(|(event, _)| matches!(event, Event::Comment(..)));
    let mut ranges: Vec<_> = comments.filter_map(|(_, span)| span.byte_range()).collect();
    ranges.sort_by_key(|range| range.start);
    ranges
}
