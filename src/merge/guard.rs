//! The proof of a merge: the text, whichever side is taken where both changed something, is plain
//! YAML and says what the joined data say.

use super::data::Data;
use super::output::{Output, Side};
use super::unite::United;
use crate::source::tree::parse;

/// Whether the text says what was meant.
pub(super) fn holds(output: &Output<'_>, united: &United) -> bool {
    says(&output.taking(Side::Ours), &united.ours)
        && says(&output.taking(Side::Theirs), &united.theirs)
}

fn says(text: &str, meant: &Data) -> bool {
    let (tree, mistakes) = parse(text);
    mistakes.is_empty() && tree.is_some_and(|tree| Data::of(&tree) == *meant)
}
