//! Dependencies between milestones: what must be completed first.

use super::deadline::Deadline;
use super::id::Id;
use super::plan::{Milestone, Plan};

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    OnPath,
    Done,
}

/// The milestones that one waits for: those in `after`, and the one its deadline counts from.
fn waits_for<'a>(plan: &'a Plan, milestone: &'a Milestone) -> impl Iterator<Item = usize> + 'a {
    let counted_from = milestone.due.as_ref().and_then(|due| match &due.deadline {
        Deadline::After(_, id) => Some(id),
        _ => None,
    });
    let ids = milestone.after.iter().chain(counted_from);
    ids.filter_map(|id| plan.milestone(id).map(|(index, _)| index))
}

/// The milestones whose completion a milestone may look at, by id: those that it waits for, and
/// those that any of its deadlines counts from.
pub fn named(milestone: &Milestone) -> impl Iterator<Item = &Id> {
    let baseline = milestone.due.as_ref().map(|due| &due.deadline);
    let moved = milestone.updates.iter().filter_map(|update| update.due.as_ref());
    let counted_from = baseline.into_iter().chain(moved).filter_map(|deadline| match deadline {
        Deadline::After(_, id) => Some(id),
        _ => None,
    });
    milestone.after.iter().chain(counted_from)
}

/// Every cycle met when following the dependencies, each as the milestones on it in order, as
/// indexes into [`Plan::milestones`]. Takes time linear in milestones and dependencies.
pub fn cycles(plan: &Plan) -> Vec<Vec<usize>> {
    let mut marks = vec![Mark::New; plan.milestones.len()];
    let mut cycles = Vec::new();
    for start in 0..plan.milestones.len() {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::OnPath;
        let mut path = vec![(start, waits_for(plan, &plan.milestones[start]))];
        while let Some((here, next)) = path.last_mut() {
            let here = *here;
            match next.next() {
                None => {
                    marks[here] = Mark::Done;
                    path.pop();
                }
                Some(to) if marks[to] == Mark::New => {
                    marks[to] = Mark::OnPath;
                    path.push((to, waits_for(plan, &plan.milestones[to])));
                }
                Some(to) if marks[to] == Mark::OnPath => {
                    let from = path.iter().position(|(index, _)| *index == to).unwrap_or(0);
                    cycles.push(path[from..].iter().map(|(index, _)| *index).collect());
                }
                Some(_) => {}
            }
        }
    }
    cycles
}
