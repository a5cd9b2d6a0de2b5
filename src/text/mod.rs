//! Text and paths as such: how they are compared, folded, encoded and put in order. Knows nothing
//! of plans.

mod fold;
mod natural;
mod path;
mod percent;

pub use fold::{collation, fold};
pub use natural::natural;
pub use path::normalize;
pub use percent::percent_encode;
