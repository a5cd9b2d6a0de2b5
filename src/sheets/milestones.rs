//! Sheets with a row for each milestone, and the columns that several of them have.

use super::cells::{deadline_cell, due_in, late_by, milestone_cell, owners_cell, status_cell};
use crate::i18n::{Phrase, phrases};
use crate::query::{Cell, Column, Row, Shape, Sheet, View};

/// A column of milestones: its key, heading, shape and rank, and what its cell is made with from the
/// index of a milestone.
pub type MilestoneColumn = (&'static str, Phrase, Shape, u8, fn(&View<'_>, usize) -> Cell);

/// The number of days by which a milestone is overdue.
pub const OVERDUE: MilestoneColumn = ("overdue", phrases::LATE_BY, Shape::Number, 0, late_by);

/// The number of days until the deadline.
pub const DUE_IN: MilestoneColumn = ("due_in", phrases::WHEN, Shape::Number, 0, due_in);

/// The current deadline.
pub const DUE: MilestoneColumn = ("due", phrases::DEADLINE, Shape::Deadline, 2, deadline_cell);

/// The title, with the id.
pub const MILESTONE: MilestoneColumn =
    ("milestone", phrases::MILESTONE, Shape::Text, 1, milestone_cell);

/// The parties that owe the milestone.
pub const PARTY: MilestoneColumn = ("party", phrases::OWED_BY, Shape::Party, 3, owners_cell);

/// The status.
pub const STATUS: MilestoneColumn = ("status", phrases::STATUS, Shape::Word, 4, status_cell);

/// Returns a sheet with a row for each milestone, made from its index.
pub fn milestone_sheet<'a>(
    view: &View<'a>,
    milestones: &[usize],
    columns: &[MilestoneColumn],
) -> Sheet<'a> {
    let (view, indexes, made) = (*view, milestones.to_vec(), columns.to_vec());
    let heading = |(key, title, shape, rank, _): &MilestoneColumn| {
        Column::new(*key, title.to(view.lang), *shape, *rank)
    };
    let columns = columns.iter().map(heading).collect();
    Sheet::made(columns, indexes.len(), move |position| {
        let index = indexes[position];
        let cells = made.iter().map(|(.., cell)| cell(&view, index)).collect();
        Row::new(view.plan().milestones[index].id.as_str(), cells)
    })
}
