//! Disputes: who contradicts whom, when that is settled, and what holds meanwhile.

use hito::domain::Flag;
use hito::domain::ledger::Dispute;

use crate::meaning::support::{Draft, day, outcome, state};

/// The disputes of a ledger, each as a word, with the entry that says otherwise.
fn disputes(fields: &str, updates: &[&str]) -> Vec<String> {
    let state = outcome(fields, updates, "2026-12-31");
    assert_eq!(state.has(Flag::Disputed), !state.standing.disputes.is_empty());
    let shown = |dispute: &Dispute| match dispute {
        Dispute::SidesDifferInStatus => "status".to_owned(),
        Dispute::SidesDifferInCompletion => "completion".to_owned(),
        Dispute::SaidOtherwise(word) => format!("otherwise {}", word.update),
    };
    state.standing.disputes.iter().map(shown).collect()
}

#[test]
fn completion_dates_differ_when_no_day_can_be_both() {
    let stated = |when: &str| format!("date: 2026-09-01, status: completed, completed: {when}");
    let unstated = |date: &str| format!("date: {date}, status: completed");
    for (mx, ca, later) in [
        (stated("2026-01-06"), stated("2026-01-06"), None),
        (stated("2026-01-06"), stated("2026-01-10"), Some("2026-01-10")),
        (stated("2026-01-10"), stated("2026-01-09"), Some("2026-01-10")),
        (stated("2026-01"), stated("2026-01-31"), None),
        (stated("2026-01"), stated("2026-02-01"), Some("2026-02-01")),
        (stated("2026-Q1"), stated("2026-03"), None),
        (stated("2026-Q1"), stated("2026-04"), Some("2026-04-30")),
        (stated("before 2026-01-10"), stated("2026-01-09"), None),
        (stated("before 2026-01-10"), stated("2026-01-10"), Some("2026-01-10")),
        (stated("before 2026"), stated("before 2025"), None),
        // Where no day is stated, it was on the day of saying so at the latest.
        (unstated("2026-01-15"), stated("2026-01-10"), None),
        (unstated("2026-01-15"), stated("2026-01-15"), None),
        (unstated("2026-01-15"), stated("2026-01-16"), Some("2026-01-16")),
        (unstated("2026-01-15"), unstated("2026-07-15"), None),
    ] {
        // Whichever side says which.
        for (mx, ca) in [(&mx, &ca), (&ca, &mx)] {
            let updates = [format!("by: mx, {mx}"), format!("by: ca, {ca}")];
            let updates = updates.each_ref().map(String::as_str);
            let expected = later.map(|_| "completion");
            assert_eq!(disputes("", &updates), Vec::from_iter(expected), "{updates:?}");
            if let Some(later) = later {
                let holds = outcome("", &updates, "2026-12-31").standing.holds.unwrap();
                assert_eq!(holds.completion.unwrap().latest, day(later), "{updates:?}");
            }
        }
    }
}

#[test]
fn any_two_of_three_sides_can_differ() {
    let three = "plan: p\ntitle: P\nsides: {mx: Mexico, ca: Canada, us: United States}\n";
    let said = |by: &str, when: &str| {
        format!("date: 2026-09-01, by: {by}, status: completed, completed: {when}")
    };
    for (dates, disputed) in [
        (["2026-01-06", "2026-01-06", "2026-01-06"], false),
        (["2026-01", "2026-01-06", "2026-Q1"], false),
        (["2026-01", "2026-01-06", "2026-02"], true),
        // The widest holds, and both others agree with it, but not with each other.
        (["2026-01-06", "2026-01-10", "2026-01"], true),
    ] {
        let updates = [said("mx", dates[0]), said("ca", dates[1]), said("us", dates[2])];
        let plan =
            Draft::new(three).milestone("A.x", "", &updates.each_ref().map(String::as_str)).read();
        let disputes = state(&plan, "A.x", "2026-12-31").standing.disputes;
        let expected = disputed.then_some(Dispute::SidesDifferInCompletion);
        assert_eq!(disputes, Vec::from_iter(expected), "{dates:?}");
    }
}

