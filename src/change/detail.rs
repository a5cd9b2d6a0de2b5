//! What differs of a node.

use crate::domain::{Deadline, Flag, LangTag, Status};

/// One thing that differs of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// A text is worded differently, or is there in other languages.
    Text(TextChange),
    /// Another value stands under a key, by the key's name in plan files.
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
    /// By how many days its last day is later; none where either has no last day.
    pub days: Option<i64>,
}

/// A text that is worded differently, or is there in other languages. Where the language of a
/// text cannot be told, it is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextChange {
    /// The key that it stands under in plan files.
    pub key: &'static str,
    /// The languages in which it is worded differently.
    pub reworded: Vec<Option<LangTag>>,
    /// The languages in which it is new.
    pub gained: Vec<Option<LangTag>>,
    /// The languages in which it is gone.
    pub lost: Vec<Option<LangTag>>,
}

impl TextChange {
    /// Whether nothing that was said is said otherwise: it was only translated.
    pub fn is_translation(&self) -> bool {
        self.reworded.is_empty() && self.lost.is_empty()
    }
}

/// An entry of a ledger that is not the same in both plans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateChange {
    /// Its position in the older ledger; none where it was added.
    pub old: Option<usize>,
    /// Its position in the newer ledger; none where it was removed.
    pub new: Option<usize>,
    /// The keys under which an entry that both have says otherwise. Evidence and translations
    /// that came to it are no such thing.
    pub altered: Vec<&'static str>,
    /// The pieces of evidence that came with it or to it.
    pub evidence_added: usize,
    /// The pieces of evidence that went with it or from it.
    pub evidence_removed: usize,
}

impl UpdateChange {
    /// Whether what had been recorded is gone or says otherwise.
    pub fn is_rewritten(&self) -> bool {
        self.new.is_none() || !self.altered.is_empty()
    }
}
