//! Which item of one list is which of another.

use std::collections::{HashMap, HashSet};

use super::data::MergeValue;

/// The most comparisons that are made for two lists.
const MOST: usize = 4_000_000;

/// For every item of a list, the one of the base that it was. Items are known by their id; those
/// without one by all they say, and, between two that are, by what an edit seldom changes. Nothing
/// where two have one id, or there are too many to compare.
pub(super) fn align(base: &[MergeValue], side: &[MergeValue]) -> Option<Vec<Option<usize>>> {
    if has_id_twice(base) || has_id_twice(side) {
        return None;
    }
    let mut matched = vec![None; side.len()];
    let mut taken = vec![false; base.len()];
    let by_id: HashMap<&str, usize> =
        base.iter().enumerate().filter_map(|(at, item)| Some((item.id()?, at))).collect();
    for (at, item) in side.iter().enumerate() {
        if let Some(was) = item.id().and_then(|id| by_id.get(id)) {
            matched[at] = Some(*was);
            taken[*was] = true;
        }
    }
    let rest: Vec<usize> = (0..side.len()).filter(|at| matched[*at].is_none()).collect();
    let rest_base: Vec<usize> = (0..base.len()).filter(|at| !taken[*at]).collect();
    if rest.len().saturating_mul(rest_base.len()) > MOST {
        return None;
    }
    let common = common(&rest_base, &rest, |was, is| base[was] == side[is]);
    let (mut from, mut from_base) = (0, 0);
    for (to_base, to) in common.iter().copied().chain([(rest_base.len(), rest.len())]) {
        let gap = &rest_base[from_base..to_base];
        let pairs = self::common(gap, &rest[from..to], |was, is| side[is].may_be(&base[was]));
        for (was, is) in pairs {
            matched[rest[from + is]] = Some(gap[was]);
        }
        if let (Some(was), Some(is)) = (rest_base.get(to_base), rest.get(to)) {
            matched[*is] = Some(*was);
        }
        (from, from_base) = (to + 1, to_base + 1);
    }
    Some(matched)
}

fn has_id_twice(items: &[MergeValue]) -> bool {
    let mut seen = HashSet::new();
    items.iter().filter_map(MergeValue::id).any(|id| !seen.insert(id))
}

/// The longest sequence of pairs that are alike and stand in the same order in both, as positions.
fn common(
    one: &[usize],
    other: &[usize],
    alike: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut length = vec![0_u32; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            let at = i * width + j;
            length[at] = if alike(one[i], other[j]) {
                length[at + width + 1] + 1
            } else {
                length[at + width].max(length[at + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < one.len() && j < other.len() {
        let at = i * width + j;
        if alike(one[i], other[j]) && length[at] == length[at + width + 1] + 1 {
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

/// For every entry of a map, the one of the base with the same key.
pub(super) fn by_name(base: &[String], side: &[String]) -> Vec<Option<usize>> {
    side.iter().map(|name| base.iter().position(|was| was == name)).collect()
}
