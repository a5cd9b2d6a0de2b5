//! What was recorded, told in a line each, or as rows for programs.

use std::fmt::Write as _;

use super::change::Done;
use crate::cli::session::Session;
use crate::domain::{Id, Update, Vocabulary};
use crate::query::{Cell, Column, Data, Row, Shape, Sheet};
use crate::render::visible;
use crate::source::lines_of;

/// Tells every update that was added, in order: id, what it says, file and line. `word` says what
/// an update is in words; it is given the milestone's index, in the plan as it is.
pub(in crate::cli) fn tell(
    session: &mut Session<'_, '_>,
    done: &Done,
    added: &[Id],
    word: impl Fn(usize, &Update) -> String,
) -> anyhow::Result<()> {
    let plan = &done.after.plan;
    let mut updates: Vec<(&Id, usize, usize)> = Vec::new();
    let mut next: std::collections::HashMap<&Id, usize> = std::collections::HashMap::new();
    for id in added {
        let Some((index, milestone)) = plan.milestone(id) else { continue };
        let old = done.before.plan.milestone(id).map_or(0, |(_, old)| old.updates.len());
        let position = next.entry(id).or_insert(old);
        updates.push((&milestone.id, index, *position));
        *position += 1;
    }
    let places: Vec<_> = updates
        .iter()
        .map(|(_, index, position)| plan.milestones[*index].place.key("updates").item(*position))
        .collect();
    let lines = lines_of(&done.after.folder, &plan.files, &places.iter().collect::<Vec<_>>());
    let file = |index: usize| {
        let place = &plan.milestones[index].place;
        done.after.folder.shown(&plan.files[place.file.0 as usize])
    };
    let format = session.format()?;
    let frame = session.frame(plan.head.id.as_str(), done.after.as_of)?;
    if format.name == "table" {
        let widest = updates.iter().map(|(id, ..)| id.as_str().len()).max().unwrap_or_default();
        let mut text = String::new();
        for ((id, index, position), line) in updates.iter().zip(&lines) {
            let said = word(*index, &plan.milestones[*index].updates[*position]);
            let line = line.map_or(String::new(), |line| format!(":{line}"));
            let (said, file) = (visible(&said).into_owned(), file(*index));
            let _ = writeln!(text, "{:widest$}  {said}  {}{line}", id.as_str(), visible(&file));
        }
        return session.write(|out| out.write_all(text.as_bytes()));
    }
    let keys = ["id", "date", "by", "status", "due", "file", "line"];
    let columns = keys.iter().map(|key| Column::new(*key, *key, Shape::Text, 0)).collect();
    let optional = |text: Option<String>| text.map_or(Cell::default(), Cell::text);
    let rows = updates.iter().zip(&lines).map(|((id, index, position), line)| {
        let update = &plan.milestones[*index].updates[*position];
        let line = line.map_or(Data::Null, |n| Data::Number(i64::try_from(n).unwrap_or(i64::MAX)));
        let cells = vec![
            Cell::text(id.to_string()),
            Cell::text(update.date.to_string()),
            Cell::text(super::refused::speaker_code(&update.by)),
            optional(update.status.map(|status| status.code().to_owned())),
            optional(update.due.as_ref().map(ToString::to_string)),
            Cell::text(file(*index)),
            Cell { shown: line_text(&line), data: Some(line), ..Cell::default() },
        ];
        Row::new(id.as_str(), cells)
    });
    let sheet = Sheet::new(columns, rows);
    session.write(|out| (format.write)(&sheet, &frame, out))
}

fn line_text(line: &Data) -> String {
    match line {
        Data::Number(line) => line.to_string(),
        _ => String::new(),
    }
}
