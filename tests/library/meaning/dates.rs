//! Dates: what each form means, what is refused and how.

use hito::domain::{DATE_FORMS, Date, Day, Period};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::support::{cases, day};

/// Any date that a plan can write.
pub fn any_date() -> impl Strategy<Value = Date> {
    (any_period(), any::<bool>()).prop_map(|(period, before)| {
        if before { Date::Before(period) } else { Date::Within(period) }
    })
}

/// Any period that a plan can write.
pub fn any_period() -> impl Strategy<Value = Period> {
    let year = 0..=9999;
    prop_oneof![
        year.clone().prop_map(Period::Year),
        (year.clone(), 1..=4u32).prop_map(|(year, quarter)| Period::Quarter(year, quarter)),
        (year.clone(), 1..=12u32).prop_map(|(year, month)| Period::Month(year, month)),
        (year, 1..=366u32)
            .prop_filter_map("a day of that year", |(year, day)| Day::from_yo_opt(year, day))
            .prop_map(Period::Day),
    ]
}

#[test]
fn a_period_runs_from_its_first_day_to_its_last() {
    for (text, first, last) in [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q2", "2026-04-01", "2026-06-30"),
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026-01", "2026-01-01", "2026-01-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2026-03", "2026-03-01", "2026-03-31"),
        ("2026-04", "2026-04-01", "2026-04-30"),
        ("2026-05", "2026-05-01", "2026-05-31"),
        ("2026-06", "2026-06-01", "2026-06-30"),
        ("2026-07", "2026-07-01", "2026-07-31"),
        ("2026-08", "2026-08-01", "2026-08-31"),
        ("2026-09", "2026-09-01", "2026-09-30"),
        ("2026-10", "2026-10-01", "2026-10-31"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2026-03-31", "2026-03-31", "2026-03-31"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2000-02-29", "2000-02-29", "2000-02-29"),
    ] {
        let date = Date::parse(text).unwrap();
        assert_eq!(date.first_day(), Some(day(first)), "first day of {text}");
        assert_eq!(date.last_day(), day(last), "last day of {text}");
        assert_eq!(date.is_day(), first == last, "whether {text} is one day");
    }
}

#[test]
fn a_bound_ends_before_its_period_and_has_no_first_day() {
    for (text, last) in [
        ("before 2026-03-31", "2026-03-30"),
        ("before 2024-03-01", "2024-02-29"),
        ("before 2025-03-01", "2025-02-28"),
        ("before 2026-01-01", "2025-12-31"),
        ("before 2026", "2025-12-31"),
        ("before 2026-Q2", "2026-03-31"),
        ("before 2026-03", "2026-02-28"),
        ("before   2026-03-31", "2026-03-30"),
    ] {
        let date = Date::parse(text).unwrap();
        assert_eq!(date.first_day(), None, "first day of {text}");
        assert_eq!(date.last_day(), day(last), "last day of {text}");
        assert!(!date.is_day(), "{text} is no single day");
    }
}

#[test]
fn a_date_that_does_not_exist_is_refused_at_the_part_that_is_wrong() {
    let months = "months are 01 to 12";
    let quarters = "quarters are Q1 to Q4";
    let last = |day: &str| format!("the last day of that month is {day}");
    for (text, at, message, help) in [
        ("2025-02-29", 0..10, "29 February 2025 does not exist", &*last("2025-02-28")),
        ("1900-02-29", 0..10, "29 February 1900 does not exist", &last("1900-02-28")),
        ("2024-02-30", 0..10, "30 February 2024 does not exist", &last("2024-02-29")),
        ("2026-04-31", 0..10, "31 April 2026 does not exist", &last("2026-04-30")),
        ("2026-12-32", 0..10, "32 December 2026 does not exist", &last("2026-12-31")),
        ("2026-01-00", 0..10, "0 January 2026 does not exist", &last("2026-01-31")),
        ("2026-13", 5..7, "there is no month 13", months),
        ("2026-00", 5..7, "there is no month 00", months),
        ("2026-13-01", 5..7, "there is no month 13", months),
        ("2026-Q5", 5..7, "there is no quarter Q5", quarters),
        ("2026-Q0", 5..7, "there is no quarter Q0", quarters),
        ("before 2025-02-29", 7..17, "29 February 2025 does not exist", &last("2025-02-28")),
        ("before  2026-13", 13..15, "there is no month 13", months),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.message, message, "{text}");
        assert_eq!(error.help.as_deref(), Some(help), "{text}");
        assert_eq!(error.at, at, "{text}");
    }
}

#[test]
fn what_has_no_form_of_a_date_is_refused_with_the_forms() {
    for text in [
        "soon", "26", "202", "20255", "+2026", "-2026", "2026-", "2026-3", "2026-003", "2026-Q",
        "2026-Q12", "2026-Q1-01", "2026-03-1", "2026-03-31-", "2026-03-31T00:00", "2026/03/31",
        "31-03-2026", "Before 2026", "before", "\u{ff12}\u{ff10}\u{ff12}\u{ff16}",
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.message, format!("`{text}` is not a date"));
        assert_eq!(error.help.as_deref(), Some(DATE_FORMS), "{text}");
        assert_eq!(error.at, 0..text.len(), "{text}");
    }
    let error = Date::parse("").unwrap_err();
    assert_eq!(
        (error.message.as_str(), error.help.as_deref()),
        ("a date is missing here", Some(DATE_FORMS))
    );
    let error = Date::parse("before soon").unwrap_err();
    assert_eq!((error.message.as_str(), error.at), ("`soon` is not a date", 7..11));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_date_reads_back_as_it_is_written(date in any_date()) {
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
    }

    #[test]
    fn whatever_is_refused_is_pointed_at(text in "(before )?[0-9QOé -]{0,12}") {
        if let Err(error) = Date::parse(&text) {
            prop_assert!(text.get(error.at.clone()).is_some(), "{:?} of {text:?}", error.at);
        }
    }
}
