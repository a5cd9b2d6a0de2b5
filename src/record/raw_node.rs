//! A node to be added, as it was given: texts that nobody has read yet.

use super::raw_text::RawText;

/// A pillar, a commitment or a milestone to be added, as it was given.
#[derive(Clone, Debug)]
pub struct RawNode {
    /// Its title.
    pub title: Vec<RawText>,
    /// Its words in the source.
    pub quote: Vec<String>,
    /// Who owes it: ids of parties or sides, or `unnamed`.
    pub parties: Vec<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// The path of a file of its own. If it is `None`, the node goes where its siblings are.
    pub file: Option<String>,
    /// What it is, with what only such nodes have.
    pub kind: RawNodeKind,
}

/// What a node to be added is.
#[derive(Clone, Debug)]
pub enum RawNodeKind {
    /// A pillar.
    Pillar,
    /// A commitment.
    Commitment,
    /// A milestone.
    Milestone(RawPromise),
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

/// A party to be added, as it was given.
#[derive(Clone, Debug)]
pub struct RawParty {
    /// Its name.
    pub name: Vec<RawText>,
    /// The side that it belongs to.
    pub side: Option<String>,
    /// Its acronym.
    pub acronym: Vec<RawText>,
}
