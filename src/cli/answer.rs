//! How commands give their answer: for people a sentence and a table, for programs rows.

use std::io::Write;

use crate::i18n::phrases;
use crate::query::{Column, Item, Row, RowLevel, Sheet, Subject, View, all_columns, cell};
use crate::render::wrapped;

use super::session::Session;

/// Writes a sheet in the format asked for; a table with the answer in a sentence above it. An
/// empty sheet without a sentence is remarked on beside the answer.
pub(super) fn write(
    session: &mut Session<'_, '_>,
    view: &View<'_>,
    sentence: Option<&str>,
    sheet: &Sheet<'_>,
) -> anyhow::Result<()> {
    let format = session.format()?;
    let frame = session.frame(view.plan().head.id.as_str(), view.snapshot.as_of)?;
    let sentence = sentence.filter(|_| format.name == "table");
    let write = |out: &mut dyn Write| {
        if let Some(sentence) = sentence {
            out.write_all(wrapped(sentence, frame.width).as_bytes())?;
            if !sheet.rows.is_empty() {
                writeln!(out)?;
            }
        }
        (format.write)(sheet, &frame, out)
    };
    if format.name == "table" {
        session.write_text(write)?;
    } else {
        session.write(write)?;
    }
    if sheet.rows.is_empty() && format.for_people && sentence.is_none() {
        let empty = view.plan().milestones.is_empty();
        let phrase = if empty { phrases::NO_MILESTONES } else { phrases::NO_MATCH };
        session.say(phrase.to(view.lang));
    }
    Ok(())
}

/// Items of a level as rows for programs: every field.
pub(super) fn rows_for_programs<'a>(
    view: &View<'a>,
    level: RowLevel,
    items: Vec<Item<'a>>,
) -> Sheet<'a> {
    let fields = all_columns(level);
    let columns = fields.iter().map(|field| Column::of(field, view, 0)).collect();
    let (view, count) = (*view, items.len());
    Sheet::made(columns, count, move |position| {
        let subject = Subject { snapshot: view.snapshot, item: &items[position] };
        let cells = fields.iter().map(|field| cell(&view, field, subject)).collect();
        Row::new(subject.id(), cells)
    })
}
