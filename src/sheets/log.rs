//! Updates in a table.

use super::cells::{declarations, milestone_cell, speaker};
use crate::domain::Update;
use crate::i18n::{self, Phrase, phrases};
use crate::query::{Cell, Column, Item, NOTHING, Row, Shape, Sheet, Tone, View};

/// Returns the update of an item of the level of updates or evidence, and the index of its
/// milestone.
pub fn update_of<'a>(view: &View<'a>, item: &Item<'_>) -> (usize, &'a Update) {
    let (milestone, update) = match item {
        Item::Update(milestone, update) | Item::Evidence(milestone, update, _) => {
            (*milestone, *update)
        }
        _ => (0, 0),
    };
    (milestone, &view.plan().milestones[milestone].updates[update])
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
        let (milestone, of) = update_of(view, item);
        let cells = vec![
            Cell::text(i18n::date(of.date, lang)),
            Cell::text(speaker(view, of)),
            declared(view, of),
            milestone_cell(view, milestone),
            note(view, of),
        ];
        Row::new(view.plan().milestones[milestone].id.as_str(), cells)
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