#[test]
fn sides_dispute_a_status_the_independent_and_outsiders_contradict_it() {
    let both = "parties: [mx, ca]";
    let only_ca = "parties: [ca]";
    let progress = "date: 2026-02-01, by: ca, status: in-progress";
    let done = "date: 2026-02-01, by: ca, status: completed, completed: 2026-02-01";
    for (fields, updates, expected) in [
        (both, vec![progress], vec![]),
        (both, vec![progress, "date: 2026-03-01, by: mx, status: in-progress"], vec![]),
        (both, vec![progress, "date: 2026-03-01, by: mx, status: completed"], vec!["status"]),
        // The independent, before or after, with a status or a day of completion.
        (both, vec![progress, "date: 2026-03-01, by: independent, status: in-progress"], vec![]),
        (
            both,
            vec![progress, "date: 2026-03-01, by: independent, status: not-started"],
            vec!["otherwise 1"],
        ),
        (
            both,
            vec![progress, "date: 2026-01-01, by: independent, status: completed"],
            vec!["otherwise 1"],
        ),
        (
            both,
            vec![
                done,
                "date: 2026-03-01, by: independent, status: completed, completed: 2026-02-20",
            ],
            vec!["otherwise 1"],
        ),
        (
            both,
            vec![done, "date: 2026-01-15, by: independent, status: completed"],
            vec!["otherwise 1"],
        ),
        (both, vec![done, "date: 2026-03-01, by: independent, status: completed"], vec![]),
        // An older and less advanced word has been overtaken, not contradicted.
        (both, vec![progress, "date: 2026-01-01, by: independent, status: not-started"], vec![]),
        (
            both,
            vec![done, "date: 2026-01-01, by: independent, status: partially-completed"],
            vec![],
        ),
        // A correction by the same voice ends its contradiction.
        (
            both,
            vec![
                progress, "date: 2026-03-01, by: independent, status: suspended",
                "date: 2026-04-01, by: independent, status: in-progress",
            ],
            vec![],
        ),
        // A side that owes nothing.
        (
            only_ca,
            vec![progress, "date: 2026-03-01, by: mx, status: suspended"],
            vec!["otherwise 1"],
        ),
        (only_ca, vec![progress, "date: 2026-03-01, by: mx, status: in-progress"], vec![]),
        (only_ca, vec![progress, "date: 2026-01-01, by: mx, status: not-started"], vec![]),
        // Its newest word counts, whichever of its parties says it.
        (
            only_ca,
            vec![
                progress, "date: 2026-03-01, by: mx-economia, status: suspended",
                "date: 2026-04-01, by: mx, status: in-progress",
            ],
            vec![],
        ),
        // Several voices, each counted.
        (
            only_ca,
            vec![
                progress, "date: 2026-03-01, by: mx, status: suspended",
                "date: 2026-03-02, by: independent, status: completed",
            ],
            vec!["otherwise 1", "otherwise 2"],
        ),
        // Someone independent holds while no side has spoken, and an outsider can differ.
        (
            only_ca,
            vec![
                "date: 2026-03-01, by: independent, status: completed",
                "date: 2026-03-02, by: mx, status: suspended",
            ],
            vec!["otherwise 1"],
        ),
    ] {
        assert_eq!(disputes(fields, &updates), expected, "{fields} {updates:#?}");
    }
}

#[test]
fn a_later_joint_word_settles_a_dispute() {
    let dispute = [
        "date: 2026-01-01, by: mx, status: completed",
        "date: 2026-01-02, by: ca, status: suspended",
    ];
    let press = "date: 2026-01-03, by: independent, status: withdrawn";
    let joint = "date: 2026-02-01, by: joint, status: in-progress";
    let moved = "date: 2026-02-01, by: joint, due: 2027";
    for (updates, expected) in [
        (vec![dispute[0], dispute[1], joint], vec![]),
        (vec![dispute[0], dispute[1], press, joint], vec![]),
        // Only a status settles, and only what was said before.
        (vec![dispute[0], dispute[1], moved], vec!["status"]),
        (vec![joint, "date: 2026-02-02, by: ca, status: suspended"], vec!["status"]),
        (vec![joint, "date: 2026-02-02, by: independent, status: suspended"], vec!["otherwise 1"]),
    ] {
        assert_eq!(disputes("due: 2026-12", &updates), expected, "{updates:#?}");
    }
    let outsider = ["date: 2026-01-03, by: mx, status: completed", joint];
    assert_eq!(disputes("parties: [ca]", &outsider), Vec::<String>::new());
}
