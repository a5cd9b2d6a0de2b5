//! Edits as data, applied to the text of a file and proven before they are handed on.
//!
//! An edit is a route and an operation. It becomes splices of the text, in the file's own
//! habits; the result is read again and must say what was meant, and nothing else.

mod apply;
mod block;
mod change;
mod file;
mod flow;
mod guard;
mod habits;
mod layout;
mod meaning;
mod mend;
mod node;
mod operation;
mod refusal;
mod scalar;
mod splice;
mod write;

pub use apply::apply;
pub use file::new_file;
pub use mend::mend;
pub use node::Node;
pub use operation::{Edit, Operation};
pub use refusal::Refusal;
