//! The current deadline: who may move it, and what stays a proposal.

use crate::meaning::support::{Draft, NO_SIDES, day, outcome, state};

#[test]
fn a_deadline_is_moved_by_all_sides_or_by_the_one_that_owes_alone() {
    for (fields, by, moves) in [
        ("parties: [mx, ca]", "joint", true),
        ("parties: [mx, ca]", "mx", false),
        ("parties: [mx, ca]", "ca", false),
        ("parties: [mx, ca]", "mx-economia", false),
        ("parties: [mx, ca]", "independent", false),
        ("parties: [ca]", "joint", true),
        ("parties: [ca]", "ca", true),
        ("parties: [ca]", "ca-ised", true),
        ("parties: [ca]", "mx", false),
        ("parties: [ca]", "mx-economia", false),
        ("parties: [ca]", "independent", false),
        // Two parties of one side: the side owes alone.
        ("parties: [ca-ised, ca-nserc]", "ca", true),
        ("parties: [ca-ised, ca-nserc]", "ca-nserc", true),
        ("parties: [ca-ised, mx-economia]", "ca-ised", false),
        // Where nobody is named, all sides owe.
        ("parties: unnamed", "ca", false),
        ("parties: unnamed", "joint", true),
    ] {
        let fields = format!("due: 2026-03-31, {fields}");
        let update = format!("date: 2026-03-01, by: {by}, due: 2026-06-30, reason: r");
        let before = outcome(&fields, &[&update], "2026-02-28");
        assert_eq!(before.due, Some(day("2026-03-31")), "{fields}, {by}");
        let state = outcome(&fields, &[&update], "2026-03-01");
        let due = if moves { "2026-06-30" } else { "2026-03-31" };
        assert_eq!(state.due, Some(day(due)), "{fields}, {by}");
        assert_eq!(state.baseline, Some(day("2026-03-31")), "{fields}, {by}");
        assert_eq!(state.standing.moved_by, moves.then_some(0), "{fields}, {by}");
        let proposals = if moves { vec![] } else { vec![0] };
        assert_eq!(state.standing.proposals, proposals, "{fields}, {by}");
    }
}

#[test]
fn in_a_plan_without_sides_every_party_may_move_a_deadline() {
    for (by, moves) in [("town", true), ("water", true), ("joint", true), ("independent", false)] {
        let update = format!("date: 2026-03-01, by: {by}, due: 2026-06-30");
        let fields = "due: 2026-03-31, parties: [town]";
        let plan = Draft::new(NO_SIDES).milestone("A.x", fields, &[&update]).read();
        let standing = state(&plan, "A.x", "2026-03-01").standing;
        assert_eq!(standing.moved_by, moves.then_some(0), "{by}");
    }
}

#[test]
fn the_newest_move_stands_with_the_proposals_after_it() {
    let joint = |date: &str, due: &str| format!("date: {date}, by: joint, due: {due}");
    let mx = |date: &str, due: &str| format!("date: {date}, by: mx, due: {due}");
    let id = |id: &str, update: String| format!("id: {id}, {update}");
    for (updates, due, moved_by, proposals) in [
        (
            vec![mx("2026-01-01", "2026-05"), mx("2026-01-02", "2026-06")],
            "2026-03-31",
            None,
            vec![0, 1],
        ),
        (
            vec![mx("2026-01-01", "2026-05"), joint("2026-01-02", "2026-06")],
            "2026-06-30",
            Some(1),
            vec![],
        ),
        (
            vec![joint("2026-01-01", "2026-05"), mx("2026-01-02", "2026-06")],
            "2026-05-31",
            Some(0),
            vec![1],
        ),
        (
            vec![joint("2026-01-01", "2026-05"), joint("2026-01-02", "before 2026-05")],
            "2026-04-30",
            Some(1),
            vec![],
        ),
        // By date, not by the order of recording.
        (
            vec![joint("2026-01-02", "2026-05"), joint("2026-01-01", "2026-06")],
            "2026-05-31",
            Some(0),
            vec![],
        ),
        // Taken back, the one before stands again, or the baseline.
        (
            vec![
                joint("2026-01-01", "2026-05"),
                id("u2", joint("2026-01-02", "2026-06")),
                "date: 2026-01-03, by: mx, retracts: u2".to_owned(),
            ],
            "2026-05-31",
            Some(0),
            vec![],
        ),
        (
            vec![
                id("u1", joint("2026-01-01", "2026-05")),
                "date: 2026-01-03, by: mx, retracts: u1".to_owned(),
            ],
            "2026-03-31",
            None,
            vec![],
        ),
        (
            vec![
                id("u1", mx("2026-01-01", "2026-05")),
                "date: 2026-01-03, by: mx, retracts: u1".to_owned(),
            ],
            "2026-03-31",
            None,
            vec![],
        ),
    ] {
        let updates: Vec<&str> = updates.iter().map(String::as_str).collect();
        let state = outcome("due: 2026-03-31", &updates, "2026-02-01");
        assert_eq!(state.due, Some(day(due)), "{updates:#?}");
        assert_eq!(state.standing.moved_by, moved_by, "{updates:#?}");
        assert_eq!(state.standing.proposals, proposals, "{updates:#?}");
    }
}

#[test]
fn what_was_overdue_may_be_moved_and_become_overdue_again() {
    let update = "date: 2026-04-10, by: joint, due: 2026-04-20";
    for (as_of, overdue) in [
        ("2026-03-31", None),
        ("2026-04-01", Some(1)),
        ("2026-04-09", Some(9)),
        ("2026-04-10", None),
        ("2026-04-20", None),
        ("2026-04-21", Some(1)),
    ] {
        assert_eq!(outcome("due: 2026-03-31", &[update], as_of).overdue, overdue, "{as_of}");
    }
}

#[test]
fn a_deadline_may_be_set_or_lifted() {
    let set = outcome("", &["date: 2026-01-01, by: joint, due: 2026-03"], "2026-04-01");
    assert_eq!((set.due, set.baseline, set.overdue), (Some(day("2026-03-31")), None, Some(1)));
    let fields = "due: 2026-03";
    let lifted = outcome(fields, &["date: 2026-01-01, by: joint, due: ongoing"], "2026-04-01");
    assert_eq!(
        (lifted.due, lifted.baseline, lifted.overdue),
        (None, Some(day("2026-03-31")), None)
    );
}
