//! Applies edits to a text and verifies the result.

use super::change::TreeChange;
use super::error::EditError;
use super::guard;
use super::operation::{Edit, Operation};
use super::splice::{self, Splice};
use super::style::FileStyle;
use super::write::NodeWriter;
use crate::domain::Step;
use crate::yaml::key_rules::KeyRules;
use crate::yaml::layout::TextLayout;
use crate::yaml::parse::parse;
use crate::yaml::tree::{NodeValue, Tree};

/// Applies edits to the text of a file. New keys are placed by their rank.
///
/// The result is read back by two YAML parsers, both of which must find the data of the text with
/// exactly these edits. All other bytes stay the same. See `docs/EDITING.md`.
///
/// # Errors
///
/// Returns an error if the text is not a plan's YAML, if an edit cannot be made, or if the result
/// cannot be verified.
pub fn apply(text: &str, edits: &[Edit], keys: &KeyRules) -> Result<String, EditError> {
    let layout = TextLayout { text };
    let tree = parse_editable(text)?;
    let style = FileStyle::of(text, Some(&tree));
    let refuse = |edit: &Edit, why: &str| {
        edit_error(layout, &tree, NodeWriter { style: &style, keys }, edit, why)
    };
    let mut change = TreeChange::default();
    for edit in edits {
        let added = change.add_edit(&tree, edit.route.steps(), &edit.operation);
        added.map_err(|why| refuse(edit, &why))?;
    }
    let Some(first) = edits.first() else {
        return Ok(text.to_owned());
    };
    let splices = splice::splices(text, &tree, &style, keys, &change);
    let splices = splices.map_err(|why| refuse(first, why))?;
    let result = apply_splices(text, &splices);
    let verified = guard::verify((text, &tree), &result, edits, &splices);
    verified.map_err(|why| refuse(first, why))?;
    Ok(result)
}

/// Parses a text that is to be edited.
///
/// # Errors
///
/// Returns an error if the text has a syntax error, is empty, or has lines that end with a lone
/// carriage return.
pub(super) fn parse_editable(text: &str) -> Result<Tree<'_>, EditError> {
    let layout = TextLayout { text };
    let (tree, mistakes) = parse(text);
    if let Some(mistake) = mistakes.first() {
        let message = format!("the file cannot be edited: {}", mistake.message);
        return Err(EditError { message, line: layout.line(mistake.at.start), yaml: None });
    }
    let Some(tree) = tree else {
        let message = "the file cannot be edited: it is empty".to_owned();
        return Err(EditError { message, line: 1, yaml: None });
    };
    if has_lone_return(text) {
        let message = "the file cannot be edited: some of its lines end with a carriage return \
                       alone";
        return Err(EditError { message: message.to_owned(), line: 1, yaml: None });
    }
    Ok(tree)
}

/// Returns whether a text contains a carriage return that is not followed by a line feed.
fn has_lone_return(text: &str) -> bool {
    text.contains('\r') && text.replace("\r\n", "\n").contains('\r')
}

/// Returns a text with splices applied. They must be sorted and must not overlap.
pub(super) fn apply_splices(text: &str, splices: &[Splice]) -> String {
    let added: usize = splices.iter().map(|splice| splice.text.len()).sum();
    let mut result = String::with_capacity(text.len() + added);
    let mut from = 0;
    for splice in splices {
        result.push_str(&text[from..splice.at.start]);
        result.push_str(&splice.text);
        from = splice.at.end;
    }
    result.push_str(&text[from..]);
    result
}

/// Returns the error about an edit that was not made, with the YAML to write by hand.
fn edit_error(
    layout: TextLayout<'_>,
    tree: &Tree<'_>,
    writer: NodeWriter<'_>,
    edit: &Edit,
    why: &str,
) -> EditError {
    let last_key = edit.route.steps().iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(*key),
        Step::Item(_) => None,
    });
    let key = last_key.unwrap_or_default();
    let lines = match &edit.operation {
        Operation::Append(node) => Some(writer.item(0, key, node)),
        Operation::Set(node) => Some(writer.entry(0, key, node)),
        Operation::Remove => None,
    };
    EditError {
        message: format!("`{}` cannot be edited in place: {why}", edit.route),
        line: layout.line(nearest_node(tree, edit.route.steps())),
        yaml: lines.map(|lines| lines.join("\n")),
    }
}

/// Returns the byte at which the last existing node on a route starts.
fn nearest_node(tree: &Tree<'_>, steps: &[Step]) -> usize {
    let here = tree.range().start;
    let Some((step, rest)) = steps.split_first() else {
        return here;
    };
    match (step, &tree.value) {
        (Step::Key(key), NodeValue::Map(entries)) => {
            match entries.iter().find(|entry| entry.key == *key) {
                Some(entry) if rest.is_empty() => entry.key_range().start,
                Some(entry) => nearest_node(&entry.value, rest),
                None => here,
            }
        }
        (Step::Item(item), NodeValue::List(items)) => {
            items.get(*item as usize).map_or(here, |item| nearest_node(item, rest))
        }
        _ => here,
    }
}
