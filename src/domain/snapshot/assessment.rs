//! What most questions about a milestone ask: all that follows from its ledger on a day, without
//! the ledger. It is small enough to be remembered from one day to another.

use crate::domain::date::{Day, days_between};
use crate::domain::vocabulary::{Flag, Status, Vocabulary};

/// The assessment of a milestone on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// The effective status, or `None` if nobody has declared one.
    pub status: Option<Status>,
    /// Whether the current deadline can be missed.
    pub is_dated: bool,
    /// Whether an update has set the current deadline.
    pub is_moved: bool,
    /// Whether the current deadline is that of a duty that goes on to the end of the term.
    pub is_continuing: bool,
    /// The last day of the deadline as promised, where there is one.
    pub baseline: Option<Day>,
    /// The last day of the current deadline, where there is one.
    pub due: Option<Day>,
    /// Days past the current deadline, while open.
    pub overdue: Option<i64>,
    /// By how much it was completed after the baseline's last day.
    pub late: Option<Late>,
    /// By how much it was completed after the current deadline's last day.
    pub late_current: Option<Late>,
    /// Days by which the current deadline is later than the baseline.
    pub slipped: Option<i64>,
    /// Days since the last update with a status or evidence, when that is too long ago.
    pub stale: Option<i64>,
    /// The flags that are set.
    pub flags: Flags,
}

/// How late something was completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Late {
    /// Days after the deadline's last day.
    pub days: i64,
    /// Whether the day of completion is not stated, so that it may have been earlier.
    pub at_most: bool,
}

const _: () = assert!(Flag::ALL.len() <= 16, "a flag is a bit of 16");

/// A set of flags, a bit each in the order of the vocabulary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u16);

impl Flags {
    /// Returns whether a flag is set.
    pub fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u16) != 0
    }

    /// Sets the flags that hold.
    pub(super) fn of(holds: impl Fn(Flag) -> bool) -> Self {
        let bit = |flag: &Flag| u16::from(holds(*flag)) << *flag as u16;
        Self(Flag::ALL.iter().map(bit).sum())
    }
}

impl Assessment {
    /// Returns days by which a deadline's last day is later than that of the one promised.
    pub fn slipped(baseline: Option<Day>, due: Option<Day>) -> Option<i64> {
        let (baseline, due) = baseline.zip(due)?;
        Some(days_between(baseline, due)).filter(|days| *days > 0)
    }

    /// Returns whether it is not closed.
    pub fn is_open(&self) -> bool {
        !self.status.is_some_and(Status::is_closed)
    }

    /// Returns whether a flag is set.
    pub fn has(&self, flag: Flag) -> bool {
        self.flags.has(flag)
    }

    /// Returns the flags that are set, in the order of the vocabulary.
    pub fn flags(&self) -> impl Iterator<Item = Flag> + use<> {
        let flags = self.flags;
        Flag::ALL.iter().copied().filter(move |flag| flags.has(*flag))
    }
}
