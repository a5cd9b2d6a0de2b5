//! Mistakes that reading a YAML text finds.

use std::ops::Range;

/// A mistake at a byte range of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its kind.
    pub kind: SyntaxErrorKind,
    /// The bytes at fault.
    pub at: Range<usize>,
    /// What is wrong, as a clause without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// The kinds of mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// The text is not well-formed YAML.
    Malformed,
    /// Lists and maps are nested deeper than [`DEEPEST`](crate::limits::DEEPEST).
    TooDeep,
    /// A value is longer than [`LONGEST_TEXT`](crate::limits::LONGEST_TEXT).
    TooLong,
    /// A second document begins.
    SecondDocument,
    /// An anchor, an alias, a merge key or a tag.
    NotPlain,
    /// A list or a map stands where a key should be.
    KeyNotText,
    /// A key stands twice in its map.
    DuplicateKey,
}

impl SyntaxError {
    /// Creates an error without help.
    pub fn new(kind: SyntaxErrorKind, at: Range<usize>, message: impl Into<String>) -> Self {
        Self { kind, at, message: message.into(), help: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
