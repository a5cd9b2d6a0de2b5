//! A query and its options → a sheet.

use std::cmp::Ordering;
use std::collections::HashMap;

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use super::cell::{Cell, Row};
use super::compile::Query;
use super::field::{FIELDS, Field};
use super::group::{groups_of, members};
use super::sheet::{Column, Sheet};
use super::sort_key::{SortKey, key, keys};
use super::view::{Item, RowLevel, Subject, View};
use crate::domain::{SectionLevel, UNNAMED};

/// What to show of the items that match, and how.
#[derive(Debug)]
pub struct Selection<'q> {
    /// What rows are about.
    pub level: RowLevel,
    /// Which of them.
    pub query: &'q Query,
    /// Their columns.
    pub columns: Vec<&'static Field>,
    /// Their order, most important first; the order of the plan where that leaves them equal.
    pub order: Vec<SortOrder>,
    /// What they are grouped by. A row with several values is in several groups.
    pub group_by: Option<&'static Field>,
    /// At most how many rows.
    pub limit: Option<usize>,
}

/// One key to sort by. Rows without a value come last, either way.
#[derive(Clone, Copy, Debug)]
pub struct SortOrder {
    /// The field.
    pub field: &'static Field,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// Returns every field that rows of a level have in JSON.
pub fn all_columns(level: RowLevel) -> Vec<&'static Field> {
    FIELDS.iter().copied().filter(|field| field.in_json.contains(&level)).collect()
}

/// Returns the milestones that match, in the order of the plan.
pub fn matching(view: &View<'_>, query: &Query) -> Vec<usize> {
    let count = view.plan().milestones.len();
    if query.is_empty() {
        return (0..count).collect();
    }
    let is_match = |index: &usize| {
        query.matches(Subject { snapshot: view.snapshot, item: &Item::Milestone(*index) })
    };
    (0..count).into_par_iter().with_min_len(AT_ONCE).filter(is_match).collect()
}

/// Returns the items of a level that match, in the order of the plan. A section or party is there
/// when something under it matches, or when the query is empty.
pub fn items<'a>(view: &View<'a>, level: RowLevel, query: &Query) -> Vec<Item<'a>> {
    let plan = view.plan();
    let is_match = |item: &Item<'a>| {
        let item: &Item<'_> = item;
        query.matches(Subject { snapshot: view.snapshot, item })
    };
    let counts_by_updates = matches!(level, RowLevel::Update | RowLevel::Evidence);
    let milestones = if counts_by_updates {
        (0..plan.milestones.len()).collect()
    } else {
        matching(view, query)
    };
    let milestones = milestones.into_iter();
    match level {
        RowLevel::Milestone => milestones.map(Item::Milestone).collect(),
        RowLevel::Update => {
            let updates = milestones.flat_map(|index| {
                let entries = &view.snapshot.states[index].standing.entries;
                entries.iter().map(move |entry| Item::Update(index, *entry))
            });
            updates.filter(is_match).collect()
        }
        RowLevel::Evidence => {
            let evidence = milestones.flat_map(|index| {
                let entries = &view.snapshot.states[index].standing.entries;
                entries.iter().flat_map(move |entry| {
                    let many = plan.milestones[index].updates[*entry].evidence.len();
                    (0..many).map(move |position| Item::Evidence(index, *entry, position))
                })
            });
            evidence.filter(is_match).collect()
        }
        RowLevel::Pillar => sections(view, milestones.collect(), SectionLevel::Pillar, query),
        RowLevel::Commitment => {
            sections(view, milestones.collect(), SectionLevel::Commitment, query)
        }
        RowLevel::Party => parties(view, &milestones.collect::<Vec<_>>(), query),
    }
}

fn sections<'a>(
    view: &View<'a>,
    milestones: Vec<usize>,
    level: SectionLevel,
    query: &Query,
) -> Vec<Item<'a>> {
    let plan = view.plan();
    let mut under = vec![Vec::new(); plan.sections.len()];
    for index in milestones {
        let parent = plan.milestones[index].parent;
        under[parent].push(index);
        if let Some(pillar) = plan.sections[parent].parent {
            under[pillar].push(index);
        }
    }
    let found = under.into_iter().enumerate();
    found
        .filter(|(section, under)| {
            plan.sections[*section].level == level && (query.is_empty() || !under.is_empty())
        })
        .map(|(section, under)| Item::Section(section, under))
        .collect()
}

