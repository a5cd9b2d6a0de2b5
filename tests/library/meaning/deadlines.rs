//! Deadlines: the last day of each form, and what is overdue the day after it.

use hito::domain::{
    DATE_FORMS, DEADLINE_FORMS, Date, Deadline, Id, Span, Status, Unit, Vocabulary,
};
use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};

use super::dates::{any_date, any_period};
use super::support::{Draft, NO_SIDES, TWO_SIDES, cases, day, outcome, promise, state};

/// Asserts that a milestone is due on a day: not overdue on that day or before, overdue after.
fn assert_due(fields: &str, updates: &[&str], last: &str) {
    let last = day(last);
    for (days, overdue) in [(-1, None), (0, None), (1, Some(1)), (31, Some(31))] {
        let as_of = last + chrono::Duration::days(days);
        let state = outcome(fields, updates, &as_of.to_string());
        assert_eq!(state.due, Some(last), "{fields} {updates:?} on {as_of}");
        assert_eq!(state.overdue, overdue, "{fields} {updates:?} on {as_of}");
    }
}

#[test]
fn a_date_is_kept_on_its_last_day_and_missed_on_the_next() {
    for (due, last) in [
        ("2025", "2025-12-31"),
        ("2026-Q1", "2026-03-31"),
        ("2026-Q4", "2026-12-31"),
        ("2026-03", "2026-03-31"),
        ("2028-02", "2028-02-29"),
        ("2026-03-31", "2026-03-31"),
        ("2028-02-29", "2028-02-29"),
        ("before 2026-03-31", "2026-03-30"),
        ("before 2026-03", "2026-02-28"),
        ("before 2026-Q2", "2026-03-31"),
        ("before 2026", "2025-12-31"),
        ("{date: before 2026-03-31, text: antes}", "2026-03-30"),
    ] {
        assert_due(&format!("due: {due}"), &[], last);
    }
}

#[test]
fn a_promise_without_a_date_is_never_overdue() {
    for fields in ["", "due: ongoing", "due: {date: ongoing, text: siempre}"] {
        for as_of in ["2025-09-18", "2029-01-01", "9999-12-31"] {
            let state = outcome(fields, &[], as_of);
            assert_eq!((state.due, state.overdue), (None, None), "{fields} on {as_of}");
        }
    }
}

#[test]
fn a_count_from_a_milestone_begins_with_its_completion() {
    let completed = |when: &str| format!("date: 2026-09-01, by: joint, status: completed, {when}");
    for (due, completed_on, last) in [
        ("1 day", "2026-01-06", "2026-01-07"),
        ("90 days", "2026-01-06", "2026-04-06"),
        ("2 weeks", "2026-01-06", "2026-01-20"),
        ("1 month", "2026-01-06", "2026-02-06"),
        ("1 year", "2026-01-06", "2027-01-06"),
        // A month without such a day ends on its last.
        ("1 month", "2026-01-31", "2026-02-28"),
        ("1 month", "2024-01-31", "2024-02-29"),
        ("2 months", "2026-01-31", "2026-03-31"),
        ("3 months", "2026-11-30", "2027-02-28"),
        ("6 months", "2026-08-31", "2027-02-28"),
        ("1 year", "2024-02-29", "2025-02-28"),
        ("4 years", "2024-02-29", "2028-02-29"),
        // Of a period or a bound, the latest day it can mean.
        ("10 days", "2026-01", "2026-02-10"),
        ("10 days", "before 2026-02-01", "2026-02-10"),
    ] {
        let update = completed(&format!("completed: {completed_on}"));
        let (base, x) = (("A.base", "", &[&*update][..]), format!("due: {due} after A.base"));
        let x = ("A.x", &*x, &[][..]);
        // Whichever of the two stands first.
        for (one, other) in [(base, x), (x, base)] {
            let draft = Draft::new(TWO_SIDES).milestone(one.0, one.1, one.2);
            let plan = draft.milestone(other.0, other.1, other.2).read();
            assert_eq!(state(&plan, "A.x", "2026-08-31").due, None, "{due}, nothing said yet");
            let as_of = (day(last) + chrono::Days::new(1)).max(day("2026-09-01"));
            let state = state(&plan, "A.x", &as_of.to_string());
            assert_eq!(state.due, Some(day(last)), "{due}, completed {completed_on}");
            assert_eq!(state.overdue, Some((as_of - day(last)).num_days()), "{due} on {as_of}");
        }
    }
}

