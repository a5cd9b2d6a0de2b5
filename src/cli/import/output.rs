//! What is printed of an import: how columns were understood, the first rows as they would be, and
//! what was added.

use std::fmt::Write as _;

use crate::cli::recorded::{self, NextUpdates, line_cell, print_written, spoken, written_places};
use crate::cli::session::Session;
use crate::cli::write::WrittenChange;
use crate::domain::{Id, NodeRef, Place, Update, Vocabulary};
use crate::import::{
    ColumnMeaning, Columns, Difference, ImportSummary, PreviewRow, ValueDifference,
};
use crate::messages;
use crate::query::{Cell, Column, Row, Shape, Sheet};
use crate::render::visible;
use crate::source::ID;
use crate::text::shortened;

/// How many rows are told of that differ, or are remarkable otherwise.
const MOST_REMARKS: usize = 200;

/// The widest that headers and titles are shown.
const WIDEST: usize = 60;

/// The longest that values are shown which differ.
const LONGEST: usize = 400;

/// Says what was left out or is remarkable.
pub(super) fn remark(session: &mut Session<'_, '_>, summary: &ImportSummary) {
    for remark in summary.remarks.iter().take(MOST_REMARKS) {
        session.say(&visible(remark));
    }
    if let Some(more @ 1..) = summary.remarks.len().checked_sub(MOST_REMARKS) {
        session.say(&format!("… and so of {}", messages::count(more, "more row")));
    }
    remark_on_differences(session, summary);
    if summary.skipped > 0 {
        let rows = messages::count(summary.skipped, "row");
        session.say(&format!("{rows} left out: the plan has their milestones"));
    }
    if summary.recorded.repeated > 0 {
        let updates = messages::count(summary.recorded.repeated, "update");
        session.say(&format!("{updates} left out: the ledgers say so already"));
    }
    recorded::remark(session, &summary.recorded);
}

/// Says what rows have otherwise than what is there, every value of them.
fn remark_on_differences(session: &mut Session<'_, '_>, summary: &ImportSummary) {
    if summary.differing.is_empty() {
        return;
    }
    let rows = messages::count(summary.differing.len(), "row");
    let differ = if summary.differing.len() == 1 { "differs" } else { "differ" };
    session.say(&format!("{rows} {differ} from the plan, which stays as it is:"));
    for Difference { label, id, values } in summary.differing.iter().take(MOST_REMARKS) {
        let value = |value: &ValueDifference| {
            let in_plan = match value.in_plan.as_str() {
                "" => "nothing".to_owned(),
                text => format!("`{}`", shortened(text, LONGEST)),
            };
            format!("{} `{}`, in the plan {in_plan}", value.name, shortened(&value.here, LONGEST))
        };
        let values: Vec<String> = values.iter().map(value).collect();
        session.say(&visible(&format!("  {label}  {id}  {}", values.join("; "))));
    }
    if let Some(more @ 1..) = summary.differing.len().checked_sub(MOST_REMARKS) {
        session.say(&format!("… and so of {}", messages::count(more, "more row")));
    }
    session.say("`hito reschedule` moves a deadline; the rest is edited in the plan's files");
}

fn in_words(update: &Update) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(update.due.as_ref().map(|due| format!("deadline {due}")));
    parts.extend(update.status.map(|status| status.code().to_owned()));
    parts.extend(update.outlook.map(|outlook| outlook.code().to_owned()));
    if parts.is_empty() {
        parts.push("note".to_owned());
    }
    format!("{} {}", parts.join(", "), spoken(update))
}

/// Shows what each column was taken for.
pub(super) fn show_columns(session: &mut Session<'_, '_>, columns: &Columns, rows: usize) {
    let names: Vec<String> =
        columns.names.iter().map(|name| visible(&shortened(name, WIDEST)).into_owned()).collect();
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let widest = names.iter().map(|name| width(name)).max().unwrap_or_default();
    let (count, rows) = (messages::count(names.len(), "column"), messages::count(rows, "row"));
    session.say(&format!("{count}, {rows}:"));
    for (at, (name, holds)) in names.iter().zip(&columns.holds).enumerate() {
        let holds = match holds {
            ColumnMeaning::Field(field, None) => field.name.to_owned(),
            ColumnMeaning::Field(field, Some(lang)) => format!("{}-{lang}", field.name),
            ColumnMeaning::Ignored => "(left out)".to_owned(),
            ColumnMeaning::Unknown => "(not understood)".to_owned(),
        };
        let space = " ".repeat(widest - width(name));
        session.say(&format!("  {:>2}  {name}{space}  {holds}", at + 1));
    }
}

/// Shows the first rows as they would be.
pub(super) fn preview(session: &mut Session<'_, '_>, summary: &ImportSummary) {
    if !summary.first.is_empty() {
        session.say("The first rows, as they would be:");
    }
    for row in &summary.first {
        session.say(&visible(&preview_line(row)));
    }
    session.say(&format!("{} would be added", summary.counted()));
}

fn preview_line(row: &PreviewRow) -> String {
    let mut line = format!("  {}  {}  {}", row.label, row.id, shortened(&row.title, WIDEST));
    if let Some(due) = &row.due {
        let _ = write!(line, "  due {due}");
    }
    for update in &row.updates {
        let _ = write!(line, "  {}", in_words(update));
    }
    line
}

/// Writes what was added, a line each, or as rows for programs.
pub(super) fn write_added(
    session: &mut Session<'_, '_>,
    done: &WrittenChange,
    summary: &ImportSummary,
) -> anyhow::Result<()> {
    let plan = &done.after.plan;
    let mut next = NextUpdates::default();
    let mut place = |what: &str, id: &Id| -> Option<Place> {
        Some(match plan.find(id) {
            Some(NodeRef::Section(index)) => plan.sections[index].place.key(ID),
            Some(NodeRef::Milestone(index)) if what == "update" => {
                let milestone = &plan.milestones[index];
                milestone.place.key("updates").item(next.position(done, &milestone.id))
            }
            Some(NodeRef::Milestone(index)) => plan.milestones[index].place.key(ID),
            _ => plan.party(id)?.place.key(ID),
        })
    };
    let nodes = summary.nodes.iter();
    let (nodes, places): (Vec<_>, Vec<_>) =
        nodes.filter_map(|(what, id)| Some(((*what, id), place(what, id)?))).unzip();
    let places = written_places(&done.after, &places);
    let format = session.format()?;
    if format.name == "table" {
        let said = nodes.iter().map(|(what, id)| (*id, format!("{what} added")));
        print_written(session, &said.collect::<Vec<_>>(), &places)?;
        session.say(&format!("{} added", summary.counted()));
        return Ok(());
    }
    let frame = session.frame(plan.head.id.as_str(), done.after.as_of)?;
    let columns =
        ["what", "file", "line"].iter().map(|key| Column::new(*key, *key, Shape::Text, 0));
    let rows = nodes.iter().zip(places).map(|((what, id), (file, line))| {
        let cells = vec![Cell::text(*what), Cell::text(file), line_cell(line)];
        Row::new(id.as_str(), cells)
    });
    let sheet = Sheet::new(columns.collect(), rows);
    session.write(|out| (format.write)(&sheet, &frame, out))
}