fn parties<'a>(view: &View<'a>, milestones: &[usize], query: &Query) -> Vec<Item<'a>> {
    let plan = view.plan();
    let sides = plan.head.sides.iter().map(|side| &side.id);
    let ids = sides.chain(plan.parties.iter().map(|party| &party.id));
    let mut position = HashMap::new();
    let mut found: Vec<(&'a crate::domain::Id, Vec<usize>)> = Vec::new();
    for id in ids {
        position.insert(id, found.len());
        found.push((id, Vec::new()));
    }
    for &index in milestones {
        for party in plan.milestones[index].parties.iter().filter(|id| !id.is(UNNAMED)) {
            if let Some(position) = position.get(party) {
                found[*position].1.push(index);
            }
        }
    }
    found.retain(|(_, milestones)| query.is_empty() || !milestones.is_empty());
    found.into_iter().map(|(id, milestones)| Item::Party(id, milestones)).collect()
}

/// How many milestones are worth a thread of their own.
const AT_ONCE: usize = 512;

/// Makes the sheet of a selection.
pub fn select<'a>(view: &View<'a>, selection: &Selection<'_>) -> Sheet<'a> {
    let mut items = items(view, selection.level, selection.query);
    let columns = selection.columns.iter().zip(0..).map(|(f, rank)| Column::of(f, view, rank));
    let columns: Vec<Column> = columns.collect();
    let groups = selection.group_by.map(|field| (field, groups_of(view, field, &items)));
    sort(view, &selection.order, &mut items);
    let limit = selection.limit.unwrap_or(usize::MAX);
    let Some((field, groups)) = groups else {
        let (view, fields) = (*view, selection.columns.clone());
        let count = limit.min(items.len());
        let make = move |index: usize| row(&view, &fields, &items[index], 0);
        return Sheet::made(columns, count, make);
    };
    let members = members(view, field, &items, &groups);
    let placed = members.iter().enumerate();
    let placed = placed.flat_map(|(group, inside)| inside.iter().map(move |item| (group, *item)));
    let rows = placed.take(limit).map(|(group, item)| row(view, &selection.columns, item, group));
    let rows = rows.collect();
    Sheet { columns, rows, groups: groups.into_iter().map(|group| group.heading).collect() }
}

/// Returns the row of an item.
fn row(view: &View<'_>, fields: &[&Field], item: &Item<'_>, group: usize) -> Row {
    let subject = Subject { snapshot: view.snapshot, item };
    let cells = fields.iter().map(|field| cell(view, field, subject)).collect();
    Row { id: subject.id(), cells, group }
}

/// Returns the cell of a field of an item.
pub fn cell(view: &View<'_>, field: &Field, subject: Subject<'_>) -> Cell {
    let mut values = Vec::new();
    (field.read)(subject, &mut values);
    Cell::of(field, &values, view)
}

fn sort(view: &View<'_>, order: &[SortOrder], items: &mut Vec<Item<'_>>) {
    if order.is_empty() {
        return;
    }
    let first = |field: &Field, item: &Item<'_>| keys(view, field, item, key).swap_remove(0);
    let mut keyed: Vec<(Vec<SortKey>, Item<'_>)> = std::mem::take(items)
        .into_iter()
        .map(|item| (order.iter().map(|order| first(order.field, &item)).collect(), item))
        .collect();
    keyed.sort_by(|(a, _), (b, _)| {
        let orders = order.iter().zip(a.iter().zip(b)).map(|(order, (a, b))| {
            let there = a != &SortKey::None && b != &SortKey::None;
            if order.descending && there { b.order(a) } else { a.order(b) }
        });
        orders.fold(Ordering::Equal, Ordering::then)
    });
    items.extend(keyed.into_iter().map(|(_, item)| item));
}
