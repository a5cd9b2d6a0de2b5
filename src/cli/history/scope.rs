//! What both forms of `history` look at first.

use crate::domain::{Id, Plan};

/// What is said where a clone does not have the whole branch.
pub(super) const CUT: &str = "warning: this clone is shallow: history begins with its first commit, and what came before is not told\n  \
    `git fetch --unshallow` brings it; in CI, check out with depth 0";

/// Whether a plan has a node with an id.
pub(super) fn has(plan: &Plan, id: &Id) -> bool {
    plan.find(id).is_some() || plan.party(id).is_some() || plan.record_index.contains_key(id)
}
