//! The library, called without a command line.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod architecture;
mod edit;
mod fuzzed;
mod meaning;
mod merge;
mod readers;
mod scan;
mod store;
mod tables;
