//! What a command comes to.

/// What a command came to when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done; an empty answer is fine.
    Done,
    /// The answer is no.
    No,
}
