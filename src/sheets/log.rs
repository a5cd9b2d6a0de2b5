//! Updates in a table.

use super::cells::{declarations, milestone_cell, speaker};
use crate::domain::{Milestone, Update};
use crate::i18n::{self, Phrase, phrases};
use crate::query::{Cell, Column, Item, NOTHING, Row, Shape, Sheet, Tone, View};

/// Returns the index of the milestone of an update, and that of the update in its ledger.
fn positions(item: &Item<'_>) -> (usize, usize) {
    match item {
        Item::Update(milestone, update) | Item::Evidence(milestone, update, _) => {
            (*milestone, *update)
        }
        _ => (0, 0),
    }
}

/// Returns the milestone that an update or its evidence is about.
pub fn milestone_of<'a>(view: &View<'a>, item: &Item<'_>) -> &'a Milestone {
    &view.plan().milestones[positions(item).0]
}

/// Returns the update of an item of the level of updates or evidence.
pub fn update_of<'a>(view: &View<'a>, item: &Item<'_>) -> &'a Update {
    &milestone_of(view, item).updates[positions(item).1]
}

/// Returns a row for each update: date, speaker, declarations, milestone and note.
pub fn log_sheet(view: &View<'_>, updates: &[Item<'_>]) -> Sheet<'static> {
    let lang = view.lang;
    let column = |key, title: Phrase, shape, rank| Column::new(key, title.to(lang), shape, rank);
    let columns = vec![
        column("date", phrases::DATE, Shape::Date, 0),
        column("by", phrases::BY, Shape::Party, 1),
        column("declared", phrases::STATUS, Shape::Word, 2),
        column("milestone", phrases::MILESTONE, Shape::Text, 1),
        column("note", phrases::NOTE, Shape::Text, 3),
    ];
    let rows = updates.iter().map(|item| {
        let (of, milestone) = (update_of(view, item), milestone_of(view, item));
        let cells = vec![
            Cell::text(i18n::date(of.date, lang)),
            Cell::text(speaker(view, of)),
            declared(view, of),
            milestone_cell(view, positions(item).0),
            note(view, of),
        ];
        Row::new(milestone.id.as_str(), cells)
    });
    Sheet::new(columns, rows)
}

/// Returns what an update declares.
fn declared(view: &View<'_>, update: &Update) -> Cell {
    let parts = declarations(view, update);
    if parts.is_empty() {
        return Cell::text(NOTHING).tone(Tone::Dim);
    }
    Cell::text(parts.join(", "))
}

/// Returns the note, with the first web address of the evidence below it.
fn note(view: &View<'_>, update: &Update) -> Cell {
    let text = update.note.as_ref().or(update.reason.as_ref());
    let cell = Cell::text(text.map(|text| view.text(text)).unwrap_or_default());
    let mut evidence = update.evidence.iter().filter_map(|e| view.plan().evidence(e));
    match evidence.find_map(|evidence| evidence.url.as_deref()) {
        Some(url) => cell.detail(url),
        None => cell,
    }
}
