//! A mistake in a plan file.

use std::ops::Range;

use super::mistakes;
use crate::domain::Fix;
use crate::yaml::{SyntaxError, SyntaxErrorKind};

/// A mistake at a byte range of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// The name of the rule, one of [`mistakes`].
    pub rule: &'static str,
    /// The byte range of the mistake.
    pub at: Range<usize>,
    /// The message, a clause without a full stop.
    pub message: String,
    /// How to correct the mistake.
    pub help: Option<String>,
    /// The correction, if only one is possible.
    pub fix: Option<Fix>,
}

impl Mistake {
    /// Creates a mistake without help.
    pub(crate) fn new(rule: &'static str, at: Range<usize>, message: impl Into<String>) -> Self {
        Self { rule, at, message: message.into(), help: None, fix: None }
    }

    /// Adds how to correct the mistake.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the word that corrects the mistake, if only one is possible.
    #[must_use]
    pub(crate) fn meant(mut self, word: Option<impl Into<String>>) -> Self {
        self.fix = word.map(|word| Fix::Word(word.into()));
        self
    }
}

impl From<SyntaxError> for Mistake {
    fn from(error: SyntaxError) -> Self {
        let rule = match error.kind {
            SyntaxErrorKind::Malformed => mistakes::INVALID_YAML,
            SyntaxErrorKind::TooDeep => mistakes::NESTED_TOO_DEEP,
            SyntaxErrorKind::TooLong => mistakes::TEXT_TOO_LONG,
            SyntaxErrorKind::SecondDocument => mistakes::SEVERAL_DOCUMENTS,
            SyntaxErrorKind::NotPlain => mistakes::NOT_PLAIN_YAML,
            SyntaxErrorKind::KeyNotText => mistakes::WRONG_TYPE,
            SyntaxErrorKind::DuplicateKey => mistakes::DUPLICATE_KEY,
        };
        Self { rule, at: error.at, message: error.message, help: error.help, fix: None }
    }
}
