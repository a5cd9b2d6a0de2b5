//! Flags about what was said: stale, disputed, blocked.

use hito::domain::Flag;

use super::{assert_never, assert_turns, assert_turns_off, assert_turns_on};
use crate::meaning::support::{Draft, TWO_SIDES, outcome, state};

#[test]
fn stale_is_what_is_open_and_has_no_news_for_as_long_as_the_policy_says() {
    let said = |date: &str, what: &str| format!("date: {date}, by: mx, {what}");
    let progress = &*said("2026-01-01", "status: in-progress");
    let evidence = "evidence: [{url: 'https://a.mx/1'}]";
    for (updates, from) in [
        // A hundred and eighty days after the last status or evidence.
        (vec![progress.to_owned()], "2026-06-30"),
        (vec![said("2026-01", "status: in-progress")], "2026-07-30"),
        (vec![progress.to_owned(), said("2026-01-11", evidence)], "2026-07-10"),
        (vec![progress.to_owned(), said("2026-01-11", "status: suspended")], "2026-07-10"),
        (vec![said("2026-01-11", evidence), progress.to_owned()], "2026-07-10"),
        // Other words are no news.
        (vec![progress.to_owned(), said("2026-01-11", "note: n")], "2026-06-30"),
        (vec![progress.to_owned(), said("2026-01-11", "outlook: on-track")], "2026-06-30"),
        (vec![progress.to_owned(), said("2026-01-11", "due: 2027")], "2026-06-30"),
        // Where there were only other words, counted from the first.
        (vec![said("2026-01-11", "note: n"), said("2026-01-01", "note: n")], "2026-06-30"),
        // What was taken back is no news either.
        (
            vec![
                progress.to_owned(),
                format!("id: u2, {}", said("2026-01-11", "status: in-progress")),
                said("2026-01-12", "retracts: u2"),
            ],
            "2026-06-30",
        ),
    ] {
        let updates: Vec<&str> = updates.iter().map(String::as_str).collect();
        assert_turns_on(Flag::Stale, "", &updates, from);
        assert_eq!(outcome("", &updates, from).stale, Some(180), "{updates:?}");
    }
    let news = "date: 2026-08-01, by: ca, status: in-progress";
    assert_turns_off(Flag::Stale, "", &[progress, news], "2026-08-01");
    let done = "date: 2026-08-01, by: mx, status: withdrawn";
    assert_turns_off(Flag::Stale, "", &[progress, done], "2026-08-01");
    // What is closed wants no news, and what nobody spoke of has none to miss.
    assert_never(Flag::Stale, "", &["date: 2026-01-01, by: mx, status: completed"]);
    assert_never(Flag::Stale, "due: 2026-03-31", &[]);
}

#[test]
fn the_plan_says_how_long_is_stale() {
    let progress = "date: 2026-01-31, by: mx, status: in-progress";
    for (policy, from, days) in
        [("30d", "2026-03-02", 30), ("1 month", "2026-02-28", 28), ("2 weeks", "2026-02-14", 14)]
    {
        let head = format!("{TWO_SIDES}policy: {{stale: {policy}}}\n");
        assert_turns(&head, Flag::Stale, "", &[progress], from, true);
        let plan = Draft::new(&head).milestone("A.x", "", &[progress]).read();
        assert_eq!(state(&plan, "A.x", from).stale, Some(days), "{policy}");
    }
}

#[test]
fn disputed_is_what_those_who_speak_disagree_on() {
    let progress = "date: 2026-01-01, by: mx, status: in-progress";
    let suspended = "date: 2026-02-01, by: ca, status: suspended";
    let agreed = "date: 2026-03-01, by: ca, status: in-progress";
    let joint = "date: 2026-03-01, by: joint, status: completed";
    assert_turns_on(Flag::Disputed, "", &[progress, suspended], "2026-02-01");
    assert_turns_off(Flag::Disputed, "", &[progress, suspended, agreed], "2026-03-01");
    assert_turns_off(Flag::Disputed, "", &[progress, suspended, joint], "2026-03-01");
    assert_never(Flag::Disputed, "", &[progress, agreed]);
}

#[test]
fn blocked_is_what_is_open_and_waits_for_what_is_not_completed() {
    let said = |status: &str| format!("date: 2026-02-01, by: joint, status: {status}");
    for (first, second, x, blocked) in [
        ("in-progress", "completed", "in-progress", true),
        ("completed", "suspended", "in-progress", true),
        ("completed", "completed", "in-progress", false),
        // Less than was promised, or nothing, is not completed.
        ("partially-completed", "completed", "in-progress", true),
        ("withdrawn", "completed", "in-progress", true),
        ("in-progress", "in-progress", "completed", false),
        ("in-progress", "in-progress", "withdrawn", false),
    ] {
        let plan = Draft::new(TWO_SIDES)
            .milestone("A.x", "after: [A.first, A.second]", &[&said(x)])
            .milestone("A.first", "", &[&said(first)])
            .milestone("A.second", "", &[&said(second)])
            .read();
        let case = format!("{x} after {first} and {second}");
        assert_eq!(state(&plan, "A.x", "2026-02-01").has(Flag::Blocked), blocked, "{case}");
        assert!(state(&plan, "A.x", "2026-01-31").has(Flag::Blocked), "{case}: nothing said");
        assert!(!state(&plan, "A.first", "2026-02-01").has(Flag::Blocked), "waits for nothing");
    }
}

#[test]
fn what_only_waits_for_its_deadline_is_not_blocked() {
    let plan = Draft::new(TWO_SIDES)
        .milestone("A.base", "", &[])
        .milestone("A.x", "due: 1 day after A.base", &[])
        .read();
    assert!(!state(&plan, "A.x", "2026-02-01").has(Flag::Blocked));
}
