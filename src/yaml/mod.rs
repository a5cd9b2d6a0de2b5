//! Text ↔ trees of nodes with byte ranges: parsing, editing in place, merging. Knows nothing of
//! plans: the rules of their keys are handed in as [`KeyRules`].

mod error;
mod key_rules;
mod layout;
mod parse;
mod scan;
mod syntax;

#[doc(hidden)]
pub mod compare;
pub mod edit;
pub mod merge;
pub mod tree;

pub use error::{SyntaxError, SyntaxErrorKind};
pub use key_rules::KeyRules;
pub use parse::{comments, parse};
