//! The command line: what it prints, exits with and writes, in the test's own process or as the
//! binary.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod ci;
mod common;
mod completions;
mod csv_safe;
mod docs;
mod export;
mod findings;
mod hostile;
mod import;
mod man;
mod manners;
mod messages;
mod reading;
mod report;
mod rows;
mod rules;
mod schema;
mod widths;
mod writing;
