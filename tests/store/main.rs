//! Writes to a plan's files: all or nothing, whatever happens to the process or the disk.
//!
//! The crash test runs some twenty kills here; `HITO_KILLS=500 cargo test --test store crash` runs
//! as many as it says, and every fault at every step.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod crash;
mod disk;
mod refusals;
mod support;
mod together;
