//! Matches the items of two lists.

use std::collections::{HashMap, HashSet};

use super::data::MergeValue;
use crate::yaml::key_rules::KeyRules;

/// The largest number of comparisons for two lists.
const MAX_COMPARISONS: usize = 4_000_000;

/// Returns for every item of a list its position in the base, if it was there.
///
/// Items are matched by id. Items without one are matched if they are equal, and those between two
/// matches if they agree in keys that rarely change. Returns `None` if an id occurs twice or there
/// are too many items to compare.
pub(super) fn align(
    base: &[MergeValue],
    side: &[MergeValue],
    keys: &KeyRules,
) -> Option<Vec<Option<usize>>> {
    if has_id_twice(base) || has_id_twice(side) {
        return None;
    }
    let mut matched = vec![None; side.len()];
    let mut taken = vec![false; base.len()];
    let by_id: HashMap<&str, usize> =
        base.iter().enumerate().filter_map(|(at, item)| Some((item.id()?, at))).collect();
    for (at, item) in side.iter().enumerate() {
        if let Some(base_at) = item.id().and_then(|id| by_id.get(id)) {
            matched[at] = Some(*base_at);
            taken[*base_at] = true;
        }
    }
    let rest: Vec<usize> = (0..side.len()).filter(|at| matched[*at].is_none()).collect();
    let rest_base: Vec<usize> = (0..base.len()).filter(|at| !taken[*at]).collect();
    if rest.len().saturating_mul(rest_base.len()) > MAX_COMPARISONS {
        return None;
    }
    let common =
        longest_common(&rest_base, &rest, |base_at, side_at| base[base_at] == side[side_at]);
    let (mut from, mut from_base) = (0, 0);
    for (to_base, to) in common.iter().copied().chain([(rest_base.len(), rest.len())]) {
        let gap = &rest_base[from_base..to_base];
        let pairs = longest_common(gap, &rest[from..to], |base_at, side_at| {
            side[side_at].may_be(&base[base_at], keys)
        });
        for (base_at, side_at) in pairs {
            matched[rest[from + side_at]] = Some(gap[base_at]);
        }
        if let (Some(base_at), Some(side_at)) = (rest_base.get(to_base), rest.get(to)) {
            matched[*side_at] = Some(*base_at);
        }
        (from, from_base) = (to + 1, to_base + 1);
    }
    Some(matched)
}

fn has_id_twice(items: &[MergeValue]) -> bool {
    let mut seen = HashSet::new();
    items.iter().filter_map(MergeValue::id).any(|id| !seen.insert(id))
}

/// Returns the longest common subsequence as pairs of positions, `is_equal` being the equality.
fn longest_common(
    one: &[usize],
    other: &[usize],
    is_equal: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut length = vec![0_u32; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            let at = i * width + j;
            length[at] = if is_equal(one[i], other[j]) {
                length[at + width + 1] + 1
            } else {
                length[at + width].max(length[at + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < one.len() && j < other.len() {
        let at = i * width + j;
        if is_equal(one[i], other[j]) && length[at] == length[at + width + 1] + 1 {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[at + width] >= length[at + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Returns for every key of a map its position in the base.
pub(super) fn by_name(base: &[String], side: &[String]) -> Vec<Option<usize>> {
    side.iter().map(|name| base.iter().position(|base_name| base_name == name)).collect()
}
