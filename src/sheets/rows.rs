//! Items as rows for programs.

use crate::query::{Column, Item, Row, RowLevel, Sheet, Subject, View, all_columns, cell};

/// Returns a sheet of milestones, by index, with a column for each field.
pub fn milestone_rows<'a>(view: &View<'a>, milestones: Vec<usize>) -> Sheet<'a> {
    let items = milestones.into_iter().map(Item::Milestone).collect();
    rows_for_programs(view, RowLevel::Milestone, items)
}

/// Returns a sheet of the items of a level, with a column for each field of that level.
pub fn rows_for_programs<'a>(view: &View<'a>, level: RowLevel, items: Vec<Item<'a>>) -> Sheet<'a> {
    let fields = all_columns(level);
    let columns = fields.iter().map(|field| Column::of(field, view, 0)).collect();
    let (view, count) = (*view, items.len());
    Sheet::made(columns, count, move |position| {
        let subject = Subject { snapshot: view.snapshot, item: &items[position] };
        let cells = fields.iter().map(|field| cell(&view, field, subject)).collect();
        Row::new(subject.id(), cells)
    })
}