#[test]
fn nothing_counts_from_a_milestone_that_is_not_completed() {
    for (ledger, due) in [
        ("status: not-started", None),
        ("status: in-progress", None),
        ("status: suspended", None),
        ("status: withdrawn", None),
        ("status: partially-completed, completed: 2026-01-06", None),
        ("note: nothing more", None),
        // Without a day of its own, the day it was said is the latest possible.
        ("status: completed", Some("2026-02-14")),
    ] {
        let plan = Draft::new(TWO_SIDES)
            .milestone("A.base", "", &[&format!("date: 2026-01-15, by: joint, {ledger}")])
            .milestone("A.x", "due: 30 days after A.base", &[])
            .read();
        for as_of in ["2026-01-15", "2026-02-14", "2026-02-15"] {
            let state = state(&plan, "A.x", as_of);
            assert_eq!(state.due, due.map(day), "{ledger} on {as_of}");
            let overdue = due.is_some() && as_of == "2026-02-15";
            assert_eq!(state.overdue, overdue.then_some(1), "{ledger} on {as_of}");
        }
    }
}

#[test]
fn a_recurring_duty_is_due_at_the_end_of_the_first_period_without_a_status() {
    let status = |date: &str| format!("date: {date}, by: joint, status: in-progress");
    for (due, dates, last) in [
        // Counted from the plan's issue, 2025-09-18.
        ("every 6 months", &[][..], "2026-03-17"),
        ("every 6 months", &["2025-12-01"], "2026-09-17"),
        ("every 6 months", &["2025-09-18"], "2026-09-17"),
        ("every 6 months", &["2026-03-17"], "2026-09-17"),
        // One day too late: the first period stays without one.
        ("every 6 months", &["2026-03-18"], "2026-03-17"),
        // Before the first period nothing is owed.
        ("every 6 months", &["2025-09-17"], "2026-03-17"),
        // Several in one period count once; a gap stays a gap.
        ("every 6 months", &["2025-10-01", "2025-11-01", "2025-12-01"], "2026-09-17"),
        ("every 6 months", &["2025-10-01", "2026-10-01"], "2026-09-17"),
        ("every 6 months", &["2026-10-01", "2026-04-01", "2025-10-01"], "2027-09-17"),
        // A date known only as a period counts by its last day.
        ("every 6 months", &["2026-03"], "2026-03-17"),
        ("every 6 months", &["before 2026-03-18"], "2026-09-17"),
        ("every 2 weeks from 2026-01-01", &[], "2026-01-14"),
        ("every 2 weeks from 2026-01-01", &["2026-01-14"], "2026-01-28"),
        ("every 10 days from 2026-01-01", &["2026-01-05", "2026-01-15"], "2026-01-30"),
        ("every year from 2026", &[], "2026-12-31"),
        ("every 1 month from 2026-Q2", &[], "2026-04-30"),
        // Counted from the first day each time: the 31st comes back.
        ("every month from 2026-01-31", &[], "2026-02-27"),
        ("every month from 2026-01-31", &["2026-01-31"], "2026-03-30"),
        ("every month from 2026-01-31", &["2026-01-31", "2026-03-30"], "2026-04-29"),
    ] {
        let updates: Vec<String> = dates.iter().map(|date| status(date)).collect();
        let updates: Vec<&str> = updates.iter().map(String::as_str).collect();
        let due = format!("due: {due}");
        let state = outcome(&due, &updates, "2027-12-31");
        assert_eq!(state.due, Some(day(last)), "{due} {dates:?}");
        // Around its last day, unless more was said later.
        if dates.iter().all(|date| *date <= last) {
            assert_due(&due, &updates, last);
        }
    }
}

