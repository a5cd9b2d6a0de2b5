//! Replay: the order of entries, what was taken back, the newest outlook and forecast.

use hito::domain::{Date, Outlook};

use crate::meaning::support::outcome;

/// The entries that count on the last day of 2026, by their position in the ledger.
fn entries(updates: &[&str]) -> Vec<usize> {
    outcome("", updates, "2026-12-31").standing.entries
}

#[test]
fn entries_stand_in_order_of_their_last_day_and_then_of_recording() {
    for (dates, order) in [
        (["2026-01-05", "2026-01-06", "2026-01-07"], vec![0, 1, 2]),
        (["2026-01-07", "2026-01-06", "2026-01-05"], vec![2, 1, 0]),
        (["2026-01-05", "2026-01-05", "2026-01-05"], vec![0, 1, 2]),
        (["2026-01", "2026-01-31", "2026-01-30"], vec![2, 0, 1]),
        (["2026-02-01", "before 2026-02-01", "2026-01-31"], vec![1, 2, 0]),
        (["2026", "2026-Q4", "2026-12-31"], vec![0, 1, 2]),
        // What is said after the day of asking is not there yet.
        (["2027-01-01", "2026-12-31", "before 2027-01-02"], vec![1]),
    ] {
        let updates = dates.map(|date| format!("date: {date}, by: mx, note: n"));
        assert_eq!(entries(&updates.each_ref().map(String::as_str)), order, "{dates:?}");
    }
}

#[test]
fn a_long_ledger_keeps_its_order_within_each_day() {
    let update = |position: usize| format!("date: 2026-01-0{}, by: mx, note: n", position % 3 + 1);
    let updates: Vec<String> = (0..60).map(update).collect();
    let updates: Vec<&str> = updates.iter().map(String::as_str).collect();
    let day = |day: usize| (day..60).step_by(3);
    assert_eq!(entries(&updates), day(0).chain(day(1)).chain(day(2)).collect::<Vec<_>>());
}

#[test]
fn a_retraction_takes_back_an_earlier_entry_and_may_itself_be_taken_back() {
    let first = "id: u1, date: 2026-01-05, by: mx, status: completed";
    for (updates, left) in [
        (vec![first, "date: 2026-02-01, by: mx, retracts: u1"], vec![1]),
        (vec![first, "date: 2026-02-01, by: mx, retracts: U1"], vec![1]),
        // Anyone's, whoever takes it back.
        (vec![first, "date: 2026-02-01, by: ca, retracts: u1, status: suspended"], vec![1]),
        // It is there from its own day on.
        (vec![first, "date: 2027-02-01, by: mx, retracts: u1"], vec![0]),
        // A retraction dated before what it takes back, but recorded after it.
        (vec![first, "date: 2026-01-01, by: mx, retracts: u1"], vec![1]),
        (
            vec![
                first, "id: u2, date: 2026-02-01, by: mx, retracts: u1",
                "id: u3, date: 2026-03-01, by: mx, retracts: u2",
            ],
            vec![0, 2],
        ),
        (
            vec![
                first, "id: u2, date: 2026-02-01, by: mx, retracts: u1",
                "id: u3, date: 2026-03-01, by: mx, retracts: u2",
                "date: 2026-04-01, by: mx, retracts: u3",
            ],
            vec![1, 3],
        ),
        // Twice taken back, and one of the two taken back: once is enough.
        (
            vec![
                first, "id: u2, date: 2026-02-01, by: mx, retracts: u1",
                "date: 2026-02-02, by: mx, retracts: u1", "date: 2026-03-01, by: mx, retracts: u2",
            ],
            vec![2, 3],
        ),
    ] {
        assert_eq!(entries(&updates), left, "{updates:?}");
    }
}

#[test]
fn what_was_taken_back_was_there_before() {
    let updates = [
        "date: 2026-01-01, by: mx, status: in-progress",
        "id: u2, date: 2026-01-05, by: mx, status: completed",
        "id: u3, date: 2026-02-01, by: mx, retracts: u2", "date: 2026-03-01, by: mx, retracts: u3",
    ];
    for (as_of, open) in [
        ("2026-01-04", true),
        ("2026-01-05", false),
        ("2026-01-31", false),
        ("2026-02-01", true),
        ("2026-02-28", true),
        ("2026-03-01", false),
    ] {
        assert_eq!(outcome("", &updates, as_of).is_open(), open, "{as_of}");
    }
}

#[test]
fn the_newest_outlook_and_the_newest_forecast_stand() {
    let updates = [
        "date: 2026-03-01, by: ca, outlook: off-track",
        "date: 2026-01-01, by: mx, outlook: on-track, forecast: 2026-Q3",
        "id: u3, date: 2026-02-01, by: independent, outlook: at-risk, forecast: before 2027",
        "date: 2026-04-01, by: mx, note: nothing about the road ahead",
        "date: 2026-05-01, by: mx, retracts: u3",
    ];
    let at_risk = Some(Outlook::AtRisk);
    for (as_of, outlook, forecast) in [
        ("2025-12-31", None, None),
        ("2026-01-01", Some(Outlook::OnTrack), Some("2026-Q3")),
        ("2026-02-01", at_risk, Some("before 2027")),
        ("2026-03-01", Some(Outlook::OffTrack), Some("before 2027")),
        ("2026-04-01", Some(Outlook::OffTrack), Some("before 2027")),
        ("2026-05-01", Some(Outlook::OffTrack), Some("2026-Q3")),
    ] {
        let standing = outcome("", &updates, as_of).standing;
        assert_eq!(standing.outlook, outlook, "{as_of}");
        let forecast = forecast.map(|text| Date::parse(text).unwrap());
        assert_eq!(standing.forecast, forecast, "{as_of}");
    }
}
