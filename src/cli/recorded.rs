//! What was recorded, a line for each update, or as rows for programs.

use std::fmt::Write as _;

use super::session::Session;
use super::write::WrittenChange;
use crate::domain::{Id, Plan, Speaker, Update, Vocabulary};
use crate::messages;
use crate::query::{Cell, Column, Data, Row, Shape, Sheet};
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
    let sheet = update_sheet(plan, &updates, &lines, file);
    session.write(|out| (format.write)(&sheet, &frame, out))
}

/// Returns the rows of updates for programs: each has the id and the index of its milestone, and its
/// position in the ledger.
fn update_sheet<'a>(
    plan: &'a Plan,
    updates: &'a [(&'a Id, usize, usize)],
    lines: &'a [Option<usize>],
    file: impl Fn(usize) -> String + 'a,
) -> Sheet<'a> {
    let keys = ["id", "date", "by", "status", "due", "file", "line"];
    let columns = keys.iter().map(|key| Column::new(*key, *key, Shape::Text, 0)).collect();
    let optional = |text: Option<String>| text.map_or(Cell::default(), Cell::text);
    let rows = updates.iter().zip(lines).map(|((id, index, position), line)| {
        let update = &plan.milestones[*index].updates[*position];
        let line = line.map_or(Data::Null, |n| Data::Number(i64::try_from(n).unwrap_or(i64::MAX)));
        let cells = vec![
            Cell::text(id.to_string()),
            Cell::text(update.date.to_string()),
            Cell::text(speaker_code(&update.by)),
            optional(update.status.map(|status| status.code().to_owned())),
            optional(update.due.as_ref().map(ToString::to_string)),
            Cell::text(file(*index)),
            Cell { shown: line_text(&line), data: Some(line), ..Cell::default() },
        ];
        Row::new(id.as_str(), cells)
    });
    Sheet::new(columns, rows)
}

fn line_text(line: &Data) -> String {
    match line {
        Data::Number(line) => line.to_string(),
        _ => String::new(),
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
