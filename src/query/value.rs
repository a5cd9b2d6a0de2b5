//! The values of fields, before they are put into words.

use std::borrow::Cow;

use crate::domain::{Date, Day, Deadline, Id, Text};
use crate::i18n::Phrase;

/// A value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text in no particular language.
    Plain(Cow<'a, str>),
    /// A text in the plan's languages.
    Told(&'a Text),
    /// A text that keeps the language it was published in.
    Published(&'a Text),
    /// The id of a node.
    Id(&'a Id),
    /// The id of a party or side.
    Party(&'a Id),
    /// A word of a vocabulary: its code and how it is shown.
    Word(&'static str, Phrase),
    /// A date as written.
    Date(Date),
    /// A deadline with its last day.
    Deadline(&'a Deadline, Option<Day>),
    /// A length in days; whether it is an upper bound.
    Days(i64, bool),
    /// A count.
    Number(usize),
    /// Per cent.
    Percent(u8),
}

impl Value<'_> {
    /// Returns the day that ranges compare.
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Date(date) => Some(date.last_day()),
            Self::Deadline(_, last) => *last,
            _ => None,
        }
    }

    /// Returns the number that ranges compare.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Days(days, _) => Some(*days),
            Self::Number(number) => i64::try_from(*number).ok(),
            Self::Percent(percent) => Some(i64::from(*percent)),
            _ => None,
        }
    }

    /// Returns every text that searches look into.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (own, told) = match self {
            Self::Plain(text) => (Some(&**text), None),
            Self::Id(id) | Self::Party(id) => (Some(id.as_str()), None),
            Self::Word(code, _) => (Some(*code), None),
            Self::Told(text) | Self::Published(text) => (None, Some(*text)),
            _ => (None, None),
        };
        own.into_iter().chain(told.into_iter().flat_map(Text::all))
    }
}
