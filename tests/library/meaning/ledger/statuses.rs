//! The effective status: of the newest words of the sides the least advanced holds.

use hito::domain::Status::{
    Completed as CO, InProgress as IP, NotStarted as NS, PartiallyCompleted as PC, Suspended as SU,
    Withdrawn as WD,
};
use hito::domain::{Flag, Status, Vocabulary};

use crate::meaning::support::{Draft, TWO_SIDES, outcome, state};

/// The statuses, from the least advanced to the most, as rows and columns of [`HOLDS`].
const ORDER: [Status; 6] = [NS, SU, IP, WD, PC, CO];

/// What holds, by what Mexico says (row) and what Canada says (column).
const HOLDS: [[Status; 6]; 6] = [
    [NS, NS, NS, NS, NS, NS],
    [NS, SU, SU, SU, SU, SU],
    [NS, SU, IP, IP, IP, IP],
    [NS, SU, IP, WD, WD, WD],
    [NS, SU, IP, WD, PC, PC],
    [NS, SU, IP, WD, PC, CO],
];

/// Closed statuses: nothing more is expected.
const CLOSED: [Status; 3] = [WD, PC, CO];

#[test]
fn of_two_sides_the_least_advanced_holds() {
    let mut draft = Draft::new(TWO_SIDES);
    for mx in ORDER {
        for ca in ORDER {
            // The newer word is Canada's above the diagonal and Mexico's below: it must not matter.
            let (first, second) = if mx < ca { ("05", "06") } else { ("06", "05") };
            draft = draft.milestone(
                &format!("A.{}-{}", mx.code(), ca.code()),
                "",
                &[
                    &format!("date: 2026-01-{first}, by: mx, status: {}", mx.code()),
                    &format!("date: 2026-01-{second}, by: ca, status: {}", ca.code()),
                ],
            );
        }
    }
    let plan = draft.read();
    for (row, mx) in HOLDS.iter().zip(ORDER) {
        for (holds, ca) in row.iter().zip(ORDER) {
            let id = format!("A.{}-{}", mx.code(), ca.code());
            // Completed on different days, which other tests are about.
            let both_delivered = [mx, ca].iter().all(|status| [PC, CO].contains(status));
            let state = state(&plan, &id, "2026-01-06");
            assert_eq!(state.status, Some(*holds), "{id}");
            assert_eq!(state.is_open(), !CLOSED.contains(holds), "{id}");
            assert_eq!(state.standing.words.len(), 2, "{id}");
            if !both_delivered {
                assert_eq!(state.has(Flag::Disputed), mx != ca, "{id}");
            }
        }
    }
}

#[test]
fn a_side_that_has_said_nothing_does_not_count() {
    for status in ORDER {
        for by in ["mx", "ca"] {
            let update = format!("date: 2026-01-05, by: {by}, status: {}", status.code());
            let state = outcome("", &[&update], "2026-01-05");
            assert_eq!(state.status, Some(status), "{by}: {}", status.code());
            assert_eq!(state.standing.words.len(), 1);
            assert_eq!(state.standing.owing.len(), 2);
            assert!(!state.has(Flag::Disputed), "{by}: {}", status.code());
        }
    }
}

#[test]
fn silence_is_no_status() {
    for updates in [&[][..], &["date: 2026-01-05, by: mx, note: we talked"]] {
        let state = outcome("", updates, "2026-02-01");
        assert_eq!(state.status, None);
        assert!(state.is_open());
        assert_eq!(state.flags().count(), 0);
    }
}

#[test]
fn a_status_is_there_from_the_day_it_was_said() {
    for (date, on) in [
        ("2026-01-05", "2026-01-05"),
        ("2026-01", "2026-01-31"),
        ("2026-Q1", "2026-03-31"),
        ("2026", "2026-12-31"),
        ("before 2026-11-24", "2026-11-23"),
    ] {
        let update = format!("date: {date}, by: mx, status: in-progress");
        let before = (crate::meaning::support::day(on) - chrono::Duration::days(1)).to_string();
        assert_eq!(outcome("", &[&update], &before).status, None, "{date} on {before}");
        assert_eq!(outcome("", &[&update], on).status, Some(IP), "{date} on {on}");
    }
}

#[test]
fn the_newest_word_of_a_side_counts_even_when_it_is_less_advanced() {
    for (updates, holds) in [
        (["2026-01-05, by: mx, status: not-started", "2026-02-05, by: mx, status: completed"], CO),
        (["2026-01-05, by: mx, status: completed", "2026-02-05, by: mx, status: suspended"], SU),
        // By date, not by the order of recording.
        (["2026-02-05, by: mx, status: suspended", "2026-01-05, by: mx, status: completed"], SU),
        // On one day the last one recorded.
        (["2026-01-05, by: mx, status: in-progress", "2026-01-05, by: mx, status: completed"], CO),
        (["2026-01-05, by: mx, status: completed", "2026-01-05, by: mx, status: in-progress"], IP),
        // A period or a bound stands at its last day: with it, the order of recording.
        (["2026-01, by: mx, status: completed", "2026-01-31, by: mx, status: in-progress"], IP),
        (["2026-01-31, by: mx, status: in-progress", "2026-01, by: mx, status: completed"], CO),
        (["2026-01, by: mx, status: completed", "2026-01-30, by: mx, status: in-progress"], CO),
        (
            [
                "before 2026-02-01, by: mx, status: completed",
                "2026-01-31, by: mx, status: suspended",
            ],
            SU,
        ),
        // A word without a status takes nothing back.
        (["2026-01-05, by: mx, status: in-progress", "2026-02-05, by: mx, outlook: on-track"], IP),
    ] {
        let updates = updates.map(|update| format!("date: {update}"));
        let updates = updates.each_ref().map(String::as_str);
        assert_eq!(outcome("", &updates, "2026-03-01").status, Some(holds), "{updates:?}");
    }
}

#[test]
fn the_independent_hold_only_while_no_side_has_spoken() {
    let press = "date: 2026-01-05, by: independent, status: completed";
    let older = "date: 2026-01-02, by: independent, status: in-progress";
    for (updates, holds) in [
        (&[press][..], CO),
        (&[older, press], CO),
        (&[press, "date: 2026-01-01, by: ca, status: not-started"], NS),
        (&[press, "date: 2026-01-06, by: ca, status: suspended"], SU),
        // A party of a side speaks for it; a note is no status.
        (&[press, "date: 2026-01-06, by: ca-ised, status: in-progress"], IP),
        (&[press, "date: 2026-01-06, by: ca, note: we know nothing of that"], CO),
    ] {
        let state = outcome("", updates, "2026-02-01");
        assert_eq!(state.status, Some(holds), "{updates:?}");
    }
    let state = outcome("", &[older, press], "2026-02-01");
    assert!(!state.has(Flag::Disputed), "the press corrects itself");
    assert_eq!(state.standing.words, [], "no side has spoken");
}

#[test]
fn a_joint_word_counts_for_every_side() {
    let joint = "date: 2026-01-05, by: joint, status: in-progress";
    for (updates, holds, sides) in [
        (&[joint][..], IP, 2),
        (&["date: 2026-01-04, by: mx, status: completed", joint], IP, 2),
        (&[joint, "date: 2026-01-06, by: mx, status: completed"], IP, 2),
        (
            &[
                joint, "date: 2026-01-06, by: mx, status: completed",
                "date: 2026-01-06, by: ca, status: completed",
            ],
            CO,
            2,
        ),
    ] {
        let state = outcome("", updates, "2026-02-01");
        assert_eq!((state.status, state.standing.words.len()), (Some(holds), sides), "{updates:?}");
    }
}
