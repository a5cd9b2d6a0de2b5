//! A version of a file, decoded with the help of the one before it: milestones whose text stands
//! there already are not decoded again.
//!
//! A file that ends with its milestones is cut at the lines on which they begin. Such a line closes
//! all that is open above it but the list itself, so that what a milestone holds hangs on its own
//! text alone. Where a text does not look so, the file is decoded whole; and so it is where what
//! is new in it does not turn out to be as many milestones without a mistake.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::domain::{FileId, Milestone, Place, Route};
use crate::source::decode::{Draft, Pieces};
use crate::source::decode_file;

/// A version of a file.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) pieces: Arc<Pieces>,
    text: Vec<u8>,
    /// Where its milestones begin; none where that cannot be told.
    starts: Vec<usize>,
}

/// The key that a file's milestones stand under.
const MILESTONES: &str = "milestones";

impl Known {
    /// Decodes a version of a file.
    pub(super) fn new(file: FileId, text: Vec<u8>, before: Option<&Self>) -> Self {
        let starts = starts(&text).unwrap_or_default();
        let mut known = Self { pieces: Arc::default(), text, starts };
        let again = before.and_then(|before| known.after(file, before));
        let pieces = again.unwrap_or_else(|| decode_file(file, &known.text));
        if !is_of(&pieces, known.starts.len()) {
            known.starts.clear();
        }
        Self { pieces: Arc::new(pieces), ..known }
    }

    /// What it holds, where that follows from the version before it and what is new.
    fn after(&self, file: FileId, before: &Self) -> Option<Pieces> {
        let positions = 0..self.starts.len();
        let old = before.positions_of(self);
        let fresh: Vec<usize> =
            positions.clone().filter(|position| old[*position].is_none()).collect();
        if fresh.len() == self.starts.len() {
            return None;
        }
        let mut text = self.head().to_vec();
        for position in &fresh {
            text.extend_from_slice(self.milestone(*position));
        }
        let mut pieces = decode_file(file, &text);
        if !is_of(&pieces, fresh.len()) {
            return None;
        }
        let nested_in = match pieces.milestones.first() {
            Some(draft) => draft.nested_in.clone(),
            None if self.head() == before.head() => {
                before.pieces.milestones.first()?.nested_in.clone()
            }
            None => return None,
        };
        let mut fresh = std::mem::take(&mut pieces.milestones).into_iter();
        for (position, old) in positions.zip(old) {
            let node = match old {
                Some(old) => before.pieces.milestones[old].node.clone(),
                None => fresh.next()?.node,
            };
            let place = Place::node(file, Route::default()).key(MILESTONES).item(position);
            let node = Milestone { place, ..node };
            pieces.milestones.push(Draft { node, nested_in: nested_in.clone() });
        }
        Some(pieces)
    }

    /// The text above the first milestone.
    fn head(&self) -> &[u8] {
        &self.text[..self.starts.first().copied().unwrap_or_default()]
    }

    /// The text of a milestone.
    fn milestone(&self, position: usize) -> &[u8] {
        let end = self.starts.get(position + 1).copied().unwrap_or(self.text.len());
        &self.text[self.starts[position]..end]
    }

    /// Where the milestones of a later version stand in this one with the same text.
    fn positions_of(&self, later: &Self) -> Vec<Option<usize>> {
        let texts = (0..self.starts.len()).map(|position| (self.milestone(position), position));
        let all: HashMap<&[u8], usize, RandomState> = texts.collect();
        let texts = (0..later.starts.len()).map(|position| later.milestone(position));
        texts.map(|text| all.get(text).copied()).collect()
    }
}

/// Whether a file's pieces are without a mistake, and its milestones are so many.
fn is_of(pieces: &Pieces, milestones: usize) -> bool {
    pieces.findings.is_empty() && !pieces.incomplete && pieces.milestones.len() == milestones
}

/// Where the milestones of a text begin; none where it does not look as if it ended with a list of
/// them, written line by line.
fn starts(text: &[u8]) -> Option<Vec<usize>> {
    let text = simdutf8::basic::from_utf8(text).ok()?;
    // By itself, it ends a line too.
    if text.split('\r').skip(1).any(|rest| !rest.starts_with('\n')) {
        return None;
    }
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line.trim_end_matches(['\r', '\n']))
    });
    lines.find(|(_, line)| line.strip_prefix(MILESTONES).is_some_and(is_end_of_key))?;
    let mut list = None;
    let mut starts = Vec::new();
    for (start, line) in lines {
        let rest = line.trim_start_matches(' ');
        let indent = line.len() - rest.len();
        match list {
            _ if line.is_empty() || rest.starts_with('#') => {}
            // It goes on with what is open, unless it is spaces alone, which may mean anything.
            Some(list) if indent > list && !rest.trim_ascii_start().is_empty() => {}
            _ if rest.starts_with("- ") && list.unwrap_or(indent) == indent => {
                list = Some(indent);
                starts.push(start);
            }
            _ => return None,
        }
    }
    Some(starts)
}

/// Whether nothing but a comment stands behind a key.
fn is_end_of_key(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(':') else { return false };
    let comment = rest.trim_ascii_start();
    comment.is_empty() || (comment.starts_with('#') && comment.len() < rest.len())
}
