//! Cells and words that several commands show.

use crate::domain::snapshot::current_deadline;
use crate::domain::{Class, Flag, Id, Milestone, Speaker, UNNAMED, Update};
use crate::query::{Cell, Column, Item, Row, Shape, Sheet, Tone, View};
use crate::words::{self, Word, phrases};

/// The milestones among items.
pub(super) fn milestones(items: Vec<Item<'_>>) -> Vec<usize> {
    let index = |item| {
        if let Item::Milestone(index) = item { Some(index) } else { None }
    };
    items.into_iter().filter_map(index).collect()
}

/// A milestone by its title, its id below.
pub(super) fn milestone_cell(view: &View<'_>, milestone: &Milestone) -> Cell {
    Cell::text(view.text(&milestone.title)).detail(milestone.id.as_str())
}

/// The current deadline in words; below it how hard the promise binds.
pub(super) fn deadline_cell(view: &View<'_>, index: usize) -> Cell {
    let milestone = &view.plan().milestones[index];
    let standing = &view.snapshot.states[index].standing;
    let deadline = current_deadline(milestone, standing);
    match deadline {
        Some(deadline) => Cell::text(words::deadline(deadline, view.lang)),
        None => Cell::text(phrases::UNDATED.to(view.lang)).tone(Tone::Dim),
    }
}

/// Who owes a milestone, by short names.
pub(super) fn owners_cell(view: &View<'_>, milestone: &Milestone) -> Cell {
    Cell::text(owners(view, milestone).join(", "))
}

/// The status in words; below it the strength of the promise.
pub(super) fn status_cell(view: &View<'_>, index: usize) -> Cell {
    let milestone = &view.plan().milestones[index];
    let state = &view.snapshot.states[index];
    let word = words::status(state.status()).to(view.lang);
    let disputed = state.has(Flag::Disputed);
    let cell = if disputed {
        let disputed = words::flag(Flag::Disputed).to(view.lang);
        Cell::text(format!("{word} · {disputed}")).tone(Tone::Warn)
    } else {
        Cell::text(word)
    };
    match milestone.strength {
        Some(strength) => cell.detail(words::strength(strength).to(view.lang)),
        None => cell,
    }
}

/// Who speaks in an update, in words. The independent are the press where all they rest on is.
pub(super) fn speaker(view: &View<'_>, update: &Update) -> String {
    let mut evidence = update.evidence.iter().filter_map(|e| view.plan().evidence(e)).peekable();
    let there = evidence.peek().is_some();
    let is_press = there && evidence.all(|evidence| evidence.class == Some(Class::Press));
    match &update.by {
        Speaker::Joint => phrases::JOINT.to(view.lang).to_owned(),
        Speaker::Independent if is_press => phrases::PRESS.to(view.lang).to_owned(),
        Speaker::Independent => phrases::INDEPENDENT.to(view.lang).to_owned(),
        Speaker::Party(id) => view.party(id),
    }
}

/// Who owes a milestone, by short names.
pub(super) fn owners(view: &View<'_>, milestone: &Milestone) -> Vec<String> {
    let name = |id: &Id| {
        if id.is(UNNAMED) { phrases::NOBODY_NAMED.to(view.lang).to_owned() } else { view.party(id) }
    };
    milestone.parties.iter().map(name).collect()
}

/// Milestones by their deadlines: a cell of the command's own, by its key and heading, before what
/// every such table shows.
pub(super) fn sheet_by_deadline(
    view: &View<'_>,
    (key, title): (&str, Word),
    milestones: &[usize],
    first: fn(&View<'_>, usize) -> Cell,
) -> Sheet {
    let column = |key, title: Word, shape, rank| Column::new(key, title.to(view.lang), shape, rank);
    let columns = vec![
        column(key, title, Shape::Number, 0),
        column("due", phrases::DEADLINE, Shape::Deadline, 2),
        column("milestone", phrases::MILESTONE, Shape::Text, 1),
        column("party", phrases::OWED_BY, Shape::Party, 3),
        column("status", phrases::STATUS, Shape::Word, 4),
    ];
    let rows = milestones.iter().map(|index| {
        let milestone = &view.plan().milestones[*index];
        let cells = vec![
            first(view, *index),
            deadline_cell(view, *index),
            milestone_cell(view, milestone),
            owners_cell(view, milestone),
            status_cell(view, *index),
        ];
        Row::new(milestone.id.as_str(), cells)
    });
    Sheet::new(columns, rows)
}
