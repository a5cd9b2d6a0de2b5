//! Flags about the road ahead: at risk, forecast late.

use hito::domain::Flag;

use super::{assert_never, assert_turns_off, assert_turns_on};
use crate::meaning::support::outcome;

const DUE: &str = "due: 2026-06-30";
const DONE: &str = "date: 2026-03-01, by: joint, status: completed";

#[test]
fn at_risk_is_what_is_open_as_the_newest_outlook_says() {
    for outlook in ["at-risk", "off-track"] {
        let risky = format!("date: 2026-02-01, by: mx, outlook: {outlook}");
        assert_turns_on(Flag::AtRisk, DUE, &[&risky], "2026-02-01");
        assert_turns_on(Flag::AtRisk, "", &[&risky], "2026-02-01");
        assert_turns_off(Flag::AtRisk, DUE, &[&risky, DONE], "2026-03-01");
        let good = "date: 2026-02-10, by: ca, outlook: on-track";
        assert_turns_off(Flag::AtRisk, DUE, &[&risky, good], "2026-02-10");
        assert_turns_on(Flag::AtRisk, DUE, &[good, &risky.replace("02-01", "02-20")], "2026-02-20");
    }
    assert_never(Flag::AtRisk, DUE, &["date: 2026-02-01, by: mx, outlook: on-track"]);
    assert_never(Flag::AtRisk, DUE, &["date: 2026-02-01, by: mx, status: suspended"]);
}

#[test]
fn forecast_late_is_what_is_open_and_foreseen_to_end_after_the_deadline_in_force() {
    for (forecast, late) in [
        ("2026-06-30", false),
        ("2026-06", false),
        ("2026-Q2", false),
        ("before 2026-07-01", false),
        ("2026-07-01", true),
        ("2026-Q3", true),
        ("2026", true),
        ("before 2026-07-02", true),
    ] {
        let update = format!("date: 2026-02-01, by: mx, forecast: {forecast}");
        let has = |fields: &str, more: &str| {
            let updates = [&*update, more];
            outcome(fields, &updates, "2026-05-01").has(Flag::ForecastLate)
        };
        let nothing = "date: 2026-02-02, by: mx, note: n";
        assert_eq!(has(DUE, nothing), late, "{forecast}");
        assert!(!has(DUE, DONE), "{forecast}: closed");
        assert!(!has(DUE, "date: 2026-02-02, by: joint, due: 2027"), "{forecast}: moved");
        assert!(has(DUE, "date: 2026-02-02, by: joint, due: 2026-04"), "{forecast}: moved nearer");
        assert!(!has(DUE, "date: 2026-02-02, by: ca, forecast: 2026-05"), "{forecast}: outdated");
        assert!(!has("", nothing) && !has("due: ongoing", nothing), "{forecast}: no deadline");
    }
    let late = "date: 2026-02-01, by: mx, forecast: 2026-Q3";
    assert_turns_on(Flag::ForecastLate, DUE, &[late], "2026-02-01");
}
