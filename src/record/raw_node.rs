//! A node to be added, as it was given: texts that nobody has read yet.

use super::raw_text::RawText;

/// A node to be added, as it was given.
#[derive(Clone, Debug)]
pub struct RawNode {
    /// Its title, or the name of a party.
    pub title: Vec<RawText>,
    /// What it is, with what only such nodes have.
    pub kind: RawNodeKind,
}

/// What a node to be added is.
#[derive(Clone, Debug)]
pub enum RawNodeKind {
    /// A pillar.
    Pillar(RawPlacement),
    /// A commitment.
    Commitment(RawPlacement),
    /// A milestone.
    Milestone(RawPlacement, RawPromise),
    /// A party.
    Party {
        /// The side that it belongs to.
        side: Option<String>,
        /// Its acronym.
        acronym: Vec<RawText>,
    },
}

/// What pillars, commitments and milestones have in common, as it was given.
#[derive(Clone, Debug, Default)]
pub struct RawPlacement {
    /// Its words in the source.
    pub quote: Vec<String>,
    /// Who owes it: ids of parties or sides, or `unnamed`.
    pub parties: Vec<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// The path of a file of its own. If it is `None`, the node goes where its siblings are.
    pub file: Option<String>,
}

/// What only milestones have, as it was given.
#[derive(Clone, Debug, Default)]
pub struct RawPromise {
    /// What it is a promise of.
    pub kind: String,
    /// How hard its words bind.
    pub strength: Option<String>,
    /// The deadline as promised.
    pub due: Option<String>,
    /// The deadline's own words.
    pub due_text: Option<String>,
    /// The milestones that must be completed first.
    pub after: Vec<String>,
}
