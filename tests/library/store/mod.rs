//! Writes to a plan's files: all or nothing, whatever happens to the process or the disk.
//!
//! The crash test runs some twenty kills here; `HITO_KILLS=500 cargo test --test library store::crash`
//! as many as it says, and every fault at every step.

mod crash;
mod disk;
mod refusals;
mod support;
mod together;
