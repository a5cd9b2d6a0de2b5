//! The state of reading a file: what has been decoded and the mistakes.

use super::super::mistake::Mistake;
use crate::domain::{FileId, Finding, Head, Id, Milestone, Party, Place, Record, Route, Section};

/// The contents of one file, before they are joined with those of the others.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileContents {
    /// The plan's own fields, if this is the file of the plan.
    pub head: Option<Box<Head>>,
    /// The source files that the plan's own fields name, relative to this file.
    pub source_files: Vec<Box<str>>,
    /// Pillars and commitments.
    pub sections: Vec<NodeDraft<Section>>,
    /// Milestones.
    pub milestones: Vec<NodeDraft<Milestone>>,
    /// Parties.
    pub parties: Vec<Party>,
    /// Evidence records.
    pub records: Vec<Record>,
    /// The mistakes in the file.
    pub findings: Vec<Finding>,
    /// Whether something in the file could not be decoded. References to missing ids are then not
    /// reported, because their targets may be among it.
    pub incomplete: bool,
}

/// A node and the id of the node that encloses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NodeDraft<T> {
    /// The node. The index of its parent is not set yet.
    pub node: T,
    /// The id of the enclosing node, or `None` if the node is at the root of its file.
    pub nested_in: Option<Id>,
}

/// The decoder of one file.
pub(super) struct Decoder {
    pub(super) file: FileId,
    pub(super) pieces: FileContents,
    /// The id of the node that mistakes are attributed to.
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

    /// Runs a reader whose mistakes are attributed to a node.
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
