//! Items by the values of a field.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::cell::{Cell, NOTHING, data_of, words_of};
use super::field::{Field, PILLAR, Takes};
use super::sort_key::{SortKey, key, keys};
use super::value::Value;
use super::view::{Item, Subject, View};
use crate::i18n::phrases;

/// A group of items by a value.
pub(super) struct Group {
    /// The key that distinguishes its value.
    value: SortKey,
    /// What it is put in order by.
    order: SortKey,
    pub(super) heading: Cell,
}

/// Returns the groups of a field's values over items.
pub(super) fn groups_of(view: &View<'_>, field: &Field, items: &[Item<'_>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<SortKey, usize> = HashMap::new();
    for item in items {
        let subject = Subject { snapshot: view.snapshot, item };
        let mut values = Vec::new();
        (field.read)(subject, &mut values);
        if values.is_empty() && !known.contains_key(&SortKey::None) {
            known.insert(SortKey::None, groups.len());
            let heading = no_value(view, field);
            groups.push(Group { value: SortKey::None, order: SortKey::None, heading });
        }
        for value in &values {
            let (own, order) = (group_key(field, value, view), key(field, value, view));
            let position = *known.entry(own.clone()).or_insert(groups.len());
            match groups.get_mut(position) {
                // Deadlines that say the same may end on several days.
                Some(group) if order.order(&group.order) == Ordering::Less => group.order = order,
                Some(_) => {}
                None => groups.push(Group { value: own, order, heading: heading(view, value) }),
            }
        }
    }
    // Ids come as the plan has them, words in the order of their list, days and numbers in theirs.
    // What has no value comes last.
    groups.sort_by(|a, b| match (&a.order, &b.order) {
        _ if matches!(field.takes, Takes::Id) => Ordering::Equal,
        (SortKey::Text(_), SortKey::Text(_)) => Ordering::Equal,
        (a, b) => a.order(b),
    });
    groups
}

/// Returns what a value has in common with those of its group: all that is shown of it. Two that
/// end on one day may say different things.
fn group_key(field: &Field, value: &Value<'_>, view: &View<'_>) -> SortKey {
    match value {
        Value::Date(date) => SortKey::Text(date.to_string()),
        Value::Deadline(deadline, _) => SortKey::Text(deadline.to_string()),
        Value::Days(days, true) => SortKey::Text(days.to_string()),
        value => key(field, value, view),
    }
}

/// Returns the heading of what has no value. What hangs under no pillar is the plan's preamble.
fn no_value(view: &View<'_>, field: &Field) -> Cell {
    let shown = if field.name == PILLAR.name {
        phrases::PREAMBLE.to(view.lang).to_owned()
    } else {
        format!("{}: {NOTHING}", field.title.to(view.lang))
    };
    Cell { shown, ..Cell::default() }
}

/// Items by the values of a field: each group with its heading and its items. An item with several
/// values is in several groups.
pub fn grouped<'i, 'a>(
    view: &View<'_>,
    field: &Field,
    items: &'i [Item<'a>],
) -> Vec<(Cell, Vec<&'i Item<'a>>)> {
    let groups = groups_of(view, field, items);
    let members = members(view, field, items, &groups);
    groups.into_iter().map(|group| group.heading).zip(members).collect()
}

/// Returns the items of each group, in their order.
pub(super) fn members<'i, 'a>(
    view: &View<'_>,
    field: &Field,
    items: &'i [Item<'a>],
    groups: &[Group],
) -> Vec<Vec<&'i Item<'a>>> {
    let position: HashMap<&SortKey, usize> =
        groups.iter().enumerate().map(|(position, group)| (&group.value, position)).collect();
    let mut members: Vec<Vec<&Item<'a>>> = vec![Vec::new(); groups.len()];
    for item in items {
        for group in keys(view, field, item, group_key).iter().filter_map(|key| position.get(key)) {
            let inside = &mut members[*group];
            // Two values of an item may be one and the same to sort by.
            if inside.last().is_none_or(|last| !std::ptr::eq(*last, item)) {
                inside.push(item);
            }
        }
    }
    members
}

/// Returns a group's heading: the value for programs; for people a section's id and title, else the
/// value in words.
fn heading(view: &View<'_>, value: &Value<'_>) -> Cell {
    let words = words_of(value, view);
    let shown = match value {
        Value::Id(id) => match view.plan().find(id) {
            Some(crate::domain::NodeRef::Section(section)) => {
                format!("{words} {}", view.text(&view.plan().sections[section].title))
            }
            _ => words,
        },
        _ => words,
    };
    Cell { data: Some(data_of(value, view)), shown, ..Cell::default() }
}
