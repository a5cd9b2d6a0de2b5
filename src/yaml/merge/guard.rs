//! Verifies a merge: whichever side is taken of each conflict, the text is plain YAML with the
//! merged data.

use super::data::MergeValue;
use super::joined::Joined;
use super::output::{ConflictSide, Output};
use crate::yaml::tree::parse;

/// Returns whether the text has the merged data.
pub(super) fn holds(output: &Output<'_>, united: &Joined) -> bool {
    says(&output.taking(ConflictSide::Ours), &united.ours)
        && says(&output.taking(ConflictSide::Theirs), &united.theirs)
}

fn says(text: &str, meant: &MergeValue) -> bool {
    let (tree, mistakes) = parse(text);
    mistakes.is_empty() && tree.is_some_and(|tree| MergeValue::of(&tree) == *meant)
}
