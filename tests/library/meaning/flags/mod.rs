//! Flags: each off and on, on both sides of where it turns; the days they come with.

mod deadlines;
mod outlook;
mod standing;
mod tally;

use hito::domain::{Day, Flag, Vocabulary};

use crate::meaning::support::{Draft, TWO_SIDES, day, state};

/// Asserts that a flag of a milestone is off the day before and on from a day on.
fn assert_turns_on(flag: Flag, fields: &str, updates: &[&str], from: &str) {
    assert_turns(TWO_SIDES, flag, fields, updates, from, true);
}

/// Asserts that a flag of a milestone is on the day before and off from a day on.
fn assert_turns_off(flag: Flag, fields: &str, updates: &[&str], from: &str) {
    assert_turns(TWO_SIDES, flag, fields, updates, from, false);
}

fn assert_turns(head: &str, flag: Flag, fields: &str, updates: &[&str], from: &str, on: bool) {
    let plan = Draft::new(head).milestone("A.x", fields, updates).read();
    let has = |day: Day| {
        let state = state(&plan, "A.x", &day.to_string());
        assert_eq!(state.flags().any(|set| set == flag), state.has(flag));
        state.has(flag)
    };
    let from = day(from);
    let case = format!("{} of {{{fields}}} {updates:?}", flag.code());
    assert_eq!(has(from.pred_opt().unwrap()), !on, "{case}, the day before {from}");
    assert_eq!(has(from), on, "{case}, on {from}");
}

/// Asserts that a milestone never has a flag, from the plan's issue to long after its term.
fn assert_never(flag: Flag, fields: &str, updates: &[&str]) {
    let plan = Draft::new(TWO_SIDES).milestone("A.x", fields, updates).read();
    for as_of in day("2025-09-18").iter_days().step_by(7).take(200) {
        let state = state(&plan, "A.x", &as_of.to_string());
        assert!(!state.has(flag), "{} of {{{fields}}} {updates:?} on {as_of}", flag.code());
    }
}
