//! Days as people type them: `today`, `2026-03-01`, `-1w`, `last monday`.

use chrono::{Datelike, Days, Weekday};

use crate::domain::{DateError, DateErrorKind, Day, Period, Span};

/// The forms of a day, as messages list them.
pub const RELATIVE_DATE_FORMS: &str = "a day is written `2026-03-01`, `today`, `yesterday`, `tomorrow`, \
    `-1w`, `+30d` or `last monday`";

/// Reads a day or a period. Relative forms count from `today`.
///
/// # Errors
/// Returns an error if the text has none of the forms or names a day that does not exist.
pub fn parse_relative_date(text: &str, today: Day) -> Result<Period, DateError> {
    let days = |count: u64| Days::new(count);
    let lower = text.to_ascii_lowercase();
    let day = match lower.as_str() {
        "today" => Some(today),
        "yesterday" => today.checked_sub_days(days(1)),
        "tomorrow" => today.checked_add_days(days(1)),
        _ => relative(&lower, today),
    };
    match day {
        Some(day) => Ok(Period::Day(day)),
        None => Period::parse(text).map_err(|error| match error.kind {
            DateErrorKind::Form => {
                let message = format!("`{text}` is not a day");
                DateError::new(error.kind, message, error.at, RELATIVE_DATE_FORMS)
            }
            DateErrorKind::Calendar | DateErrorKind::Ambiguous => error,
        }),
    }
}

fn relative(text: &str, today: Day) -> Option<Day> {
    if let Some(span) = text.strip_prefix('-') {
        return Some(Span::parse(span)?.before(today));
    }
    if let Some(span) = text.strip_prefix('+') {
        return Some(Span::parse(span)?.after(today));
    }
    let (which, weekday) = text.split_once([' ', '-'])?;
    let weekday: Weekday = weekday.trim().parse().ok()?;
    let ahead = u64::from(weekday.days_since(today.weekday()));
    let behind = u64::from(today.weekday().days_since(weekday));
    // A day of the week is never today itself.
    match which {
        "last" => today.checked_sub_days(Days::new(if behind == 0 { 7 } else { behind })),
        "next" => today.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead })),
        _ => None,
    }
}
