//! A plan through time: how its counts and its nodes went through the commits of its repository.

mod progress;
mod days;
mod running_tally;
mod node;
mod period;
mod series;
mod versions;

pub use days::days;
pub use node::{NodeEvent, NodeEventKind, of_node};
pub use period::Interval;
pub use progress::ProgressFn;
pub use series::{HistoryError, Point, PointOrigin, Series, SeriesRequest, series};
pub use versions::{Affected, MilestoneMove, Unreadable, Version, Versions};
