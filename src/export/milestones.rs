//! The milestones of an export.

use super::format::Material;
use crate::domain::Milestone;
use crate::domain::snapshot::State;
use crate::query::{Item, RowLevel, items};

/// Returns the milestones that match the query, with their states, in the order of the plan.
pub(super) fn milestones<'a>(
    material: &Material<'a>,
) -> impl Iterator<Item = (&'a Milestone, &'a State)> + use<'a> {
    let snapshot = material.view.snapshot;
    let items = items(&material.view, RowLevel::Milestone, material.query);
    items.into_iter().filter_map(move |item| match item {
        Item::Milestone(index) => Some((&snapshot.plan.milestones[index], &snapshot.states[index])),
        _ => None,
    })
}
