//! The operations on a file.

use super::node::Node;
use crate::domain::Route;

/// One change to one file.
///
/// If several are applied together, all routes refer to the text before the first. An appended item
/// follows the existing items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The route to the node.
    pub route: Route,
    /// The operation at the route.
    pub operation: Operation,
}

/// An operation at a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Appends an item to the list at the route. The list is created if its key is missing or has
    /// no value.
    Append(Node),
    /// Sets the value at the route. A missing key is added in the order of the format.
    Set(Node),
    /// Removes the key or item at the route, with the comments inside it.
    Remove,
}

impl Edit {
    /// Creates an edit that appends an item to a list.
    pub fn append(route: Route, node: Node) -> Self {
        Self { route, operation: Operation::Append(node) }
    }

    /// Creates an edit that sets a value.
    pub fn set(route: Route, node: Node) -> Self {
        Self { route, operation: Operation::Set(node) }
    }

    /// Creates an edit that removes a key or an item.
    pub fn remove(route: Route) -> Self {
        Self { route, operation: Operation::Remove }
    }
}
