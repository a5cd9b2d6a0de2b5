//! Decodes a YAML tree into the contents of one file and collects all its mistakes.
//!
//! This module sees one file at a time; what depends on other files is checked when they are
//! joined.

mod decoder;
mod evidence;
mod fields;
mod head;
mod milestone;
mod party;
mod section;
mod update;
mod values;

use std::ops::Range;

use decoder::Decoder;
pub(crate) use decoder::{FileContents, NodeDraft};
use fields::Fields;

use super::format::NODES;
use super::mistake::Mistake;
use super::mistakes;
use crate::domain::{FileId, Route};
use crate::yaml::tree::{NodeValue, Tree};

/// Decodes the tree of one file. `mistakes` are those of parsing.
pub(crate) fn decode(file: FileId, tree: Option<Tree<'_>>, mistakes: Vec<Mistake>) -> FileContents {
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

impl Decoder {
    fn file(&mut self, tree: Tree<'_>) {
        let route = Route::default();
        let range = tree.range();
        let NodeValue::Map(entries) = tree.value else {
            let what = if tree.is_null() { "nothing" } else { "no keys" };
            return self.unknown_node(range, &format!("the file holds {what}"));
        };
        let Some(first) = entries.first() else {
            return self.unknown_node(range, "the file holds no keys");
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
