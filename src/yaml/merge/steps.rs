//! The order of the merged entries.

/// An entry of the result: its position in the base and on each side, if it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MergeStep {
    pub(super) base: Option<usize>,
    pub(super) ours: Option<usize>,
    pub(super) theirs: Option<usize>,
}

/// Returns the entries of both sides in the order of the side that changed the order, or `None` if
/// both sides of a list did. See [`steps`].
pub(super) fn in_order(
    is_list: bool,
    of_ours: &[Option<usize>],
    of_theirs: &[Option<usize>],
    is_same: impl Fn(usize, usize) -> bool,
) -> Option<Vec<MergeStep>> {
    let keeps_order = |matched: &[Option<usize>]| matched.iter().flatten().is_sorted();
    if keeps_order(of_theirs) || !is_list && !keeps_order(of_ours) {
        return Some(steps(of_ours, of_theirs, is_same));
    }
    if !keeps_order(of_ours) {
        return None;
    }
    let swapped = steps(of_theirs, of_ours, |theirs, ours| is_same(ours, theirs));
    let back = |step: MergeStep| MergeStep { ours: step.theirs, theirs: step.ours, ..step };
    Some(swapped.into_iter().map(back).collect())
}

/// Returns our order, with each entry that only they have after its predecessor on their side and
/// the entries that we added there. `of_ours` and `of_theirs` are the positions in the base;
/// `is_same` returns whether two new entries are the same.
fn steps(
    of_ours: &[Option<usize>],
    of_theirs: &[Option<usize>],
    is_same: impl Fn(usize, usize) -> bool,
) -> Vec<MergeStep> {
    let mut steps: Vec<MergeStep> = Vec::new();
    for (ours, base) in of_ours.iter().copied().enumerate() {
        let is_taken = |at: usize| steps.iter().any(|step| step.theirs == Some(at));
        let theirs = match base {
            Some(_) => of_theirs.iter().position(|was| *was == base),
            None => (0..of_theirs.len())
                .find(|at| of_theirs[*at].is_none() && !is_taken(*at) && is_same(ours, *at)),
        };
        steps.push(MergeStep { base, ours: Some(ours), theirs });
    }
    let mut position = 0;
    for (theirs, base) in of_theirs.iter().copied().enumerate() {
        if let Some(at) = steps.iter().position(|step| step.theirs == Some(theirs)) {
            position = at + 1;
            continue;
        }
        let is_our_own = |step: &MergeStep| step.base.is_none() && step.theirs.is_none();
        while steps.get(position).is_some_and(is_our_own) {
            position += 1;
        }
        steps.insert(position, MergeStep { base, ours: None, theirs: Some(theirs) });
        position += 1;
    }
    steps
}
