//! Writes to a plan's files: all or nothing, whatever happens to the process or the disk.
//!
//! The crash test runs some twenty kills here; `HITO_KILLS=500 cargo test --test store kills`
//! runs as many as it says.

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
