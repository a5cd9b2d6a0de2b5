//! The command line, run in this process: what is asked of shells, manuals and spreadsheets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod completions;
mod csv_safe;
mod man;
mod support;
