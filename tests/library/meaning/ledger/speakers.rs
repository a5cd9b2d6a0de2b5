//! Who owes a promise, and for whom a speaker's word counts.

use hito::domain::{Plan, Status};

use crate::meaning::support::{Draft, NO_SIDES, TWO_SIDES, outcome, read, state};

const MX: usize = 0;
const CA: usize = 1;

#[test]
fn the_sides_that_owe_are_those_of_the_parties_named() {
    for (fields, owing) in [
        ("parties: [mx, ca]", &[MX, CA][..]),
        ("parties: [ca, mx]", &[MX, CA]),
        ("parties: [ca]", &[CA]),
        ("parties: mx-economia", &[MX]),
        ("parties: [ca-ised, ca-nserc]", &[CA]),
        ("parties: [CA-ISED, mx-economia]", &[MX, CA]),
        // Where the text names nobody, all of them.
        ("", &[MX, CA]),
        ("parties: unnamed", &[MX, CA]),
        ("parties: [unnamed, mx]", &[MX]),
    ] {
        assert_eq!(outcome(fields, &[], "2026-01-01").standing.owing, owing, "{fields}");
    }
}

/// Pillar `I`, owed by Canada, with a milestone of its own and a commitment, owed by Mexico or by
/// those above it.
fn nested(parties: &str) -> Plan {
    let pillar = format!(
        "pillar: I
title: I
parties: [ca]
milestones: [{{id: I.m, title: T, kind: event}}]
commitments:
  - id: I.1
    title: I.1
    {parties}
    milestones:
      - {{id: I.1.heir, title: T, kind: event}}
      - {{id: I.1.named, title: T, kind: event, parties: [ca, mx]}}
      - {{id: I.1.unnamed, title: T, kind: event, parties: [unnamed]}}
"
    );
    read(&[("plan.yaml".into(), TWO_SIDES.into()), ("i.yaml".into(), pillar)])
}

#[test]
fn a_milestone_that_names_nobody_is_owed_by_the_nearest_above_that_does() {
    for (parties, heir) in [("parties: [mx]", MX), ("", CA)] {
        let plan = nested(parties);
        for (id, owing) in [
            ("I.m", &[CA][..]),
            ("I.1.heir", &[heir]),
            ("I.1.named", &[MX, CA]),
            ("I.1.unnamed", &[MX, CA]),
        ] {
            assert_eq!(state(&plan, id, "2026-01-01").standing.owing, owing, "{id} {parties}");
        }
    }
}

#[test]
fn a_party_speaks_for_its_side() {
    let said = |by: &str, status: &str| format!("date: 2026-01-05, by: {by}, status: {status}");
    for (fields, updates, holds) in [
        (
            "parties: [mx, ca]",
            [said("ca-ised", "completed"), said("mx", "in-progress")],
            "in-progress",
        ),
        // A later party of the same side is that side's newest word.
        (
            "parties: [mx, ca]",
            [said("ca-ised", "suspended"), said("ca-nserc", "completed")],
            "completed",
        ),
        (
            "parties: [ca-ised]",
            [said("ca", "suspended"), said("ca-nserc", "completed")],
            "completed",
        ),
        (
            "parties: [ca-ised]",
            [said("CA", "suspended"), said("ca-ISED", "completed")],
            "completed",
        ),
        ("", [said("mx-economia", "suspended"), said("mx", "completed")], "completed"),
    ] {
        let state = outcome(fields, &[&updates[0], &updates[1]], "2026-02-01");
        let holds = hito::domain::Vocabulary::parse(holds);
        assert_eq!(state.status, holds, "{fields} {updates:?}");
        assert_eq!(state.standing.disputes.is_empty(), state.standing.words.len() == 1);
    }
}

#[test]
fn the_word_of_a_side_that_owes_nothing_does_not_hold() {
    for by in ["mx", "mx-economia"] {
        let update = format!("date: 2026-01-05, by: {by}, status: completed");
        let state = outcome("parties: [ca-ised]", &[&update], "2026-02-01");
        assert_eq!(state.status, None, "{by}");
        assert_eq!(state.standing.words, [], "{by}");
        assert_eq!(state.standing.disputes, [], "{by}: there is nothing to contradict");
    }
}

#[test]
fn a_plan_without_sides_has_one() {
    let said = |by: &str, status: &str| format!("date: 2026-01-05, by: {by}, status: {status}");
    for (fields, updates, holds) in [
        ("", vec![said("town", "in-progress"), said("water", "completed")], Status::Completed),
        ("parties: [town]", vec![said("water", "suspended")], Status::Suspended),
        ("parties: unnamed", vec![said("joint", "completed")], Status::Completed),
        ("", vec![said("independent", "completed")], Status::Completed),
        (
            "",
            vec![said("town", "in-progress"), said("independent", "completed")],
            Status::InProgress,
        ),
    ] {
        let updates: Vec<&str> = updates.iter().map(String::as_str).collect();
        let plan = Draft::new(NO_SIDES).milestone("A.x", fields, &updates).read();
        let state = state(&plan, "A.x", "2026-02-01");
        assert_eq!(state.status, Some(holds), "{fields} {updates:?}");
        assert_eq!(state.standing.owing.len(), 1, "{fields}");
    }
}
