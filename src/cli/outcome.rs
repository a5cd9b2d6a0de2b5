//! What a command that did its work answers with.

/// The outcome of a command that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The work is done; an empty answer is fine. The exit code is 0.
    Done,
    /// The answer is no. The exit code is 1.
    No,
}
