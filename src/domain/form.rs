//! The forms a deadline may take, as the documentation, `hito explain` and completions tell them.

use super::deadline::Deadline;

/// A form of deadlines.
#[derive(Clone, Copy, Debug)]
pub struct DeadlineForm {
    /// The word by which it is looked up.
    pub name: &'static str,
    /// How it is written.
    pub written: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Which day its last day is.
    pub last_day: &'static str,
    /// Deadlines in this form; empty for what is not written.
    pub examples: &'static [&'static str],
}

const PERIOD: DeadlineForm = DeadlineForm {
    name: "period",
    written: "YEAR, YEAR-QUARTER or YEAR-MONTH",
    meaning: "Some day within the period: a date with the precision that is known.",
    last_day: "the last day of the period",
    examples: &["2025", "2026-Q1", "2026-03"],
};

const DAY: DeadlineForm = DeadlineForm {
    name: "day",
    written: "YEAR-MONTH-DAY",
    meaning: "That day, the day included.",
    last_day: "the day itself",
    examples: &["2026-03-31"],
};

const BEFORE: DeadlineForm = DeadlineForm {
    name: "before",
    written: "before DATE",
    meaning: "Before the day, or before the first day of the period, which is excluded.",
    last_day: "the day before: of `before 2026-03-31` it is 2026-03-30",
    examples: &["before 2026-03-31", "before 2026"],
};

const AFTER: DeadlineForm = DeadlineForm {
    name: "after",
    written: "N days after ID, or weeks, months, years",
    meaning: "Counted from the completion of another milestone.",
    last_day: "none until that one is completed",
    examples: &["90 days after I.4.x", "6 months after I.4.x"],
};

const EVERY: DeadlineForm = DeadlineForm {
    name: "every",
    written: "every N months, or days, weeks, years; also every N months from DATE",
    meaning: "A recurring duty, counted from the first day of DATE, else from the plan's issue: each period wants an update with a status. Until the term ends, a period that is completed is news of a duty under way.",
    last_day: "the end of the first period without a status",
    examples: &["every 6 months", "every year from 2026-01"],
};

const ONGOING: DeadlineForm = DeadlineForm {
    name: "ongoing",
    written: "ongoing",
    meaning: "Continuing to the end of the term: never overdue, and under way until then, whatever was completed of it.",
    last_day: "none",
    examples: &["ongoing"],
};

const UNDATED: DeadlineForm = DeadlineForm {
    name: "absent",
    written: "(no due)",
    meaning: "The text gives no deadline: the promise is undated, and never overdue.",
    last_day: "none",
    examples: &[],
};

const INFERRED: DeadlineForm = DeadlineForm {
    name: "inferred",
    written: "{date: DEADLINE, text: WORDS, inferred: REASON}",
    meaning: "Any of these forms with its own words from the quote, and why it is this date where that had to be worked out.",
    last_day: "that of `date`",
    examples: &[],
};

/// Every form, dates first.
pub const DEADLINES: &[DeadlineForm] =
    &[PERIOD, DAY, BEFORE, AFTER, EVERY, ONGOING, UNDATED, INFERRED];

impl Deadline {
    /// Returns the form that it has.
    pub fn form(&self) -> &'static DeadlineForm {
        use super::date::{Date, Period};
        match self {
            Self::On(Date::Within(Period::Day(_))) => &DAY,
            Self::On(Date::Within(_)) => &PERIOD,
            Self::On(Date::Before(_)) => &BEFORE,
            Self::After(..) => &AFTER,
            Self::Every(..) => &EVERY,
            Self::Ongoing => &ONGOING,
        }
    }
}
