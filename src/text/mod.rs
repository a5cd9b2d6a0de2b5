//! Text and paths: how they are compared, folded, encoded and sorted.
//!
//! This module knows nothing of plans.

mod fold;
mod natural;
mod path;
mod percent;
mod shorten;

pub use fold::{collation, fold, one_line};
pub use natural::natural;
pub use path::normalize;
pub use percent::percent_encode;
pub use shorten::shortened;
