//! What was recorded, a line for each update, or as rows for programs.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::session::Session;
use super::write::WrittenChange;
use crate::domain::{Id, Place, Speaker, Update, Vocabulary};
use crate::messages;
use crate::query::{Cell, Column, Data, LoadedPlan, Row, Shape, Sheet};
use crate::record::{RecordSummary, speaker_code};
use crate::render::visible;
use crate::source::lines_of;

/// Prints every update that was added, in order: id, what it says, file and line. `word` puts an
/// update into words; it gets the milestone's index in the plan as it is.
pub(super) fn print_updates(
    session: &mut Session<'_, '_>,
    done: &WrittenChange,
    added: &[Id],
    word: impl Fn(usize, &Update) -> String,
) -> anyhow::Result<()> {
    let plan = &done.after.plan;
    let mut next = NextUpdates::default();
    let mut updates: Vec<(&Id, usize, &Update)> = Vec::new();
    let mut places = Vec::new();
    for id in added {
        let Some((index, milestone)) = plan.milestone(id) else { continue };
        let position = next.position(done, &milestone.id);
        updates.push((&milestone.id, index, &milestone.updates[position]));
        places.push(milestone.place.key("updates").item(position));
    }
    let places = written_places(&done.after, &places);
    let format = session.format()?;
    if format.name == "table" {
        let said = updates.iter().map(|(id, index, update)| (*id, word(*index, update)));
        return print_written(session, &said.collect::<Vec<_>>(), &places);
    }
    let keys = ["id", "date", "by", "status", "due", "file", "line"];
    let columns = keys.iter().map(|key| Column::new(*key, *key, Shape::Text, 0)).collect();
    let optional = |text: Option<String>| text.map_or(Cell::default(), Cell::text);
    let rows = updates.iter().zip(places).map(|((id, _, update), (file, line))| {
        let cells = vec![
            Cell::text(id.to_string()),
            Cell::text(update.date.to_string()),
            Cell::text(speaker_code(&update.by)),
            optional(update.status.map(|status| status.code().to_owned())),
            optional(update.due.as_ref().map(ToString::to_string)),
            Cell::text(file),
            line_cell(line),
        ];
        Row::new(id.as_str(), cells)
    });
    let sheet = Sheet::new(columns, rows);
    let frame = session.frame(plan.head.id.as_str(), done.after.as_of)?;
    session.write(|out| (format.write)(&sheet, &frame, out))
}

/// The position in each ledger of the next update that a change added to it.
#[derive(Default)]
pub(super) struct NextUpdates<'a>(HashMap<&'a Id, usize>);

impl<'a> NextUpdates<'a> {
    /// Returns the position of the next update of a milestone.
    pub(super) fn position(&mut self, done: &WrittenChange, id: &'a Id) -> usize {
        let old = || done.before.plan.milestone(id).map_or(0, |(_, old)| old.updates.len());
        let next = self.0.entry(id).or_insert_with(old);
        *next += 1;
        *next - 1
    }
}

/// A file as it is shown, and a line of it.
pub(super) type WrittenPlace = (String, Option<usize>);

/// Returns the files and lines of places.
pub(super) fn written_places(loaded: &LoadedPlan, places: &[Place]) -> Vec<WrittenPlace> {
    let files = &loaded.plan.files;
    let lines = lines_of(&loaded.folder, files, &places.iter().collect::<Vec<_>>());
    let shown = |place: &Place| loaded.folder.shown(&files[place.file.0 as usize]);
    places.iter().map(shown).zip(lines).collect()
}

/// Prints a line for each thing that was written: its id, what is said of it, its file and line.
pub(super) fn print_written(
    session: &mut Session<'_, '_>,
    said: &[(&Id, String)],
    places: &[WrittenPlace],
) -> anyhow::Result<()> {
    let widest = said.iter().map(|(id, _)| id.as_str().len()).max().unwrap_or_default();
    let mut text = String::new();
    for ((id, said), (file, line)) in said.iter().zip(places) {
        let line = line.map_or(String::new(), |line| format!(":{line}"));
        let (said, file) = (visible(said), visible(file));
        let _ = writeln!(text, "{:widest$}  {said}  {file}{line}", id.as_str());
    }
    session.write(|out| out.write_all(text.as_bytes()))
}

/// Returns a cell with the number of a line, if there is one.
pub(super) fn line_cell(line: Option<usize>) -> Cell {
    match line {
        Some(line) => Cell::number(line, line.to_string()),
        None => Cell { data: Some(Data::Null), ..Cell::default() },
    }
}

/// How many updates are remarked on one by one.
const MOST_REMARKS: usize = 10;

/// Says what is remarkable about updates, beside the answer.
pub(super) fn remark(session: &mut Session<'_, '_>, recorded: &RecordSummary) {
    for (by, id) in recorded.outsiders.iter().take(MOST_REMARKS) {
        let Speaker::Party(by) = by else { continue };
        session.say(&format!("`{by}` owes nothing of `{id}`: what it says can only dispute"));
    }
    if let Some(more @ 1..) = recorded.outsiders.len().checked_sub(MOST_REMARKS) {
        session.say(&format!("… and so of {}", messages::count(more, "more update")));
    }
}

/// Who said an update, and when.
pub(super) fn spoken(update: &Update) -> String {
    let by = match &update.by {
        Speaker::Party(id) => format!("by {id}"),
        Speaker::Joint => "jointly".to_owned(),
        Speaker::Independent => "by independent sources".to_owned(),
    };
    format!("{by} on {}", update.date).replace("on before", "before")
}
