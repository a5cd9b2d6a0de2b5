//! A plan through time: how its counts and its nodes went through the commits of its repository.

mod days;
mod running_tally;
mod node;
mod period;
mod series;
mod versions;

pub use days::days;
pub use node::{NodeEvent, NodeEventKind, of_node};
pub use period::Interval;
pub use series::{HistoryError, Point, PointOrigin, Series, SeriesRequest, series};
pub use versions::{Affected, MilestoneMove, Unreadable, Version, Versions};

/// Told how much of the work is done: how many commits of how many.
pub type ProgressFn<'p> = &'p mut dyn FnMut(usize, usize);
