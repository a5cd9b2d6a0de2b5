//! A plan through time: how its counts and its nodes went through the commits of its repository.

mod days;
mod judge;
mod node;
mod period;
mod series;

pub use days::days;
pub use node::{Event, What, of_node};
pub use period::By;
pub use series::{Asked, Failed, From, Point, Series, series};

/// Told how much of the work is done: how many commits of how many.
pub type Progress<'p> = &'p mut dyn FnMut(usize, usize);
