//! The text of new files.

use super::error::EditError;
use super::node::Node;
use super::style::FileStyle;
use super::write::NodeWriter;
use super::{guard, meaning};
use crate::yaml::key_rules::KeyRules;
use crate::yaml::parse::parse;

/// Returns the text of a new file: a map whose first key gives the type of the file. `schema_line`
/// is an optional first line that names a schema for editors; the style is that of the text
/// `neighbour`, if given.
///
/// # Errors
///
/// Returns an error if the node is not a map, or if the text would not be read back as the same
/// data.
pub fn new_file(
    node: &Node,
    schema_line: Option<&str>,
    neighbour: Option<&str>,
    keys: &KeyRules,
) -> Result<String, EditError> {
    let refuse = |why: &str| EditError {
        message: format!("the file cannot be written: {why}"),
        line: 1,
        yaml: None,
    };
    let Node::Map(entries) = node else {
        return Err(refuse("a file begins with the key that says what it holds"));
    };
    let style = match neighbour {
        Some(text) => FileStyle::of(text, parse(text).0.as_ref()),
        None => FileStyle::usual(),
    };
    let mut lines: Vec<String> = schema_line.map(str::to_owned).into_iter().collect();
    lines.extend(NodeWriter { style: &style, keys }.entries(0, entries));
    let text: String = lines.iter().flat_map(|line| [line, style.line_break]).collect();
    let expected = meaning::of_new(node);
    guard::check_own_parser(&text, &expected)
        .and_then(|()| guard::check_second_parser(&text, &expected))
        .map_err(refuse)?;
    Ok(text)
}
