//! The periods that counts are grouped by.

use chrono::{Datelike, Days};

use crate::domain::{Day, Period};

/// What a row of counts is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Interval {
    /// Every commit that touched the plan
    Commit,
    /// Every week (ISO 8601, Monday to Sunday), by its last commit
    Week,
    /// Every month, by its last commit
    Month,
}

impl Interval {
    /// Returns the first and the last day of the period that a day is in, and what it is called.
    pub(super) fn period(self, day: Day) -> (Day, Day, String) {
        match self {
            Self::Commit => (day, day, day.to_string()),
            Self::Week => {
                let since = Days::new(day.weekday().num_days_from_monday().into());
                let first = day.checked_sub_days(since).unwrap_or(day);
                let last = first.checked_add_days(Days::new(6)).unwrap_or(Day::MAX);
                let week = day.iso_week();
                (first, last, format!("{:04}-W{:02}", week.year(), week.week()))
            }
            Self::Month => {
                let month = Period::Month(day.year(), day.month());
                (month.first_day(), month.last_day(), month.to_string())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, Interval};

    #[test]
    fn weeks_are_those_of_iso_8601() {
        for (day, first, last, name) in [
            ("2026-01-01", "2025-12-29", "2026-01-04", "2026-W01"),
            ("2024-12-30", "2024-12-30", "2025-01-05", "2025-W01"),
            ("2027-01-03", "2026-12-28", "2027-01-03", "2026-W53"),
        ] {
            let read = |day: &str| day.parse::<Day>().ok();
            let (from, to, called) = Interval::Week.period(read(day).unwrap_or_default());
            assert_eq!((Some(from), Some(to), &*called), (read(first), read(last), name));
        }
    }
}
