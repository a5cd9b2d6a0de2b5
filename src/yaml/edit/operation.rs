//! What can be done to a file.

use crate::domain::Route;

use super::node::Node;

/// One change to one file. Where several are applied together, the routes of all are those of
/// the text as it was; an item that an earlier edit appends follows the items that stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Where.
    pub route: Route,
    /// What is done there.
    pub operation: Operation,
}

/// What an edit does at its route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Adds an item at the end of the list at the route. The list is made where its key is
    /// missing or has no value.
    Append(Node),
    /// Sets the value at the route. Its key is added where it is missing, in the order of the
    /// format's keys.
    Set(Node),
    /// Removes the key or the item at the route, and the comments inside it.
    Remove,
}

impl Edit {
    /// An item at the end of a list.
    pub fn append(route: Route, node: Node) -> Self {
        Self { route, operation: Operation::Append(node) }
    }

    /// A value at a route.
    pub fn set(route: Route, node: Node) -> Self {
        Self { route, operation: Operation::Set(node) }
    }

    /// A key or an item less.
    pub fn remove(route: Route) -> Self {
        Self { route, operation: Operation::Remove }
    }
}
