//! Flow collections, split into parts and joined again.

use std::ops::Range;

use super::data::MergeValue;
use crate::yaml::key_rules::KeyRules;
use crate::yaml::tree::{NodeValue, Tree};

/// A flow collection with the text around it.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) is_list: bool,
    /// The text before the first part, with key and bracket, or up to the closing bracket if there
    /// are no parts.
    pub(super) open: String,
    pub(super) parts: Vec<FlowPart>,
    /// The text after the last part.
    pub(super) close: String,
    pub(super) keys: KeyRules,
}

/// An entry or an item of a flow collection.
#[derive(Clone, Debug)]
pub(super) struct FlowPart {
    pub(super) name: String,
    /// The comma and white space between the part before and this one.
    pub(super) between: String,
    pub(super) text: String,
    pub(super) data: MergeValue,
    /// The parts of its value, if that is a flow collection too.
    pub(super) inner: Option<Box<Flow>>,
}

/// Splits the flow collection at a byte range. Returns `None` if there are comments between its
/// parts, or keys without values.
pub(super) fn flow(
    text: &str,
    unit: Range<usize>,
    tree: &Tree<'_>,
    keys: KeyRules,
) -> Option<Flow> {
    let is_list = matches!(tree.value, NodeValue::List(_));
    let parts: Vec<(String, Range<usize>, &Tree<'_>)> = match &tree.value {
        NodeValue::List(items) => {
            let part = |item| (String::new(), Tree::range(item), item);
            items.iter().map(part).collect()
        }
        NodeValue::Map(entries) => entries
            .iter()
            .map(|entry| {
                let range = entry.key_range().start..entry.value.range().end;
                (entry.key.to_string(), range, &entry.value)
            })
            .collect(),
        NodeValue::Scalar(..) => return None,
    };
    if parts.iter().any(|(_, range, _)| range.is_empty()) {
        return None;
    }
    let unix = |range: Range<usize>| text.get(range).map(|text| text.replace("\r\n", "\n"));
    let mut end = tree.range().start + 1;
    let open_end = parts.first().map_or(end, |(_, range, _)| range.start);
    let open = unix(unit.start..open_end)?;
    end = end.max(open_end);
    let mut list = Vec::new();
    for (name, range, value) in parts {
        if range.start < end {
            return None;
        }
        let between = if list.is_empty() { String::new() } else { unix(end..range.start)? };
        if between.contains('#') {
            return None;
        }
        let inner = flow(text, range.clone(), value, keys).map(Box::new);
        let (text, data) = (unix(range.clone())?, MergeValue::of(value));
        list.push(FlowPart { name, between, text, data, inner });
        end = range.end;
    }
    if text.get(end..tree.range().end)?.contains('#') {
        return None;
    }
    let close = unix(end..unit.end)?;
    let close = close.strip_suffix('\n').unwrap_or(&close).to_owned();
    Some(Flow { is_list, open, parts: list, close, keys })
}

impl Flow {
    /// Returns the text with other parts.
    pub(super) fn with_parts(&self, parts: &[FlowPart]) -> String {
        let separator =
            parts.iter().map(|part| part.between.as_str()).find(|text| !text.is_empty());
        let separator = separator.unwrap_or(", ");
        let mut text = self.open.clone();
        for (position, part) in parts.iter().enumerate() {
            match (position, part.between.as_str()) {
                (0, _) => {}
                (_, "") => text.push_str(separator),
                (_, between) => text.push_str(between),
            }
            text.push_str(&part.text);
        }
        text.push_str(&self.close);
        text
    }
}
