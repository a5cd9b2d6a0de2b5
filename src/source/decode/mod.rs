//! Trees of nodes → pieces of a plan, collecting every mistake of a file.

mod evidence;
mod fields;
mod head;
mod milestone;
mod party;
mod section;
mod update;
mod values;

use std::ops::Range;

use crate::domain::{FileId, Finding, Head, Id, Milestone, Party, Place, Record, Route, Section};

use super::format::NODES;
use super::mistakes;
use crate::yaml::tree::{Tree, Value};

use super::mistake::Mistake;
use fields::Fields;

/// What one file holds, before it is put together with the others.
#[derive(Clone, Debug, Default)]
pub struct FileContents {
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
pub struct NodeDraft<T> {
    /// The node; its parent's index is not known yet.
    pub node: T,
    /// The id of the node it is nested in; none when it is alone in its file.
    pub nested_in: Option<Id>,
}

/// Reads one file's tree.
pub fn decode(file: FileId, tree: Option<Tree<'_>>, mistakes: Vec<Mistake>) -> FileContents {
    let mut decoder = Decoder { file, pieces: FileContents::default(), about: None };
    for mistake in mistakes {
        decoder.mistake(mistake);
    }
    match tree {
        Some(tree) => decoder.file(tree),
        None => decoder.pieces.incomplete = true,
    }
    decoder.pieces.milestones.shrink_to_fit();
    decoder.pieces
}

/// What is being read, and what has been found so far.
struct Decoder {
    file: FileId,
    pieces: FileContents,
    /// The id of the node that mistakes are about.
    about: Option<String>,
}

impl Decoder {
    /// Records a mistake.
    fn mistake(&mut self, mistake: Mistake) {
        self.pieces.findings.push(Finding {
            help: mistake.help,
            fix: mistake.fix,
            id: self.about.clone(),
            ..Finding::new(mistake.rule, Place::bytes(self.file, mistake.at), mistake.message)
        });
    }

    /// Runs a reader with mistakes being about a node.
    fn about<T>(&mut self, id: Option<&Id>, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.about.clone();
        self.about = id.map(ToString::to_string).or_else(|| outer.clone());
        let result = read(self);
        self.about = outer;
        result
    }

    fn place(&self, route: &Route) -> Place {
        Place::node(self.file, route.clone())
    }

    fn file(&mut self, tree: Tree<'_>) {
        let route = Route::default();
        let whole = tree.range();
        let Value::Map(entries) = tree.value else {
            let what = if tree.is_null() { "nothing" } else { "no keys" };
            return self.unknown_node(whole, &format!("the file holds {what}"));
        };
        let Some(first) = entries.first() else {
            return self.unknown_node(whole, "the file holds no keys");
        };
        let node = NODES.iter().find(|node| node.first_key.is_some_and(|key| key == first.key));
        let Some(node) = node else {
            let message = format!("`{}` cannot be the first key of a file", first.key);
            return self.unknown_node(first.key_range(), &message);
        };
        let fields = Fields::open(self, entries, node.fields, node.first_key, node.what);
        match node.first_key {
            Some("plan") => self.head(fields, &route),
            Some("pillar") => self.pillar(fields, &route, None),
            Some("commitment") => self.commitment(fields, &route, None),
            Some("milestone") => self.milestone(fields, &route, None),
            Some("parties") => self.party_file(fields, &route),
            _ => self.evidence_file(fields, &route),
        }
    }

    fn unknown_node(&mut self, at: Range<usize>, message: &str) {
        let mistake = Mistake::new(mistakes::UNKNOWN_NODE, at, message);
        self.pieces.incomplete = true;
        self.mistake(mistake.help(
            "the first key says what a file holds: `plan`, `pillar`, `commitment`, `milestone`, \
             `parties` or `evidence`",
        ));
    }
}
