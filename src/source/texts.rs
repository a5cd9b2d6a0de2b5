//! The source texts of a plan, and the search for its passages in them.

use sha2::{Digest, Sha256};

use super::folder::Folder;
use crate::domain::passages::{FoundPassage, SearchResult, SourceText, Uncovered, search};
use crate::domain::{Finding, Place, Plan, Source};

/// The source texts of a plan, with the passages that were found in them.
#[derive(Debug)]
pub struct Texts<'p> {
    folder: &'p Folder,
    plan: &'p Plan,
    /// The texts that could be read, each with its source and checksum.
    read: Vec<(&'p Source, SourceText, String)>,
    /// The sources that could not be read.
    pub findings: Vec<Finding>,
    passages: Vec<Passage<'p>>,
}

/// A quote or context of a node, with the result of the search for it.
#[derive(Debug)]
pub struct Passage<'p> {
    /// The text of the passage.
    pub text: &'p str,
    /// The place of the passage in the plan.
    pub place: Place,
    /// The id of the node.
    pub id: &'p str,
    /// Whether the passage is a quote, of a promise or a heading, or else context, which promises
    /// nothing.
    pub is_quote: bool,
    /// The result of the search.
    pub search: SearchResult,
}

impl<'p> Texts<'p> {
    /// Reads the sources of a plan and searches them for its quotes and contexts.
    pub fn read(folder: &'p Folder, plan: &'p Plan) -> Self {
        let mut read = Vec::new();
        let mut findings = Vec::new();
        for source in &plan.head.sources {
            let file = &plan.files[source.file.0 as usize];
            match folder.read(file) {
                Err(refused) => {
                    let message = format!("the source `{}`: {}", source.id, refused.message);
                    findings.push(Finding::new(refused.rule, source.place.clone(), message));
                }
                Ok(bytes) => {
                    let sum = sha256_with_lf(&bytes);
                    let text = SourceText::new(&String::from_utf8_lossy(&bytes));
                    read.push((source, text, sum));
                }
            }
        }
        let mut texts = Self { folder, plan, read, findings, passages: Vec::new() };
        texts.search();
        texts
    }

    fn search(&mut self) {
        let mut passages = passages(self.plan);
        let texts: Vec<SourceText> =
            self.read.iter_mut().map(|(_, text, _)| std::mem::take(text)).collect();
        let found = search(&texts, passages.iter().map(|passage| passage.text));
        for (passage, search) in passages.iter_mut().zip(found) {
            passage.search = search;
        }
        for ((_, slot, _), text) in self.read.iter_mut().zip(texts) {
            *slot = text;
        }
        self.passages = passages;
    }

    /// Returns whether the plan has sources and all could be read.
    pub fn are_complete(&self) -> bool {
        !self.read.is_empty() && self.findings.is_empty()
    }

    /// Returns every quote and context of the plan.
    pub fn passages(&self) -> &[Passage<'p>] {
        &self.passages
    }

    /// Returns the texts with their sources and the parts that no passage covers.
    pub fn coverage(&self) -> impl Iterator<Item = (&'p Source, &SourceText, Vec<Uncovered>)> {
        self.coverage_by(|_| true)
    }

    /// Returns the texts with their sources and the parts that no passage accepted by `counts`
    /// covers.
    pub fn coverage_by(
        &self,
        counts: impl Fn(&Passage<'p>) -> bool,
    ) -> impl Iterator<Item = (&'p Source, &SourceText, Vec<Uncovered>)> {
        self.read.iter().enumerate().map(move |(index, (source, text, _))| {
            let passages = self.passages.iter().filter(|passage| counts(passage));
            let found = passages.filter_map(|passage| match &passage.search {
                SearchResult::Once(found) if found.text == index => Some(found),
                _ => None,
            });
            (*source, text, text.uncovered(found))
        })
    }

    /// Returns the sources whose checksum differs from that in the plan, with their actual
    /// checksum.
    pub fn changed(&self) -> impl Iterator<Item = (&'p Source, &str)> {
        let differs = |source: &Source, sum: &str| {
            source.sha256.as_deref().is_some_and(|expected| expected != sum)
        };
        self.read
            .iter()
            .filter(move |(source, _, sum)| differs(source, sum))
            .map(|(source, _, sum)| (*source, sum.as_str()))
    }

    /// Returns the sources that could be read, with the SHA-256 checksums of their texts.
    pub fn sums(&self) -> impl Iterator<Item = (&'p Source, &str)> {
        self.read.iter().map(|(source, _, sum)| (*source, sum.as_str()))
    }

    /// Returns the longest start of a passage that any text contains: the part that was found, the
    /// path of the file as it is shown to users, the line, and how the text goes on.
    pub fn nearest(&self, passage: &str) -> Option<(String, String, usize, String)> {
        let hits = self.read.iter().filter_map(|(source, text, _)| {
            let (part, line, next) = text.nearest(passage)?;
            let file = &self.plan.files[source.file.0 as usize];
            Some((part, self.folder.shown(file), line, next))
        });
        hits.max_by_key(|(part, ..)| part.len())
    }

    /// Returns the source in which a passage was found.
    pub fn source(&self, found: &FoundPassage) -> &'p Source {
        self.read[found.text].0
    }
}

fn passages(plan: &Plan) -> Vec<Passage<'_>> {
    let head = &plan.head;
    let nodes = std::iter::once((&head.id, &head.quote, &head.context, &head.place))
        .chain(plan.sections.iter().map(|s| (&s.id, &s.quote, &s.context, &s.place)))
        .chain(plan.milestones.iter().map(|m| (&m.id, &m.quote, &m.context, &m.place)));
    let mut passages = Vec::new();
    for (id, quote, context, place) in nodes {
        for (key, texts) in [("quote", quote), ("context", context)] {
            passages.extend(texts.iter().enumerate().map(|(position, text)| Passage {
                text,
                place: place.key(key).item(position),
                id: id.as_str(),
                is_quote: key == "quote",
                search: SearchResult::Nowhere,
            }));
        }
    }
    passages
}

/// Returns the SHA-256 checksum of a text with LF line ends, in hexadecimal.
pub fn sha256_with_lf(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hash = Sha256::new();
    for (position, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if position > 0 {
            hash.update(b"\n");
        }
        hash.update(line.strip_suffix(b"\r").unwrap_or(line));
    }
    let mut hex = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
