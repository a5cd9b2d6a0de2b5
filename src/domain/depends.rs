//! Dependencies between milestones: what must be completed first.

use super::date::Day;
use super::deadline::Deadline;
use super::id::Id;
use super::ledger::replay;
use super::plan::{Milestone, Plan};

#[derive(Clone, Copy, PartialEq)]
enum Visit {
    New,
    OnPath,
    Done,
}

/// Returns the milestones that one waits for: those in `after`, and those that its deadlines count
/// from, the promised one and the one that its whole ledger leads to.
fn waits_for<'a>(plan: &'a Plan, milestone: &'a Milestone) -> impl Iterator<Item = usize> + 'a {
    let promised = milestone.due.as_ref().and_then(|due| counts_from(&due.deadline));
    let moved = moved_by(plan, milestone).and_then(|index| milestone.updates[index].due.as_ref());
    let ids = milestone.after.iter().chain(promised).chain(moved.and_then(counts_from));
    ids.filter_map(|id| plan.milestone(id).map(|(index, _)| index))
}

/// Returns the milestone that a deadline counts from.
fn counts_from(deadline: &Deadline) -> Option<&Id> {
    match deadline {
        Deadline::After(_, id) => Some(id),
        _ => None,
    }
}

/// Returns the entry that last moves a milestone's deadline, where one makes it count from another.
pub fn moved_by(plan: &Plan, milestone: &Milestone) -> Option<usize> {
    let mut moved = milestone.updates.iter().filter_map(|update| update.due.as_ref());
    moved.any(|due| counts_from(due).is_some()).then_some(())?;
    replay(plan, milestone, Day::MAX).moved_by
}

/// Returns the milestones whose completion a milestone may look at, by id: those that it waits for,
/// and those that any of its deadlines counts from.
pub fn named(milestone: &Milestone) -> impl Iterator<Item = &Id> {
    let baseline = milestone.due.as_ref().map(|due| &due.deadline);
    let moved = milestone.updates.iter().filter_map(|update| update.due.as_ref());
    milestone.after.iter().chain(baseline.into_iter().chain(moved).filter_map(counts_from))
}

/// Returns every cycle met when following the dependencies, each as the milestones on it in order,
/// as indexes into [`Plan::milestones`]. Takes time linear in milestones and dependencies.
pub fn cycles(plan: &Plan) -> Vec<Vec<usize>> {
    let mut marks = vec![Visit::New; plan.milestones.len()];
    let mut cycles = Vec::new();
    for start in 0..plan.milestones.len() {
        if marks[start] != Visit::New {
            continue;
        }
        marks[start] = Visit::OnPath;
        let mut path = vec![(start, waits_for(plan, &plan.milestones[start]))];
        while let Some((here, next)) = path.last_mut() {
            let here = *here;
            match next.next() {
                None => {
                    marks[here] = Visit::Done;
                    path.pop();
                }
                Some(to) if marks[to] == Visit::New => {
                    marks[to] = Visit::OnPath;
                    path.push((to, waits_for(plan, &plan.milestones[to])));
                }
                Some(to) if marks[to] == Visit::OnPath => {
                    let from = path.iter().position(|(index, _)| *index == to).unwrap_or(0);
                    cycles.push(path[from..].iter().map(|(index, _)| *index).collect());
                }
                Some(_) => {}
            }
        }
    }
    cycles
}
