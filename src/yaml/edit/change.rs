//! Combines edits along the tree that they change, so that they are applied in one walk.

use std::collections::BTreeMap;

use super::node::Node;
use super::operation::Operation;
use crate::domain::Step;
use crate::yaml::tree::{NodeValue, Tree};

/// The change of one node.
#[derive(Debug)]
pub(super) enum TreeChange {
    /// Parts of the node change.
    Inside(Inside),
    /// Another value replaces the node.
    Replace(Node),
    /// The node is removed, with its key or dash.
    Remove,
}

/// The changes inside a node.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// The changes of its entries or items, by position.
    pub children: BTreeMap<usize, TreeChange>,
    /// The keys to add.
    pub added: Vec<(String, Node)>,
    /// The items to append.
    pub appended: Vec<Node>,
}

impl Default for TreeChange {
    fn default() -> Self {
        Self::Inside(Inside::default())
    }
}

impl TreeChange {
    /// Adds one edit.
    pub(super) fn add_edit(
        &mut self,
        tree: &Tree<'_>,
        steps: &[Step],
        operation: &Operation,
    ) -> Result<(), String> {
        let inside = match self {
            Self::Inside(inside) => inside,
            Self::Replace(node) => return edit_new_node(node, steps, operation),
            Self::Remove => return Err("another edit removes it".to_owned()),
        };
        let Some((step, rest)) = steps.split_first() else {
            match operation {
                Operation::Append(node) => {
                    if let Some(list) = inside.append(tree, node)? {
                        *self = Self::Replace(list);
                    }
                }
                _ if !inside.is_empty() => {
                    return Err("another edit changes it as well".to_owned());
                }
                Operation::Set(node) => *self = Self::Replace(node.clone()),
                Operation::Remove => *self = Self::Remove,
            }
            return Ok(());
        };
        match (step, &tree.value) {
            (Step::Key(key), NodeValue::Map(entries)) => {
                match entries.iter().position(|entry| entry.key == *key) {
                    Some(at) => {
                        let child = inside.children.entry(at).or_default();
                        child.add_edit(&entries[at].value, rest, operation)
                    }
                    None => edit_new_key(&mut inside.added, key, rest, operation),
                }
            }
            (Step::Key(key), _) if tree.is_null() => {
                edit_new_key(&mut inside.added, key, rest, operation)
            }
            (Step::Item(item), NodeValue::List(items)) => {
                let item = *item as usize;
                match items.get(item) {
                    Some(child) => {
                        let change = inside.children.entry(item).or_default();
                        change.add_edit(child, rest, operation)
                    }
                    None => match inside.appended.get_mut(item - items.len()) {
                        Some(node) => edit_new_node(node, rest, operation),
                        None => Err("there is no such item".to_owned()),
                    },
                }
            }
            // A single value may take the place of a list.
            (Step::Item(0), _) if !tree.is_null() => self.add_edit(tree, rest, operation),
            _ => Err("nothing in the file stands at this place".to_owned()),
        }
    }
}

impl Inside {
    /// Returns whether a child is removed.
    pub(super) fn removes(&self, position: usize) -> bool {
        matches!(self.children.get(&position), Some(TreeChange::Remove))
    }

    fn is_empty(&self) -> bool {
        self.children.is_empty() && self.added.is_empty() && self.appended.is_empty()
    }

    /// Adds an item. If a single value takes the place of the list, returns a list of both.
    fn append(&mut self, tree: &Tree<'_>, node: &Node) -> Result<Option<Node>, String> {
        match &tree.value {
            NodeValue::Scalar(text, _) if !tree.is_null() => {
                let is_word = !text.contains([' ', '\n']);
                let wrap = if is_word { Node::Word } else { Node::Text };
                Ok(Some(Node::List(vec![wrap(text.to_string()), node.clone()])))
            }
            NodeValue::Map(_) => Err("a single map stands where the list should be".to_owned()),
            _ => {
                self.appended.push(node.clone());
                Ok(None)
            }
        }
    }
}

/// Applies an operation below a key that the map does not have yet.
fn edit_new_key(
    added: &mut Vec<(String, Node)>,
    key: &str,
    rest: &[Step],
    operation: &Operation,
) -> Result<(), String> {
    if let Some((_, node)) = added.iter_mut().find(|(earlier, _)| earlier == key) {
        return edit_new_node(node, rest, operation);
    }
    added.push((key.to_owned(), new_node(rest, operation)?));
    Ok(())
}

/// Applies an operation to a node that an earlier edit adds.
fn edit_new_node(node: &mut Node, steps: &[Step], operation: &Operation) -> Result<(), String> {
    match (steps.split_first(), node) {
        (None, Node::List(items)) if matches!(operation, Operation::Append(_)) => {
            if let Operation::Append(item) = operation {
                items.push(item.clone());
            }
            Ok(())
        }
        (Some((Step::Key(key), rest)), Node::Map(entries)) => {
            edit_new_key(entries, key, rest, operation)
        }
        (Some((Step::Item(item), rest)), Node::List(items)) => {
            match items.get_mut(*item as usize) {
                Some(node) => edit_new_node(node, rest, operation),
                None => Err("there is no such item".to_owned()),
            }
        }
        _ => Err("another edit writes it".to_owned()),
    }
}

/// Creates the node below a missing key.
fn new_node(steps: &[Step], operation: &Operation) -> Result<Node, String> {
    match (steps.split_first(), operation) {
        (None, Operation::Append(node)) => Ok(Node::List(vec![node.clone()])),
        (None, Operation::Set(node)) => Ok(node.clone()),
        (Some((Step::Key(key), rest)), Operation::Append(_) | Operation::Set(_)) => {
            Ok(Node::Map(vec![((*key).to_owned(), new_node(rest, operation)?)]))
        }
        _ => Err("nothing in the file stands at this place".to_owned()),
    }
}