#[test]
fn only_a_status_that_was_said_and_not_taken_back_fills_a_period() {
    for (updates, last) in [
        (&["date: 2025-12-01, by: mx, note: hello"][..], "2026-03-17"),
        (&["date: 2025-12-01, by: mx, outlook: on-track"], "2026-03-17"),
        (&["date: 2025-12-01, by: mx, evidence: [{url: 'https://a.mx'}]"], "2026-03-17"),
        (&["date: 2025-12-01, by: mx, status: in-progress"], "2026-09-17"),
        (&["date: 2025-12-01, by: independent, status: in-progress"], "2026-09-17"),
        (
            &[
                "id: u1, date: 2025-12-01, by: mx, status: in-progress",
                "date: 2025-12-02, by: mx, retracts: u1",
            ],
            "2026-03-17",
        ),
    ] {
        let state = outcome("due: every 6 months", updates, "2026-02-01");
        assert_eq!(state.due, Some(day(last)), "{updates:?}");
    }
    let later = &["date: 2025-12-01, by: mx, status: in-progress"];
    assert_eq!(outcome("due: every 6 months", later, "2025-11-30").due, Some(day("2026-03-17")));
}

/// The plan's term ends with 2028.
#[test]
fn a_continuing_duty_is_under_way_until_the_term_ends_whatever_was_completed_of_it() {
    let (open, closed) = ("in-progress", "completed");
    let base = "date: 2025-10-01, by: joint, status: completed";
    for (due, said, holds) in [
        ("every 6 months", "2025-12-01", open),
        ("every 6 months", "2028-12-30", open),
        ("every 6 months", "2028-12-31", closed),
        ("every 6 months", "2029-01-15", closed),
        ("ongoing", "2025-12-01", open),
        ("ongoing", "2028-12", closed),
        ("ongoing", "2029-01-15", closed),
        ("2026-03-31", "2025-12-01", closed),
        ("90 days after A.base", "2025-12-01", closed),
    ] {
        for (status, when_closed) in
            [("completed", closed), ("partially-completed", "partially-completed")]
        {
            let holds = if holds == closed { when_closed } else { holds };
            for by in ["joint", "independent"] {
                let update = format!("date: {said}, by: {by}, status: {status}, completed: {said}");
                let draft = Draft::new(TWO_SIDES).milestone("A.base", "", &[base]);
                let plan = draft.milestone("A.x", &format!("due: {due}"), &[&update]).read();
                let state = state(&plan, "A.x", "2029-02-01");
                assert_eq!(state.status.map(Status::code), Some(holds), "{due} {said} {status}");
                assert_eq!(state.is_open(), holds == open, "{due} {said} {status}");
                let completion = state.standing.holds.and_then(|word| word.completion);
                assert_eq!(completion.is_some(), holds != open, "{due} {said} {status}");
            }
        }
    }
    // What is given up is given up, at any time.
    let withdrawn =
        outcome("due: ongoing", &["date: 2026-01-05, by: joint, status: withdrawn"], "2026-02-01");
    assert!(!withdrawn.is_open());
}

#[test]
fn a_completed_period_is_filled_and_the_next_one_is_due() {
    let first = "date: 2025-12-01, by: joint, status: completed";
    assert_due("due: every 6 months", &[first], "2026-09-17");
    let second = "date: 2026-09-17, by: joint, status: completed";
    assert_due("due: every 6 months", &[first, second], "2027-03-17");
}

/// What a duty was when somebody spoke counts, not what it has become.
#[test]
fn a_duty_is_as_continuing_as_it_was_when_it_was_spoken_of() {
    let completed = "date: 2026-03-01, by: joint, status: completed";
    for (due, moved, holds) in [
        ("every 6 months", "date: 2026-02-01, by: joint, due: 2026-06", "completed"),
        ("every 6 months", "date: 2026-04-01, by: joint, due: 2026-06", "in-progress"),
        ("every 6 months", "date: 2026-02-01, by: joint, due: ongoing", "in-progress"),
        // What was promised for a day can be done, wherever its deadline went.
        ("2026-06", "date: 2026-02-01, by: joint, due: ongoing", "completed"),
        // A proposal moves nothing.
        ("every 6 months", "date: 2026-02-01, by: mx, due: 2026-06", "in-progress"),
    ] {
        let state = outcome(&format!("due: {due}"), &[completed, moved], "2026-05-01");
        assert_eq!(state.status.map(Status::code), Some(holds), "{due}, {moved}");
    }
}

#[test]
fn in_a_plan_without_a_term_a_duty_has_no_end() {
    let completed = "date: 2999-01-01, by: town, status: completed";
    let plan = Draft::new(NO_SIDES).milestone("A.x", "due: every year", &[completed]).read();
    assert!(state(&plan, "A.x", "2999-02-01").is_open());
}

