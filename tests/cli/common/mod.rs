//! What the tests of the command line share: three ways to run it, on a fixed day and in English.

mod binary;
mod cases;
mod inside;

pub use binary::{command, hito, ran};
pub use cases::cases;
pub use inside::{inside, inside_with};

/// The day on which every test runs.
const TODAY: &str = "2026-11-24";

/// The result of a run.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; `None` if a signal ended the process.
    pub code: Option<i32>,
    /// The answer.
    pub stdout: String,
    /// Findings, notes and errors.
    pub stderr: String,
}
