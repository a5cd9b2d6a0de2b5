//! What reading a file comes to.

use super::super::mistake::Mistake;
use crate::domain::{FileId, Finding, Head, Id, Milestone, Party, Place, Record, Route, Section};

/// What one file holds, before it is put together with the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileContents {
    /// The plan's own fields.
    pub head: Option<Box<Head>>,
    /// Source files that the head names, beside the file.
    pub source_files: Vec<Box<str>>,
    /// Pillars and commitments.
    pub sections: Vec<NodeDraft<Section>>,
    /// Milestones.
    pub milestones: Vec<NodeDraft<Milestone>>,
    /// Parties.
    pub parties: Vec<Party>,
    /// Evidence records.
    pub records: Vec<Record>,
    /// The mistakes.
    pub findings: Vec<Finding>,
    /// Whether something in the file could not be taken in, so that references to it may be
    /// right for all that can be told.
    pub incomplete: bool,
}

/// A node, and what it is nested in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NodeDraft<T> {
    /// The node; its parent's index is not known yet.
    pub node: T,
    /// The id of the node it is nested in; none when it is alone in its file.
    pub nested_in: Option<Id>,
}

/// What is being read, and what has been found so far.
pub(super) struct Decoder {
    pub(super) file: FileId,
    pub(super) pieces: FileContents,
    /// The id of the node that mistakes are about.
    pub(super) about: Option<String>,
}

impl Decoder {
    /// Records a mistake.
    pub(super) fn mistake(&mut self, mistake: Mistake) {
        self.pieces.findings.push(Finding {
            help: mistake.help,
            fix: mistake.fix,
            id: self.about.clone(),
            ..Finding::new(mistake.rule, Place::bytes(self.file, mistake.at), mistake.message)
        });
    }

    /// Runs a reader with mistakes being about a node.
    pub(super) fn about<T>(&mut self, id: Option<&Id>, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.about.clone();
        self.about = id.map(ToString::to_string).or_else(|| outer.clone());
        let result = read(self);
        self.about = outer;
        result
    }

    pub(super) fn place(&self, route: &Route) -> Place {
        Place::node(self.file, route.clone())
    }
}
