//! Deadlines as plans word them.

use std::fmt;

use super::date::{Date, DateError, DateErrorKind, Period};
use super::id::Id;
use super::span::Span;
use super::text::Text;

/// A deadline in one of its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// A date: the promise is kept on its last day at the latest.
    On(Date),
    /// A length of time after another milestone's completion: `90 days after I.4.x`.
    After(Span, Id),
    /// A recurring duty: `every 6 months`, counted `from` a date or from the plan's issue.
    Every(Span, Option<Date>),
    /// Continuing without an end: `ongoing`.
    Ongoing,
}

/// A deadline as promised, with the words it was promised in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The deadline.
    pub deadline: Deadline,
    /// Its own words, which are part of the milestone's quote.
    pub text: Option<Box<str>>,
    /// Why this date, where it had to be worked out.
    pub inferred: Option<Text>,
}

/// The forms a deadline may take, for messages.
pub const DEADLINE_FORMS: &str = "a deadline is written `2025`, `2026-Q1`, `2026-03`, \
    `2026-03-31`, `before 2026-03-31`, `90 days after ID`, `every 6 months` or `ongoing`";

impl Deadline {
    /// Reads a deadline.
    ///
    /// # Errors
    /// Returns an error if the text has none of the forms, or names a date that does not exist.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let wrong = |message: String| DateError::form(message, 0..text.len(), DEADLINE_FORMS);
        if text == "ongoing" {
            return Ok(Self::Ongoing);
        }
        if let Some(rest) = text.strip_prefix("every ") {
            return Self::parse_every(text, rest.trim_start());
        }
        if let Some((span, id)) = text.split_once(" after ") {
            let span = Span::parse(span.trim())
                .ok_or_else(|| wrong(format!("`{}` is not a length of time", span.trim())))?;
            let id = Id::parse(id.trim()).map_err(wrong)?;
            return Ok(Self::After(span, id));
        }
        Date::parse(text).map(Self::On).map_err(|error| match error.kind {
            // A text that is no date may be meant for one of the other forms.
            DateErrorKind::Form => DateError { help: Some(DEADLINE_FORMS.to_owned()), ..error },
            DateErrorKind::Calendar | DateErrorKind::Ambiguous => error,
        })
    }

    fn parse_every(text: &str, rest: &str) -> Result<Self, DateError> {
        let (span, from) = match rest.split_once(" from ") {
            Some((span, from)) => (span.trim(), Some(from.trim())),
            None => (rest.trim(), None),
        };
        let span = if span.starts_with(|c: char| c.is_ascii_digit()) {
            Span::parse(span)
        } else {
            Span::parse(&format!("1 {span}"))
        };
        let span = span.ok_or_else(|| {
            DateError::form(format!("`{text}` is not a deadline"), 0..text.len(), DEADLINE_FORMS)
        })?;
        let from = from
            .map(|from| {
                let start = text.len() - from.len();
                Period::parse(from).map(Date::Within).map_err(|error| error.shift(start))
            })
            .transpose()?;
        Ok(Self::Every(span, from))
    }

    /// Returns whether it can be missed: a date, a count from another milestone, a recurring duty.
    pub fn is_dated(&self) -> bool {
        !matches!(self, Self::Ongoing)
    }

    /// Returns whether the duty goes on to the end of the term, so that it cannot be completed
    /// before.
    pub fn is_continuing(&self) -> bool {
        matches!(self, Self::Ongoing | Self::Every(..))
    }
}

/// Written as plans write it: [`Deadline::parse`] reads it back.
impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::After(span, id) => write!(f, "{span} after {id}"),
            Self::Every(span, None) => write!(f, "every {span}"),
            Self::Every(span, Some(from)) => write!(f, "every {span} from {from}"),
            Self::Ongoing => f.write_str("ongoing"),
        }
    }
}
