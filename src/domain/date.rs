//! Dates as plans write them: with the precision that is known.

use std::fmt;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

/// A day of the (proleptic) Gregorian calendar.
pub type Day = NaiveDate;

/// A stretch of the calendar that a plan can name: `2025`, `2026-Q1`, `2026-03`, `2026-03-31`.
///
/// Years have four digits. Every period that exists can be built only by [`Period::parse`] or
/// from a [`Day`], so its first and last days exist too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// A calendar year.
    Year(i32),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u32),
    /// A month of a year, 1 to 12.
    Month(i32, u32),
    /// One day.
    Day(Day),
}

/// A date as written: within a period, or before it (`before 2026-03-31`, the day excluded).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Date {
    /// Some day of the period; as a deadline, its last day.
    Within(Period),
    /// Some day before the period's first.
    Before(Period),
}

/// Why a text is not a date or deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What kind of error it is.
    pub kind: DateErrorKind,
    /// What is wrong, as a clause without a full stop.
    pub message: String,
    /// What to write instead, where that is known.
    pub help: Option<String>,
    /// The part of the text at fault, in bytes.
    pub at: Range<usize>,
}

/// The kinds of [`DateError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateErrorKind {
    /// The text has none of the forms of a date.
    Form,
    /// The text has a form, and names a day, month or quarter that the calendar does not have.
    Calendar,
    /// The text could mean several dates.
    Ambiguous,
}

/// The forms a date may take, for messages.
pub const DATE_FORMS: &str =
    "a date is written `2025`, `2026-Q1`, `2026-03`, `2026-03-31` or `before 2026-03-31`";

fn last_of_month(year: i32, month: u32) -> Day {
    let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(next_year, next_month, 1)
        .and_then(|day| day.pred_opt())
        .unwrap_or(NaiveDate::MAX)
}

fn first_of_month(year: i32, month: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
}

impl Period {
    /// Returns its first day.
    pub fn first_day(self) -> Day {
        match self {
            Self::Year(year) => first_of_month(year, 1),
            Self::Quarter(year, quarter) => first_of_month(year, quarter * 3 - 2),
            Self::Month(year, month) => first_of_month(year, month),
            Self::Day(day) => day,
        }
    }

    /// Returns its last day.
    pub fn last_day(self) -> Day {
        match self {
            Self::Year(year) => last_of_month(year, 12),
            Self::Quarter(year, quarter) => last_of_month(year, quarter * 3),
            Self::Month(year, month) => last_of_month(year, month),
            Self::Day(day) => day,
        }
    }

    /// Reads `2025`, `2026-Q1`, `2026-03` or `2026-03-31`.
    ///
    /// # Errors
    /// Returns an error if the text has another form, or names a day, month or quarter that does
    /// not exist.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let whole = 0..text.len();
        if text.is_empty() {
            return Err(DateError::form("a date is missing here", whole, DATE_FORMS));
        }
        let digits = |part: &str, len: usize| -> Option<u32> {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let wrong_form =
            || DateError::form(format!("`{text}` is not a date"), whole.clone(), DATE_FORMS);
        let mut parts = text.splitn(3, '-');
        let year = parts.next().and_then(|part| digits(part, 4)).ok_or_else(wrong_form)?;
        let year = i32::try_from(year).map_err(|_| wrong_form())?;
        let Some(second) = parts.next() else {
            return Ok(Self::Year(year));
        };
        if let Some(quarter) = second.strip_prefix(['Q', 'q']) {
            let quarter = digits(quarter, 1).ok_or_else(wrong_form)?;
            return match (parts.next(), quarter) {
                (Some(_), _) => Err(wrong_form()),
                (None, 1..=4) => Ok(Self::Quarter(year, quarter)),
                _ => Err(DateError::calendar(
                    format!("there is no quarter Q{quarter}"),
                    5..text.len(),
                    "quarters are Q1 to Q4",
                )),
            };
        }
        let month = digits(second, 2).ok_or_else(wrong_form)?;
        if !(1..=12).contains(&month) {
            return Err(DateError::calendar(
                format!("there is no month {second}"),
                5..7,
                "months are 01 to 12",
            ));
        }
        let Some(third) = parts.next() else {
            return Ok(Self::Month(year, month));
        };
        let day = digits(third, 2).ok_or_else(wrong_form)?;
        NaiveDate::from_ymd_opt(year, month, day).map(Self::Day).ok_or_else(|| {
            let last = last_of_month(year, month);
            let name = last.format("%B %Y");
            let help = format!("the last day of that month is {last}");
            DateError::calendar(format!("{day} {name} does not exist"), whole.clone(), help)
        })
    }
}

impl Date {
    /// Returns the latest day it can mean.
    pub fn last_day(self) -> Day {
        match self {
            Self::Within(period) => period.last_day(),
            Self::Before(period) => period.first_day().pred_opt().unwrap_or(NaiveDate::MIN),
        }
    }

    /// Returns the earliest day it can mean, or `None` for a bound.
    pub fn first_day(self) -> Option<Day> {
        match self {
            Self::Within(period) => Some(period.first_day()),
            Self::Before(_) => None,
        }
    }

    /// Returns whether it names one single day.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Within(Period::Day(_)))
    }

    /// Reads a [`Period`], or `before` and a period.
    ///
    /// # Errors
    /// Returns the errors of [`Period::parse`].
    pub fn parse(text: &str) -> Result<Self, DateError> {
        match text.strip_prefix("before ") {
            Some(rest) => {
                let start = text.len() - rest.trim_start().len();
                let period = Period::parse(rest.trim()).map_err(|error| error.shift(start))?;
                Ok(Self::Before(period))
            }
            None => Period::parse(text).map(Self::Within),
        }
    }
}

impl DateError {
    /// Returns an error of a kind, at a byte range of the text that was read.
    pub fn new(
        kind: DateErrorKind,
        message: impl Into<String>,
        at: Range<usize>,
        help: impl Into<String>,
    ) -> Self {
        Self { kind, message: message.into(), help: Some(help.into()), at }
    }

    /// Returns the error of a text that has none of the forms that `help` lists.
    pub(super) fn form(
        message: impl Into<String>,
        at: Range<usize>,
        help: impl Into<String>,
    ) -> Self {
        Self::new(DateErrorKind::Form, message, at, help)
    }

    fn calendar(message: impl Into<String>, at: Range<usize>, help: impl Into<String>) -> Self {
        Self::new(DateErrorKind::Calendar, message, at, help)
    }

    /// Moves the place at fault, for a date inside a longer text.
    #[must_use]
    pub fn shift(mut self, by: usize) -> Self {
        self.at = self.at.start + by..self.at.end + by;
        self
    }
}

/// Written as plans write it: [`Period::parse`] reads it back.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        }
    }
}

/// Written as plans write it: [`Date::parse`] reads it back.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Within(period) => period.fmt(f),
            Self::Before(period) => write!(f, "before {period}"),
        }
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        Self::Within(Period::Day(day))
    }
}

/// Whole days from one day to another; negative when `to` is earlier.
pub fn days_between(from: Day, to: Day) -> i64 {
    to.signed_duration_since(from).num_days()
}
