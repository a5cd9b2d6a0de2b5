//! Flags about deadlines: overdue, late, due soon, slipped, unfinished at the term.

use hito::domain::Flag;
use hito::domain::snapshot::Late;

use super::{assert_never, assert_turns, assert_turns_off, assert_turns_on};
use crate::meaning::support::{Draft, TWO_SIDES, day, outcome, state};

const DUE: &str = "due: 2026-03-31";

#[test]
fn overdue_is_what_is_open_past_its_last_day() {
    let status = |status: &str| format!("date: 2026-04-10, by: mx, status: {status}");
    assert_turns_on(Flag::Overdue, DUE, &[], "2026-04-01");
    for open in ["not-started", "suspended", "in-progress"] {
        let plan = Draft::new(TWO_SIDES).milestone("A.x", DUE, &[&status(open)]).read();
        for (as_of, days) in [("2026-04-09", 9), ("2026-04-10", 10), ("2026-04-11", 11)] {
            assert_eq!(state(&plan, "A.x", as_of).overdue, Some(days), "{open} on {as_of}");
        }
    }
    for closed in ["completed", "partially-completed", "withdrawn"] {
        assert_turns_off(Flag::Overdue, DUE, &[&status(closed)], "2026-04-10");
    }
    assert_never(Flag::Overdue, "due: ongoing", &[&status("in-progress")]);
}

#[test]
fn late_is_what_was_completed_after_the_last_day() {
    let late = |days, at_most| Some(Late { days, at_most });
    for (said, expected) in [
        ("date: 2026-05-01, status: completed, completed: 2026-03-31", None),
        ("date: 2026-05-01, status: completed, completed: 2026-04-01", late(1, false)),
        ("date: 2026-05-01, status: completed, completed: 2026-04-10", late(10, false)),
        // A day that is not stated may have been earlier.
        ("date: 2026-05-01, status: completed, completed: 2026-03", None),
        ("date: 2026-05-01, status: completed, completed: 2026-04", late(30, true)),
        ("date: 2026-05-01, status: completed, completed: before 2026-04-01", None),
        ("date: 2026-05-01, status: completed, completed: before 2026-04-10", late(9, true)),
        ("date: 2026-03-31, status: completed", None),
        ("date: 2026-04-01, status: completed", late(1, true)),
        ("date: 2026-04, status: completed", late(30, true)),
        // Closed with less than promised, on that day; given up is never late.
        ("date: 2026-05-01, status: partially-completed, completed: 2026-04-02", late(2, false)),
        ("date: 2026-05-01, status: withdrawn", None),
        ("date: 2026-05-01, status: in-progress", None),
    ] {
        let state = outcome(DUE, &[&format!("by: mx, {said}")], "2026-05-01");
        assert_eq!((state.late, state.late_current), (expected, expected), "{said}");
        assert_eq!(state.has(Flag::Late), expected.is_some(), "{said}");
        assert_eq!(state.has(Flag::LateCurrent), expected.is_some(), "{said}");
    }
    let on_that_day = "date: 2026-04-10, by: mx, status: completed, completed: 2026-04-10";
    assert_turns_on(Flag::Late, DUE, &[on_that_day], "2026-04-10");
    assert_turns_on(Flag::LateCurrent, DUE, &[on_that_day], "2026-04-10");
    for undated in ["", "due: ongoing"] {
        assert_never(Flag::Late, undated, &[on_that_day]);
        assert_never(Flag::LateCurrent, undated, &[on_that_day]);
    }
}

#[test]
fn late_is_told_of_the_promise_and_of_the_deadline_in_force() {
    let exactly = |days| Some(Late { days, at_most: false });
    for (moved_to, late, late_current) in [
        ("2026-04-05", exactly(10), exactly(5)),
        ("2026-04-10", exactly(10), None),
        ("2026-05-01", exactly(10), None),
        ("2026-03-01", exactly(10), exactly(40)),
        ("ongoing", exactly(10), None),
    ] {
        let updates = [
            &*format!("date: 2026-02-01, by: joint, due: {moved_to}"),
            "date: 2026-04-10, by: joint, status: completed, completed: 2026-04-10",
        ];
        let state = outcome(DUE, &updates, "2026-05-01");
        assert_eq!((state.late, state.late_current), (late, late_current), "{moved_to}");
        assert_eq!(state.has(Flag::Late), late.is_some(), "{moved_to}");
        assert_eq!(state.has(Flag::LateCurrent), late_current.is_some(), "{moved_to}");
    }
}

