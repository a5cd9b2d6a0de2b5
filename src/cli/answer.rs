//! Writes the answer of a command: a sentence and a table for people, rows for programs.

use std::io::Write;

use super::outcome::Outcome;
use super::session::Session;
use crate::i18n::phrases;
use crate::query::{Sheet, View};
use crate::render::{RenderContext, wrapped};
use crate::sheets::{
    DUE, MILESTONE, MilestoneColumn, PARTY, STATUS, milestone_rows, milestone_sheet,
};

/// Writes a sheet in the format of the answer; above a table, the sentence. If the sheet is empty
/// and there is no sentence, a message on the standard error says so.
pub(super) fn write(
    session: &mut Session<'_, '_>,
    view: &View<'_>,
    sentence: Option<&str>,
    sheet: &Sheet<'_>,
) -> anyhow::Result<Outcome> {
    let format = session.format()?;
    let context = session.frame(view.plan().head.id.as_str(), view.snapshot.as_of)?;
    let sentence = sentence.filter(|_| format.name == "table");
    let write = |out: &mut dyn Write| {
        if let Some(sentence) = sentence {
            out.write_all(wrapped(sentence, context.width).as_bytes())?;
            if !sheet.rows.is_empty() {
                writeln!(out)?;
            }
        }
        (format.write)(sheet, &context, out)
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
    Ok(Outcome::Done)
}

/// Writes milestones by their deadlines: a sentence and a table for people, whose first column is
/// the answer's own; the whole rows for programs.
pub(super) fn write_by_deadline(
    session: &mut Session<'_, '_>,
    view: &View<'_>,
    milestones: Vec<usize>,
    first: MilestoneColumn,
    sentence: impl FnOnce() -> String,
) -> anyhow::Result<Outcome> {
    if session.format()?.for_people {
        let columns = [first, DUE, MILESTONE, PARTY, STATUS];
        let sheet = milestone_sheet(view, &milestones, &columns);
        return write(session, view, Some(&sentence()), &sheet);
    }
    write(session, view, None, &milestone_rows(view, milestones))
}

/// Writes a page for people.
pub(super) fn write_page(
    session: &mut Session<'_, '_>,
    view: &View<'_>,
    page: impl FnOnce(&RenderContext) -> String,
) -> anyhow::Result<Outcome> {
    let context = session.frame(view.plan().head.id.as_str(), view.snapshot.as_of)?;
    session.write_text(|out| out.write_all(page(&context).as_bytes()))?;
    Ok(Outcome::Done)
}
