//! Days of completion that do not exclude each other are put together.

use crate::meaning::support::{day, outcome};

/// The latest day of completion, whether it is exact, and how late that is for the end of 2025.
fn completed(updates: &[&str]) -> (String, bool, Option<i64>) {
    let state = outcome("due: 2025", updates, "2026-12-31");
    assert!(state.standing.disputes.is_empty(), "{updates:?}");
    let days = state.standing.holds.unwrap().completion.unwrap();
    (days.latest.to_string(), days.is_exact(), state.late.map(|late| late.days))
}

#[test]
fn a_vaguer_word_takes_nothing_from_an_exact_one() {
    let exact = "by: ca, date: 2025-12-20, status: completed, completed: 2025-12-15";
    let repeated = "by: ca, date: 2026-03-01, status: completed";
    let other_side = "by: mx, date: 2026-03-01, status: completed";
    let on_time = ("2025-12-15".to_owned(), true, None);
    assert_eq!(completed(&[exact, repeated]), on_time, "one side says it again");
    assert_eq!(completed(&[exact, other_side]), on_time, "the other agrees");
    assert_eq!(completed(&[other_side, exact]), on_time, "in any order");
}

#[test]
fn of_bounds_and_periods_the_days_that_all_allow_hold() {
    let january = "by: ca, date: 2026-02-01, status: completed, completed: 2026-01";
    let bound = "by: mx, date: 2026-01-20, status: completed";
    assert_eq!(completed(&[january, bound]), ("2026-01-20".to_owned(), false, Some(20)));
}

#[test]
fn a_correction_replaces_what_it_excludes() {
    let first = "by: ca, date: 2026-01-10, status: completed, completed: 2026-01-06";
    let corrected = "by: ca, date: 2026-02-10, status: completed, completed: 2026-02-03";
    let both = completed(&[first, corrected]);
    assert_eq!(both, (day("2026-02-03").to_string(), true, Some(34)));
}

#[test]
fn what_was_reopened_is_completed_anew() {
    let first = "by: ca, date: 2026-01-10, status: completed, completed: 2026-01-06";
    let reopened = "by: ca, date: 2026-02-01, status: in-progress";
    let again = "by: ca, date: 2026-03-01, status: completed";
    assert_eq!(completed(&[first, reopened, again]).0, "2026-03-01");
}
