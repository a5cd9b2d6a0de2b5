//! The plan of this repository: its promises counted, its deadlines, its source covered.

use std::collections::BTreeMap;

use hito::domain::ledger::{Declaration, Dispute};
use hito::domain::passages::SearchResult;
use hito::domain::snapshot::{Late, Snapshot};
use hito::domain::{Deadline, Flag, Plan, Status};
use hito::source::{self, Folder, Texts};

use super::support::{day, state};

const MOU_BIOMANUFACTURING: &str = "I.4.mou-biomanufacturing";
const MOU_RESEARCH: &str = "I.6.mou-research";
const MOU_PROTECTED_AREAS: &str = "IV.1.mou-protected-areas";

fn folder() -> Folder {
    let repository = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    Folder::open(&repository.join("plan"), repository).unwrap()
}

fn plan() -> Plan {
    let reading = source::read(&folder());
    assert_eq!(reading.findings, []);
    reading.plan.unwrap()
}

#[test]
fn it_has_93_promises() {
    let plan = plan();
    let mut by_pillar: BTreeMap<&str, usize> = BTreeMap::new();
    for milestone in &plan.milestones {
        let pillar =
            plan.pillar_of(milestone.parent).map(|pillar| plan.sections[pillar].id.as_str());
        *by_pillar.entry(pillar.unwrap_or("preamble")).or_default() += 1;
    }
    let expected = [("preamble", 5), ("I", 31), ("II", 15), ("III", 20), ("IV", 22)];
    assert_eq!(by_pillar, BTreeMap::from(expected));
    assert_eq!(plan.milestones.len(), 93);
}

#[test]
fn three_of_them_have_a_date() {
    let plan = plan();
    let dated = plan.milestones.iter().filter_map(|milestone| {
        let deadline = &milestone.due.as_ref()?.deadline;
        deadline.is_dated().then(|| (milestone.id.as_str(), deadline.to_string()))
    });
    assert_eq!(
        dated.collect::<Vec<_>>(),
        [
            (MOU_BIOMANUFACTURING, "2025".to_owned()),
            (MOU_RESEARCH, "before 2026-03-31".to_owned()),
            (MOU_PROTECTED_AREAS, "2025".to_owned()),
        ]
    );
    let others = plan.milestones.iter().filter_map(|m| Some(&m.due.as_ref()?.deadline));
    assert!(others.filter(|due| !due.is_dated()).all(|due| *due == Deadline::Ongoing));
}

#[test]
fn without_a_word_from_anybody_three_would_be_overdue() {
    let mut plan = plan();
    for milestone in &mut plan.milestones {
        milestone.updates.clear();
    }
    for (as_of, expected) in [
        ("2025-12-31", &[][..]),
        ("2026-01-01", &[(MOU_BIOMANUFACTURING, 1), (MOU_PROTECTED_AREAS, 1)]),
        ("2026-03-30", &[(MOU_BIOMANUFACTURING, 89), (MOU_PROTECTED_AREAS, 89)]),
        ("2026-03-31", &[(MOU_BIOMANUFACTURING, 90), (MOU_RESEARCH, 1), (MOU_PROTECTED_AREAS, 90)]),
    ] {
        let states = Snapshot::new(&plan, day(as_of)).states;
        let overdue = plan.milestones.iter().zip(&states);
        let overdue = overdue.filter_map(|(m, state)| Some((m.id.as_str(), state.overdue?)));
        assert_eq!(overdue.collect::<Vec<_>>(), expected, "{as_of}");
    }
}

#[test]
fn what_has_been_said_changes_only_whether_it_is_open() {
    let plan = plan();
    for (id, last) in [
        (MOU_BIOMANUFACTURING, "2025-12-31"),
        (MOU_RESEARCH, "2026-03-30"),
        (MOU_PROTECTED_AREAS, "2025-12-31"),
    ] {
        for as_of in ["2025-12-31", "2026-01-01", "2026-03-30", "2026-03-31"] {
            let state = state(&plan, id, as_of);
            assert_eq!(state.baseline, Some(day(last)), "{id}");
            assert_eq!(state.due, Some(day(last)), "{id}: nobody has moved it by {as_of}");
            let days = (day(as_of) - day(last)).num_days();
            let overdue = (state.is_open() && days > 0).then_some(days);
            assert_eq!(state.overdue, overdue, "{id} on {as_of}");
        }
    }
}

#[test]
fn the_memorandum_on_protected_areas_was_signed_six_days_late() {
    let plan = plan();
    let on = |as_of| state(&plan, MOU_PROTECTED_AREAS, as_of);
    let silent = on("2025-12-28");
    assert_eq!((silent.status, silent.has(Flag::DueSoon)), (None, true));
    // The press said so in time, and no party had spoken.
    for as_of in ["2025-12-29", "2025-12-31", "2026-01-01", "2026-01-05"] {
        let state = on(as_of);
        assert_eq!(state.status, Some(Status::Completed), "{as_of}");
        assert_eq!(state.flags().collect::<Vec<_>>(), [], "{as_of}");
    }
    // Then Canada gave the day, which the press had not.
    for as_of in ["2026-01-06", "2026-03-30", "2026-03-31"] {
        let state = on(as_of);
        assert_eq!(state.status, Some(Status::Completed), "{as_of}");
        assert_eq!(state.late, Some(Late { days: 6, at_most: false }), "{as_of}");
        assert_eq!(state.overdue, None, "{as_of}");
        let press = |dispute: &Dispute| {
            matches!(dispute, Dispute::SaidOtherwise(Declaration { update: 0, .. }))
        };
        assert!(state.standing.disputes.iter().any(press), "{as_of}: {:?}", state.standing);
    }
}

#[test]
fn its_source_is_covered_to_the_last_word() {
    let (folder, plan) = (folder(), plan());
    let texts = Texts::read(&folder, &plan);
    assert_eq!(texts.findings, []);
    assert_eq!(texts.changed().count(), 0);
    for passage in texts.passages() {
        assert!(
            matches!(passage.search, SearchResult::Once(_)),
            "{}: {}",
            passage.id,
            passage.text
        );
    }
    let coverage: Vec<(usize, usize)> =
        texts.coverage().map(|(_, text, uncovered)| (text.words(), uncovered.len())).collect();
    assert_eq!(coverage, [(WORDS, 0)]);
    // Not by context alone: every promise quotes its own words.
    let promises = plan.milestones.iter().filter(|milestone| !milestone.quote.is_empty());
    assert_eq!(promises.count(), plan.milestones.len());
}

/// The words of the source, counted by other means.
const WORDS: usize = 3_534;
