//! The data of a text, and the data expected after an edit, which is computed without the text.

use serde_yaml::value::{Tag, TaggedValue};
use serde_yaml::{Mapping, Value as Data};

use super::node::Node;
use super::operation::{Edit, Operation};
use crate::domain::Step;
use crate::yaml::tree::{NodeValue, Tree};

/// Returns the data of a tree. Every scalar is a string, as this crate reads them.
pub(super) fn of_tree(tree: &Tree<'_>) -> Data {
    match &tree.value {
        _ if tree.is_null() => Data::Null,
        NodeValue::Scalar(text, _) => Data::String(text.to_string()),
        NodeValue::List(items) => Data::Sequence(items.iter().map(of_tree).collect()),
        NodeValue::Map(entries) => {
            let entry = |entry: &crate::yaml::tree::Entry<'_>| {
                (Data::String(entry.key.to_string()), of_tree(&entry.value))
            };
            Data::Mapping(entries.iter().map(entry).collect())
        }
    }
}

/// The tag of words. Parsers that guess types may read them as numbers.
const WORD: &str = "word";

fn of_node(node: &Node) -> Data {
    match node {
        Node::Word(word) => {
            let value = Data::String(word.clone());
            Data::Tagged(Box::new(TaggedValue { tag: Tag::new(WORD), value }))
        }
        Node::Text(text) => Data::String(text.clone()),
        Node::List(items) => Data::Sequence(items.iter().map(of_node).collect()),
        Node::Map(entries) => {
            let entry = |(key, node): &(String, Node)| (Data::String(key.clone()), of_node(node));
            Data::Mapping(entries.iter().map(entry).collect())
        }
    }
}

/// Returns the data of a node that becomes a file.
pub(super) fn of_new(node: &Node) -> Data {
    of_node(node)
}

/// Returns the data expected after edits, or `None` if one of them cannot be made. Removals come
/// last and in reverse order, so that they do not change the routes of other edits.
pub(super) fn with_edits(mut data: Data, edits: &[Edit]) -> Option<Data> {
    let is_removal = |edit: &&Edit| matches!(edit.operation, Operation::Remove);
    for edit in edits.iter().filter(|edit| !is_removal(edit)) {
        apply_operation(&mut data, edit.route.steps(), &edit.operation)?;
    }
    let mut removals: Vec<&Edit> = edits.iter().filter(is_removal).collect();
    removals.sort_by_cached_key(|edit| {
        let order = |step: &Step| match step {
            Step::Key(key) => (0, *key),
            Step::Item(item) => (u64::from(*item) + 1, ""),
        };
        std::cmp::Reverse(edit.route.steps().iter().map(order).collect::<Vec<_>>())
    });
    for edit in removals {
        apply_operation(&mut data, edit.route.steps(), &Operation::Remove)?;
    }
    Some(data)
}

fn apply_operation(data: &mut Data, steps: &[Step], operation: &Operation) -> Option<()> {
    let Some((step, rest)) = steps.split_first() else {
        return apply_here(data, operation);
    };
    match step {
        Step::Key(key) => {
            if data.is_null() {
                *data = Data::Mapping(Mapping::new());
            }
            let map = data.as_mapping_mut()?;
            if rest.is_empty() && matches!(operation, Operation::Remove) {
                return map.shift_remove(*key).map(|_| ());
            }
            if !map.contains_key(*key) {
                map.insert(Data::String((*key).to_owned()), Data::Null);
            }
            apply_operation(map.get_mut(*key)?, rest, operation)
        }
        Step::Item(item) => {
            let item = *item as usize;
            let Data::Sequence(items) = data else {
                // A single value may take the place of a list.
                return if item == 0 { apply_operation(data, rest, operation) } else { None };
            };
            if rest.is_empty() && matches!(operation, Operation::Remove) {
                return (item < items.len()).then(|| drop(items.remove(item)));
            }
            apply_operation(items.get_mut(item)?, rest, operation)
        }
    }
}

fn apply_here(data: &mut Data, operation: &Operation) -> Option<()> {
    match operation {
        Operation::Append(node) => {
            match data {
                Data::Null => *data = Data::Sequence(Vec::new()),
                // A single value may take the place of a list.
                Data::String(_) => *data = Data::Sequence(vec![std::mem::take(data)]),
                _ => {}
            }
            data.as_sequence_mut()?.push(of_node(node));
        }
        Operation::Set(node) => *data = of_node(node),
        Operation::Remove => return None,
    }
    Some(())
}

/// Returns whether the data read from a text is that expected. Keys may be in any order.
pub(super) fn same(expected: &Data, found: &Data) -> bool {
    match (expected, found) {
        (Data::Tagged(word), Data::Number(number)) => {
            word.value.as_str().is_some_and(|word| number.to_string() == word)
        }
        (Data::Tagged(word), found) => word.value == *found,
        (Data::Sequence(expected), Data::Sequence(found)) => {
            let pairs = || expected.iter().zip(found);
            expected.len() == found.len() && pairs().all(|(expected, found)| same(expected, found))
        }
        (Data::Mapping(expected), Data::Mapping(found)) => {
            let has = |(key, value): (&Data, &Data)| {
                found.get(key).is_some_and(|found| same(value, found))
            };
            expected.len() == found.len() && expected.iter().all(has)
        }
        (expected, found) => expected == found,
    }
}
