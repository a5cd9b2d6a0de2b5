//! Ledgers: what holds, for whom it was said, what was taken back, what is disputed, and who may
//! move a deadline.

mod completions;
mod disputes;
mod moves;
mod replay;
mod speakers;
mod statuses;