#[test]
fn due_soon_is_what_is_open_and_ends_within_the_policy() {
    // Thirty days unless the plan says otherwise, both ends included.
    assert_turns_on(Flag::DueSoon, DUE, &[], "2026-03-01");
    assert_turns_off(Flag::DueSoon, DUE, &[], "2026-04-01");
    assert_turns_on(Flag::DueSoon, "due: before 2026-03-31", &[], "2026-02-28");
    let fortnight = format!("{TWO_SIDES}policy: {{due-soon: 2w}}\n");
    assert_turns(&fortnight, Flag::DueSoon, DUE, &[], "2026-03-17", true);
    let done = "date: 2026-03-10, by: mx, status: completed";
    assert_turns_off(Flag::DueSoon, DUE, &[done], "2026-03-10");
    // The deadline in force counts, not the promise.
    let moved = "date: 2026-01-01, by: joint, due: 2026-06-30";
    assert_turns_on(Flag::DueSoon, DUE, &[moved], "2026-05-31");
    assert_never(Flag::DueSoon, "due: ongoing", &[]);
    assert_never(Flag::DueSoon, "", &[]);
}

#[test]
fn slipped_is_what_is_due_later_than_promised() {
    for (fields, by, due, slipped) in [
        (DUE, "joint", "2026-04-01", Some(1)),
        (DUE, "joint", "2026-04", Some(30)),
        (DUE, "joint", "2027-03-31", Some(365)),
        (DUE, "joint", "2026-03-31", None),
        (DUE, "joint", "before 2026-04-01", None),
        (DUE, "joint", "2026-03-01", None),
        (DUE, "joint", "ongoing", None),
        (DUE, "mx", "2027", None),
        ("due: ongoing", "joint", "2027", None),
        ("parties: [mx]", "joint", "2027", None),
    ] {
        let update = format!("date: 2026-03-01, by: {by}, due: {due}");
        let state = outcome(fields, &[&update], "2026-03-01");
        assert_eq!(state.slipped, slipped, "{fields}, moved to {due} by {by}");
        assert_eq!(state.has(Flag::Slipped), slipped.is_some(), "{fields}, to {due} by {by}");
    }
    let moved = "date: 2026-03-01, by: joint, due: 2026-05";
    assert_turns_on(Flag::Slipped, DUE, &[moved], "2026-03-01");
}

#[test]
fn a_deadline_that_counts_from_another_slips_from_what_it_promised() {
    let plan = Draft::new(TWO_SIDES)
        .milestone("A.base", "", &["date: 2026-01-01, by: joint, status: completed"])
        .milestone(
            "A.x",
            "due: 30 days after A.base",
            &["date: 2026-01-10, by: joint, due: 2026-02-10"],
        )
        .read();
    let state = state(&plan, "A.x", "2026-01-10");
    assert_eq!((state.baseline, state.slipped), (Some(day("2026-01-31")), Some(10)));
}

#[test]
fn unfinished_at_term_is_what_is_open_after_the_plans_last_day() {
    let said = |status: &str| format!("date: 2029-02-01, by: mx, status: {status}");
    for fields in ["", "due: ongoing", DUE, "due: 2035"] {
        assert_turns_on(Flag::UnfinishedAtTerm, fields, &[], "2029-01-01");
        assert_turns_on(Flag::UnfinishedAtTerm, fields, &[&said("in-progress")], "2029-01-01");
        assert_turns_off(Flag::UnfinishedAtTerm, fields, &[&said("completed")], "2029-02-01");
    }
    let bound = TWO_SIDES.replace("/2028", "/before 2027-07-01");
    assert_turns(&bound, Flag::UnfinishedAtTerm, "", &[], "2027-07-01", true);
    let endless = TWO_SIDES.replace("term: 2025-09-18/2028\n", "");
    let plan = Draft::new(&endless).milestone("A.x", DUE, &[]).read();
    assert!(!state(&plan, "A.x", "9999-12-31").has(Flag::UnfinishedAtTerm));
}