#[test]
fn a_deadline_that_is_no_date_is_refused_with_every_form() {
    let forms = Some(DEADLINE_FORMS);
    for (text, at, message, help) in [
        ("soon", 0..4, "`soon` is not a date", forms),
        ("Ongoing", 0..7, "`Ongoing` is not a date", forms),
        ("90 days", 0..7, "`90 days` is not a date", forms),
        ("0 days after A.x", 0..16, "`0 days` is not a length of time", forms),
        ("10000 days after A.x", 0..20, "`10000 days` is not a length of time", forms),
        ("ten days after A.x", 0..18, "`ten days` is not a length of time", forms),
        ("2 fortnights after A.x", 0..22, "`2 fortnights` is not a length of time", forms),
        ("2 days after A_x", 0..16, "'_' cannot stand in an id", forms),
        ("every blue moon", 0..15, "`every blue moon` is not a deadline", forms),
        ("every 0 days", 0..12, "`every 0 days` is not a deadline", forms),
        ("every day from soon", 15..19, "`soon` is not a date", Some(DATE_FORMS)),
        (
            "every 6 months from 2025-02-29",
            20..30,
            "29 February 2025 does not exist",
            Some("the last day of that month is 2025-02-28"),
        ),
        ("before 2026-13", 12..14, "there is no month 13", Some("months are 01 to 12")),
    ] {
        let error = Deadline::parse(text).unwrap_err();
        assert_eq!(error.message, message, "{text}");
        assert_eq!(error.help.as_deref(), help, "{text}");
        assert_eq!(error.at, at, "{text}");
    }
}

#[test]
fn deadlines_are_written_in_one_way() {
    for (text, written) in [
        ("every month", "every 1 month"),
        ("every 6 m from 2026-01", "every 6 months from 2026-01"),
        ("2w  after A.x", "2 weeks after A.x"),
        ("before  2026", "before 2026"),
    ] {
        assert_eq!(Deadline::parse(text).unwrap().to_string(), written);
    }
}

#[test]
fn a_promise_is_dated_or_continuing_by_its_form() {
    for (text, dated, continuing) in [
        ("2026", true, false),
        ("before 2026", true, false),
        ("90 days after A.x", true, false),
        ("every 6 months", true, true),
        ("ongoing", false, true),
    ] {
        let deadline = Deadline::parse(text).unwrap();
        assert_eq!((deadline.is_dated(), deadline.is_continuing()), (dated, continuing), "{text}");
    }
}

#[test]
fn the_words_of_a_deadline_stay_beside_its_date() {
    let plan = promise("due: {date: 2025, text: este mismo año, inferred: the year of issue}", &[]);
    let due = plan.milestones[0].due.as_ref().unwrap();
    assert_eq!(due.deadline, Deadline::On(Date::parse("2025").unwrap()));
    assert_eq!(due.text.as_deref(), Some("este mismo año"));
    assert_eq!(due.inferred.as_ref().unwrap().all().collect::<Vec<_>>(), ["the year of issue"]);
}

#[test]
fn a_plan_without_sides_has_deadlines_too() {
    let plan = Draft::new(NO_SIDES).milestone("A.x", "due: 2026-03", &[]).read();
    assert_eq!(state(&plan, "A.x", "2026-04-01").overdue, Some(1));
}

/// Any deadline that a plan can write.
pub fn any_deadline() -> impl Strategy<Value = Deadline> {
    let unit = prop_oneof![Just(Unit::Day), Just(Unit::Week), Just(Unit::Month), Just(Unit::Year)];
    let span = (1..=Span::MOST, unit).prop_map(|(count, unit)| Span { count, unit });
    let id = "[A-Za-z0-9][A-Za-z0-9-]{0,8}(\\.[a-z0-9][a-z-]{0,8}){0,2}";
    let from = proptest::option::of(any_period().prop_map(Date::Within));
    prop_oneof![
        any_date().prop_map(Deadline::On),
        (span.clone(), id).prop_map(|(span, id)| Deadline::After(span, Id::parse(&id).unwrap())),
        (span, from).prop_map(|(span, from)| Deadline::Every(span, from)),
        Just(Deadline::Ongoing),
    ]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_deadline_reads_back_as_it_is_written(deadline in any_deadline()) {
        prop_assert_eq!(Deadline::parse(&deadline.to_string()), Ok(deadline));
    }
}
