//! What differs of a node.

use crate::domain::{Deadline, Flag, LangTag, Status};

/// One thing that differs of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// A text is worded differently, or is there in other languages.
    Text(TextChange),
    /// A key has another value; by the key's name in plan files.
    Field(&'static str),
    /// The deadline as promised, which is never to be edited.
    Baseline(DeadlineMove),
    /// The deadline in force, moved by an update.
    Deadline(DeadlineMove),
    /// An entry of the ledger.
    Update(UpdateChange),
    /// The effective status.
    Status(Option<Status>, Option<Status>),
    /// A flag, and whether it is set now.
    Flag(Flag, bool),
}

/// A deadline before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineMove {
    /// Before.
    pub from: Option<Deadline>,
    /// After.
    pub to: Option<Deadline>,
    /// By how many days its last day is later, or `None` if either has no last day.
    pub days: Option<i64>,
}

/// A text that is worded differently, or is there in other languages. A language that is not known
/// is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextChange {
    /// Its key in plan files.
    pub key: &'static str,
    /// The languages in which it is worded differently.
    pub reworded: Vec<Option<LangTag>>,
    /// The languages in which it is new.
    pub gained: Vec<Option<LangTag>>,
    /// The languages in which it is gone.
    pub lost: Vec<Option<LangTag>>,
}

/// An entry of a ledger that is not the same in both plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateChange {
    /// Its position in the older ledger, or `None` if it was added.
    pub old: Option<usize>,
    /// Its position in the newer ledger, or `None` if it was removed.
    pub new: Option<usize>,
    /// The keys under which an entry that both have says otherwise. Evidence and translations that
    /// were added do not count.
    pub altered: Vec<&'static str>,
    /// The pieces of evidence that came with it or to it.
    pub evidence_added: usize,
    /// The pieces of evidence that went with it or from it.
    pub evidence_removed: usize,
}

impl UpdateChange {
    /// Returns whether what had been recorded is gone or changed.
    pub fn is_rewritten(&self) -> bool {
        self.new.is_none() || !self.altered.is_empty()
    }
}
