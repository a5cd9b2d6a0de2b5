//! Lengths of time in calendar units.

use std::fmt;

use chrono::{Days, Months, NaiveDate};

use super::date::Day;

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks of seven days.
    Week,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// A number of calendar units, at most [`Span::MOST`] of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// How many, 1 to [`Span::MOST`].
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

impl Unit {
    /// Reads `days`, `day` or `d`, and so on for weeks, months and years.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "d" | "day" | "days" => Some(Self::Day),
            "w" | "week" | "weeks" => Some(Self::Week),
            "m" | "month" | "months" => Some(Self::Month),
            "y" | "year" | "years" => Some(Self::Year),
            _ => None,
        }
    }
}

impl Span {
    /// The largest count that is read; it keeps every sum inside the calendar.
    pub const MOST: u32 = 9999;

    /// Reads a count and a unit: `30d`, `6 months`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (count, unit) = text.split_at(digits);
        let count = count.parse().ok().filter(|count| (1..=Self::MOST).contains(count))?;
        Some(Self { count, unit: Unit::parse(unit.trim_start())? })
    }

    /// Returns the day this much after another. A month or year later is the same day of the month,
    /// or the month's last day if it has no such day.
    pub fn after(self, day: Day) -> Day {
        self.times_after(1, day)
    }

    /// Returns the day `times` this much after another.
    pub fn times_after(self, times: u32, day: Day) -> Day {
        let count = self.count.saturating_mul(times);
        match self.unit {
            Unit::Day => day.checked_add_days(Days::new(u64::from(count))),
            Unit::Week => day.checked_add_days(Days::new(u64::from(count) * 7)),
            Unit::Month => day.checked_add_months(Months::new(count)),
            Unit::Year => day.checked_add_months(Months::new(count.saturating_mul(12))),
        }
        .unwrap_or(NaiveDate::MAX)
    }

    /// Returns the day this much before another.
    pub fn before(self, day: Day) -> Day {
        match self.unit {
            Unit::Day => day.checked_sub_days(Days::new(u64::from(self.count))),
            Unit::Week => day.checked_sub_days(Days::new(u64::from(self.count) * 7)),
            Unit::Month => day.checked_sub_months(Months::new(self.count)),
            Unit::Year => day.checked_sub_months(Months::new(self.count.saturating_mul(12))),
        }
        .unwrap_or(NaiveDate::MIN)
    }
}

/// Written as deadlines write it: `90 days`, `1 month`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.count)
    }
}
