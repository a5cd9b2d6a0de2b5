//! Writes to a plan's files: all or nothing, whatever happens to the process or the disk.
//!
//! The crash test kills some twenty writes; `HITO_KILLS=500 cargo test --test library store::crash`
//! kills 500, and fails every system call in turn.

mod crash;
mod disk;
mod refusals;
mod support;
mod together;
