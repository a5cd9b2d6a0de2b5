//! Explains syntax errors of the YAML parser in plain words.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::error::{SyntaxError, SyntaxErrorKind};
use crate::limits::DEEPEST;

/// Converts an error of the parser.
pub(super) fn mistake(text: &str, error: &ScanError) -> SyntaxError {
    let at = text.floor_char_boundary(error.marker().byte_offset().unwrap_or(0).min(text.len()));
    let invalid =
        |place, message: &str| SyntaxError::new(SyntaxErrorKind::Malformed, place, message);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            let message = format!("lists and maps are nested more than {DEEPEST} deep");
            SyntaxError::new(SyntaxErrorKind::TooDeep, at..(at + 1).min(text.len()), message)
        }
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
            let at = at + text[at..].find(*character).unwrap_or_default();
            let message = format!("the control character {character:?} cannot stand in YAML");
            invalid(at..at + character.len_utf8(), &message).help("remove it")
        }
        kind => match indenting_tab(text, at).filter(|_| is_about_tabs(kind)) {
            Some(tab) => invalid(tab, "a tab cannot be used to indent").help("indent with spaces"),
            None => match explanation(kind, || stray_colon(text, at)) {
                Some((message, help)) => invalid(rest_of_line(text, at), &message).help(help),
                None => invalid(rest_of_line(text, at), &kind.to_string()),
            },
        },
    }
}

/// Returns the message and the help for a common error, or `None` for others.
fn explanation(kind: &ErrorKind, stray_colon: impl Fn() -> bool) -> Option<(String, &'static str)> {
    let (message, help) = match kind {
        ErrorKind::MappingValueNotAllowed if stray_colon() => {
            ("a second `: ` stands on this line", LONG_TEXT)
        }
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation => ("this line fits none of the lines above", ALIGNED),
        ErrorKind::SimpleKeyExpected => ("there is no `: ` behind this key", CONTINUED),
        ErrorKind::UnexpectedCharacter { .. }
        | ErrorKind::MissingAnchorOrAliasName
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::MisplacedFlowCollectionEnd => {
            ("a text cannot begin with this sign", "write the text in quotes")
        }
        ErrorKind::UnclosedQuotedScalar => {
            ("this quotation mark is not closed", "add the second one at the end of the text")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            ("something stands behind the closing quotation mark", ESCAPED)
        }
        ErrorKind::UnknownQuotedScalarEscape => {
            ("a backslash in double quotes begins an escape, and this is none", BACKSLASH)
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            return Some((format!("this `{open}` is not closed"), BRACKETS));
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return Some((format!("this `{open}` is closed by a `{close}`"), BRACKETS));
        }
        ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::ExpectedFlowMappingSeparator => {
            ("a comma or the closing bracket is missing before this", BRACKETS)
        }
        ErrorKind::InvalidColonPlacement => {
            ("this `:` cannot stand here", "close the bracket that was opened above")
        }
        ErrorKind::InvalidBlockScalarHeader => {
            ("a text stands beside its `>` or `|`", "begin it on the next line, further in")
        }
        _ => return None,
    };
    Some((message.to_owned(), help))
}

const LONG_TEXT: &str =
    "a text that contains `: ` is written in quotes, or on the lines after `>-`";
const ALIGNED: &str = "the keys of a map begin in the same column, and so do the `-` of a list";
const CONTINUED: &str =
    "put a space behind the colon; a text that goes on is indented further than its key";
const ESCAPED: &str =
    "in single quotes `'` is written `''`, in double quotes `\"` is written `\\\"`";
const BACKSLASH: &str = "write it twice, or put the text in single quotes";
const BRACKETS: &str = "a text with brackets, braces or commas inside `[…]` or `{…}` is quoted";

fn rest_of_line(text: &str, at: usize) -> Range<usize> {
    at..text[at..].find(['\r', '\n']).map_or(text.len(), |end| at + end)
}

fn is_about_tabs(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabNotAllowed
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    )
}

/// Returns the first tab in the indentation of a line or of those below, because the parser may
/// stop at the value above.
fn indenting_tab(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    for line in text[start..].split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return Some(start + tab..start + tab + 1);
        }
        start += line.len();
    }
    None
}

/// Returns whether a line has two `: `, so that it is probably a text without quotes.
fn stray_colon(text: &str, at: usize) -> bool {
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    line.matches(": ").count() > 1
}
