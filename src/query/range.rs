//! Ranges in queries: of days (`2026`, `..2026-03-31`, `-90d..`) and of numbers (`30d..`).

use std::ops::RangeInclusive;

use super::lex::Operator;
use super::relative_date::parse_relative_date;
use crate::domain::{Day, Period};

/// What is wrong with a range, and what to write instead.
pub(super) type RangeError = (String, Option<String>);

/// Returns the days that a value of a date field means.
pub(super) fn days(
    text: &str,
    op: Operator,
    today: Day,
) -> Result<RangeInclusive<Day>, RangeError> {
    let read =
        |text: &str| parse_relative_date(text, today).map_err(|error| (error.message, error.help));
    if op == Operator::Is
        && let Some((from, to)) = text.split_once("..")
    {
        let from = optional(from, read)?.map_or(Day::MIN, Period::first_day);
        let to = optional(to, read)?.map_or(Day::MAX, Period::last_day);
        return in_order(from, to, text, "2026-01..2026-03");
    }
    let period = read(text)?;
    let (first, last) = (period.first_day(), period.last_day());
    let before = |day: Day| day.pred_opt().unwrap_or(Day::MIN);
    let after = |day: Day| day.succ_opt().unwrap_or(Day::MAX);
    Ok(match op {
        Operator::Is => first..=last,
        Operator::Less => Day::MIN..=before(first),
        Operator::AtMost => Day::MIN..=last,
        Operator::More => after(last)..=Day::MAX,
        Operator::AtLeast => first..=Day::MAX,
    })
}

/// Returns the numbers that a value of a field of days or counts means. Days may be written with a
/// `d`, weeks with a `w`.
pub(super) fn numbers(text: &str, op: Operator) -> Result<RangeInclusive<i64>, RangeError> {
    let read = |text: &str| {
        let (digits, factor) = match text.strip_suffix('w') {
            Some(weeks) => (weeks, 7),
            None => (text.strip_suffix(['d', '%']).unwrap_or(text), 1),
        };
        let number: Option<i64> = digits.parse().ok();
        number.and_then(|number| number.checked_mul(factor)).ok_or_else(|| {
            let help = "write a number or a range: `30`, `30d`, `2w`, `30..`, `..90`";
            (format!("`{text}` is not a number"), Some(help.to_owned()))
        })
    };
    if op == Operator::Is
        && let Some((from, to)) = text.split_once("..")
    {
        let from = optional(from, read)?.unwrap_or(i64::MIN);
        let to = optional(to, read)?.unwrap_or(i64::MAX);
        return in_order(from, to, text, "30..90");
    }
    let number = read(text)?;
    Ok(match op {
        Operator::Is => number..=number,
        Operator::Less => i64::MIN..=number.saturating_sub(1),
        Operator::AtMost => i64::MIN..=number,
        Operator::More => number.saturating_add(1)..=i64::MAX,
        Operator::AtLeast => number..=i64::MAX,
    })
}

fn optional<T>(
    text: &str,
    read: impl Fn(&str) -> Result<T, RangeError>,
) -> Result<Option<T>, RangeError> {
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

fn in_order<T: Ord>(
    from: T,
    to: T,
    text: &str,
    example: &str,
) -> Result<RangeInclusive<T>, RangeError> {
    if from > to {
        let help = format!("a range is written from the smaller to the larger: `{example}`");
        return Err((format!("the range `{text}` is empty"), Some(help)));
    }
    Ok(from..=to)
}
