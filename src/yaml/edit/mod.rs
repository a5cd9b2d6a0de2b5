//! Edits as data, applied to the text of a file and verified.
//!
//! An edit is a route and an operation. It becomes splices of the text in the style of the file.
//! The result is read back and must have the expected data. This module knows nothing of plans,
//! except which keys have dates; the order of keys is passed in.

mod apply;
mod block;
mod change;
mod error;
mod file;
mod fix;
mod flow;
mod guard;
mod meaning;
mod node;
mod operation;
mod scalar;
mod splice;
mod style;
mod write;

pub use apply::apply;
pub use error::EditError;
pub use file::new_file;
pub use fix::fix;
pub use node::Node;
pub use operation::{Edit, Operation};
