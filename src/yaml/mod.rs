//! Text ↔ trees of nodes with byte ranges: reading, editing in place, merging. Knows nothing of
//! plans: the order of keys is handed in.

mod error;
mod layout;
mod scan;
mod syntax;

#[doc(hidden)]
pub mod compare;
pub mod edit;
pub mod merge;
pub mod tree;

pub use error::{SyntaxError, SyntaxErrorKind};
