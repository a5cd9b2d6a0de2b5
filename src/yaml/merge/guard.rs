//! The proof of a merge: the text, whichever side is taken where both changed something, is plain
//! YAML and says what the joined data say.

use super::data::MergeValue;
use super::joined::Joined;
use super::output::{ConflictSide, Output};
use crate::yaml::tree::parse;

/// Whether the text says what was meant.
pub(super) fn holds(output: &Output<'_>, united: &Joined) -> bool {
    says(&output.taking(ConflictSide::Ours), &united.ours)
        && says(&output.taking(ConflictSide::Theirs), &united.theirs)
}

fn says(text: &str, meant: &MergeValue) -> bool {
    let (tree, mistakes) = parse(text);
    mistakes.is_empty() && tree.is_some_and(|tree| MergeValue::of(&tree) == *meant)
}
