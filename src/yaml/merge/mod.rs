//! Three-way merge of plan files by entries and items, where git merges lines.
//!
//! Each version is split into an outline: the lines of every map entry and list item, with the
//! comments above it. Entries that only one side changed are copied from it line by line. Entries
//! that both changed are merged by their contents, down to a level where that is impossible, which
//! is a conflict. The result is read back and must have the merged data.
//!
//! This module is pure, from texts to a text. It knows nothing of git, and nothing of plans except
//! the keys by which items without an id are matched.

mod align;
mod brackets;
mod data;
mod flow;
mod guard;
mod line;
mod outline;
mod output;
mod steps;
mod join;
mod joined;

use crate::yaml::key_rules::KeyRules;
use joined::Joined;
use line::{lines, without_mark};
use outline::outline;
use output::Output;
pub use output::{ConflictStyle, Labels};

/// The result of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text, with markers around conflicts.
    pub text: String,
    /// The number of conflicts.
    pub conflicts: usize,
}

/// Merges the changes that two sides made to a base, which is empty if both added the file.
///
/// Returns `None` if a version is not plain YAML, or if the result cannot be verified. Such files
/// must be merged line by line.
pub fn merge(
    base: &str,
    ours: &str,
    theirs: &str,
    labels: &Labels,
    keys: KeyRules,
) -> Option<Merged> {
    let (base, ours_text, theirs) = (without_mark(base), without_mark(ours), without_mark(theirs));
    let joined = merge_lines(base, ours_text, theirs, keys);
    let joined = joined.or_else(|| brackets::merge_files(base, ours_text, theirs, keys))?;
    let mut output = Output::new(&joined.out, ours_text, labels);
    if !guard::is_verified(&output, &joined) {
        // The last line break may be part of a block scalar.
        output = output.with_final_line_break();
        if !guard::is_verified(&output, &joined) {
            return None;
        }
    }
    let mark = &ours[..ours.len() - ours_text.len()];
    Some(Merged { text: format!("{mark}{}", output.text()), conflicts: output.conflicts() })
}

/// Merges three texts whose entries are on lines of their own.
fn merge_lines(base: &str, ours: &str, theirs: &str, keys: KeyRules) -> Option<Joined> {
    let outline = |text| outline(text, lines(text), keys);
    let base = if base.trim().is_empty() { None } else { Some(outline(base)?) };
    join::merge_containers(base.as_ref(), &outline(ours)?, &outline(theirs)?).ok()
}
