//! Verifies a merge: whichever side is taken of each conflict, the text is plain YAML with the
//! merged data.

use super::data::MergeValue;
use super::joined::Joined;
use super::output::{ConflictSide, Output};
use crate::yaml::parse::parse;

/// Returns whether the text has the merged data.
pub(super) fn is_verified(output: &Output<'_>, joined: &Joined) -> bool {
    has_data(&output.taking(ConflictSide::Ours), &joined.ours)
        && has_data(&output.taking(ConflictSide::Theirs), &joined.theirs)
}

fn has_data(text: &str, expected: &MergeValue) -> bool {
    let (tree, mistakes) = parse(text);
    mistakes.is_empty() && tree.is_some_and(|tree| MergeValue::of(&tree) == *expected)
}
