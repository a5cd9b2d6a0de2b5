//! Edits as data, applied to the text of a file and proven before they are handed on.
//!
//! An edit is a route and an operation. It becomes splices of the text, in the file's own
//! style; the result is read again and must say what was meant, and nothing else.

mod key_rank;
mod apply;
mod block;
mod change;
mod error;
mod file;
mod fix;
mod flow;
mod guard;
mod layout;
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
pub use key_rank::KeyRank;
pub use node::Node;
pub use operation::{Edit, Operation};
