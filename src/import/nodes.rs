//! What rows bring to a plan: nodes that it does not have yet, and what is said of its milestones.

use crate::domain::{Id, SectionLevel, Text};
use crate::record::{NodeEntries, RawUpdate};

/// What a node hangs under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Parent {
    Plan,
    /// A section of the plan, by its index.
    Old(usize),
    /// A new one, by its position.
    New(usize),
}

impl Parent {
    pub(super) fn old(self) -> Option<usize> {
        match self {
            Self::Old(index) => Some(index),
            Self::Plan | Self::New(_) => None,
        }
    }
}

/// Returns the fields of a section's id and title. The first is also the word for such a section.
pub(super) fn fields_of(level: SectionLevel) -> (&'static str, &'static str) {
    match level {
        SectionLevel::Pillar => ("pillar", "pillar-title"),
        SectionLevel::Commitment => ("commitment", "commitment-title"),
    }
}

/// A pillar or commitment that the plan does not have.
pub(super) struct NewSection {
    pub id: Id,
    pub title: Text,
    pub level: SectionLevel,
    pub above: Parent,
}

/// A milestone that the plan does not have.
pub(super) struct NewMilestone {
    pub id: Id,
    pub title: Text,
    pub above: Parent,
    /// All but its id, its title and its ledger.
    pub entries: NodeEntries,
    /// What must be completed first, as the row names it.
    pub after: Vec<String>,
    /// Where its row is.
    pub label: String,
}

/// Something that is said of a milestone, new or old.
pub(super) struct RowUpdate {
    pub label: String,
    pub id: Id,
    pub given: RawUpdate,
}

/// A row that says other than the plan does, which stays.
pub struct Difference {
    /// Where the row is.
    pub label: String,
    /// What it is about.
    pub id: Id,
    /// Each value that differs.
    pub values: Vec<ValueDifference>,
}

/// A value that differs.
pub struct ValueDifference {
    /// How it is called in the sheet.
    pub name: String,
    /// The value of the row.
    pub here: String,
    /// What the plan has; empty if that is nothing.
    pub in_plan: String,
}
