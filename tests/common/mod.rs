//! What tests of the command line share. Each takes what it needs: `binary` runs the program,
//! `inside` the same command line in the test itself, `cases` what stands in files.

/// The day that every test is on.
pub const TODAY: &str = "2026-11-24";

/// What a run came to.
pub struct Ran {
    /// The exit code.
    pub code: Option<i32>,
    /// The answer.
    pub stdout: String,
    /// Everything else.
    pub stderr: String,
}
