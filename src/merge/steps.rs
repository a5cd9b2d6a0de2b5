//! The order in which the parts of two sides come to stand.

/// A part of the outcome: its position in the base and on each side, where it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) base: Option<usize>,
    pub(super) ours: Option<usize>,
    pub(super) theirs: Option<usize>,
}

/// Our order, with what only they have behind what stands before it on their side, and behind
/// what we have added there. `of_ours` and `of_theirs` tell what each part was in the base; `twins`
/// whether something new on both sides is the same.
pub(super) fn steps(
    of_ours: &[Option<usize>],
    of_theirs: &[Option<usize>],
    twins: impl Fn(usize, usize) -> bool,
) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (ours, base) in of_ours.iter().copied().enumerate() {
        let is_taken = |at: usize| steps.iter().any(|step| step.theirs == Some(at));
        let theirs = match base {
            Some(_) => of_theirs.iter().position(|was| *was == base),
            None => (0..of_theirs.len())
                .find(|at| of_theirs[*at].is_none() && !is_taken(*at) && twins(ours, *at)),
        };
        steps.push(Step { base, ours: Some(ours), theirs });
    }
    let mut behind = 0;
    for (theirs, base) in of_theirs.iter().copied().enumerate() {
        if let Some(at) = steps.iter().position(|step| step.theirs == Some(theirs)) {
            behind = at + 1;
            continue;
        }
        let is_our_own = |step: &Step| step.base.is_none() && step.theirs.is_none();
        while steps.get(behind).is_some_and(is_our_own) {
            behind += 1;
        }
        steps.insert(behind, Step { base, ours: None, theirs: Some(theirs) });
        behind += 1;
    }
    steps
}
