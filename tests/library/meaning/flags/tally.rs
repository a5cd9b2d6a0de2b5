//! How milestones add up: by counting, silence counted apart.

use hito::domain::snapshot::{Snapshot, Tally};
use hito::domain::{Flag, Id, Milestone, NodeRef, Plan, Status, Vocabulary};
use hito::i18n::Lang;
use hito::query::View;
use hito::sheets::overdue;

use crate::meaning::support::{TWO_SIDES, day, read};

/// Pillar `I` with a milestone of its own and two commitments, and a commitment of the preamble.
fn plan() -> Plan {
    let files = [
        ("plan.yaml", TWO_SIDES),
        (
            "p.yaml",
            "{commitment: C, title: C, milestones: [{id: C.silent, title: T, kind: event}]}",
        ),
        (
            "i.yaml",
            "pillar: I
title: I
milestones:
  - {id: I.overdue-unknown, title: T, kind: event, due: 2025}
commitments:
  - id: I.1
    title: I.1
    milestones:
      - id: I.1.overdue
        title: T
        kind: event
        due: 2026-01-31
        updates: [{date: 2025-12-01, by: mx, status: in-progress}]
      - id: I.1.contradicted
        title: T
        kind: event
        due: 2026-01-31
        updates:
          - {date: 2025-12-01, by: mx, status: completed}
          - {date: 2025-12-01, by: ca, status: suspended, outlook: at-risk}
  - id: I.2
    title: I.2
    milestones:
      - id: I.2.late
        title: T
        kind: event
        due: 2025
        updates: [{date: 2026-01-06, by: joint, status: completed, completed: 2026-01-06}]
      - id: I.2.outsider
        title: T
        kind: event
        parties: [ca]
        due: 2026-01-31
        updates: [{date: 2025-12-01, by: mx, status: in-progress}]
",
        ),
    ];
    read(&files.map(|(name, text)| (name.to_owned(), text.to_owned())))
}

/// The counts under a node on 2026-02-01 that are not 0, in words.
fn counts(id: &str) -> String {
    let plan = plan();
    let snapshot = Snapshot::new(&plan, day("2026-02-01"));
    let node = plan.find(&Id::parse(id).unwrap()).unwrap();
    let tally = Tally::of(snapshot.under(node).map(|(_, state)| state.brief));
    assert_eq!(tally.assessed() + tally.not_assessed, tally.milestones);
    let statuses = Status::ALL.iter().map(|s| (s.code(), tally.status(Some(*s))));
    let flags = Flag::ALL.iter().map(|flag| (flag.code(), tally.flag(*flag)));
    let counts = [("milestones", tally.milestones), ("not-assessed", tally.status(None))]
        .into_iter()
        .chain(statuses)
        .chain(flags)
        .chain([("unknown", unknown(&snapshot, node))]);
    let shown: Vec<String> =
        counts.filter(|(_, n)| *n > 0).map(|(name, n)| format!("{n} {name}")).collect();
    shown.join(", ")
}

/// Of how many overdue milestones under a node nobody has said a status.
fn unknown(snapshot: &Snapshot<'_>, node: NodeRef) -> usize {
    let index = |(milestone, _): (&Milestone, _)| snapshot.plan.milestone(&milestone.id).unwrap().0;
    let inside = snapshot.under(node).map(index).collect();
    overdue(&View { snapshot, lang: Lang::En }, inside).unknown
}

#[test]
fn a_node_rolls_up_by_counting_what_is_under_it() {
    for (id, expected) in [
        (
            "p",
            "6 milestones, 3 not-assessed, 1 suspended, 1 in-progress, 1 completed, \
             4 overdue, 1 late, 1 late-current, 1 at-risk, 1 disputed, 2 unknown",
        ),
        (
            "I",
            "5 milestones, 2 not-assessed, 1 suspended, 1 in-progress, 1 completed, \
             4 overdue, 1 late, 1 late-current, 1 at-risk, 1 disputed, 2 unknown",
        ),
        ("I.1", "2 milestones, 1 suspended, 1 in-progress, 2 overdue, 1 at-risk, 1 disputed"),
        (
            "I.2",
            "2 milestones, 1 not-assessed, 1 completed, 1 overdue, 1 late, 1 late-current, \
             1 unknown",
        ),
        ("C", "1 milestones, 1 not-assessed"),
        ("I.overdue-unknown", "1 milestones, 1 not-assessed, 1 overdue, 1 unknown"),
    ] {
        assert_eq!(counts(id), expected, "{id}");
    }
}

#[test]
fn nothing_adds_up_to_nothing() {
    assert_eq!(Tally::of([]), Tally::default());
    let plan = plan();
    let snapshot = Snapshot::new(&plan, day("2026-02-01"));
    assert_eq!(snapshot.under(NodeRef::Plan).count(), plan.milestones.len());
}
