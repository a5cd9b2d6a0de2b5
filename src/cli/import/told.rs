//! How columns were understood, the first rows as they would be, and what was done.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::columns::{Columns, Holds};
use super::lay_out::Ledgers;
use super::tree::Tree;
use crate::cli::session::Session;
use crate::cli::write::{Done, Recorded, spoken};
use crate::domain::{Id, Level, NodeRef, Place, Update, Vocabulary};
use crate::query::{Cell, Column, Data, Row, Shape, Sheet};
use crate::render::visible;
use crate::source::{ID, lines_of};
use crate::wording;

/// How many rows are shown as they would be.
const FIRST_ROWS: usize = 5;

/// The widest that headers and titles are shown.
const WIDEST: usize = 60;

/// What a sheet brought.
#[derive(Default)]
pub(super) struct Brought {
    /// What is new or has news, in order: what it is, and its id.
    nodes: Vec<(&'static str, Id)>,
    /// The first rows: where each is, and the milestone.
    first: Vec<String>,
    counts: Vec<(usize, &'static str)>,
    skipped: usize,
    differing: Vec<String>,
    recorded: Recorded,
}

impl Brought {
    pub(super) fn of(tree: &Tree<'_>, ledgers: &Ledgers, recorded: Recorded) -> Self {
        let mut nodes: Vec<(&'static str, Id)> = Vec::new();
        nodes.extend(tree.owners.new.iter().map(|(id, _)| ("party", id.clone())));
        let is_pillar = |level| level == Level::Pillar;
        for section in &tree.sections {
            let what = if is_pillar(section.level) { "pillar" } else { "commitment" };
            nodes.push((what, section.id.clone()));
        }
        nodes.extend(tree.milestones.iter().map(|node| ("milestone", node.id.clone())));
        let count = |what| nodes.iter().filter(|(other, _)| *other == what).count();
        let counts = vec![
            (count("milestone"), "milestone"),
            (count("commitment"), "commitment"),
            (count("pillar"), "pillar"),
            (count("party"), "party"),
            (recorded.ids.len(), "update"),
        ];
        let first = tree.milestones.iter().take(FIRST_ROWS).map(|milestone| {
            let title = milestone.title.all().next().unwrap_or_default();
            let mut line = format!("  {}  {}  {}", milestone.label, milestone.id, cut(title));
            for (key, node) in &milestone.entries {
                if let (true, crate::edit::Node::Word(word)) = (key == "due", node) {
                    let _ = write!(line, "  due {word}");
                }
            }
            for update in ledgers.get(&milestone.id).into_iter().flatten() {
                let _ = write!(line, "  {}", in_words(update));
            }
            line
        });
        let first = first.collect();
        let mut told: HashSet<&Id> = tree.milestones.iter().map(|node| &node.id).collect();
        let news = tree.words.iter().map(|word| &word.id);
        let news = news.filter(|id| ledgers.contains_key(id) && told.insert(id));
        nodes.extend(news.map(|id| ("update", id.clone())));
        let (skipped, differing) = (tree.skipped, tree.differing.clone());
        Self { nodes, first, counts, skipped, differing, recorded }
    }

    /// `66 milestones, 20 commitments and 59 updates`.
    fn counted(&self) -> String {
        let parts: Vec<String> = self
            .counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| match (*count, *noun) {
                (count @ 2.., "party") => format!("{count} parties"),
                (count, noun) => wording::count(count, noun),
            })
            .collect();
        match parts.split_last() {
            None => "nothing".to_owned(),
            Some((last, [])) => last.clone(),
            Some((last, first)) => format!("{} and {last}", first.join(", ")),
        }
    }

    /// Says what was left out or is remarkable.
    pub(super) fn remark(&self, session: &mut Session<'_, '_>) {
        for differing in self.differing.iter().take(FIRST_ROWS * 2) {
            session.say(&format!("{}: that of the plan stays", visible(differing)));
        }
        if let Some(more @ 1..) = self.differing.len().checked_sub(FIRST_ROWS * 2) {
            session.say(&format!("… and so of {}", wording::count(more, "more row")));
        }
        if self.skipped > 0 {
            let rows = wording::count(self.skipped, "row");
            session.say(&format!("{rows} left out: the plan has their milestones"));
        }
        if self.recorded.repeated > 0 {
            let updates = wording::count(self.recorded.repeated, "update");
            session.say(&format!("{updates} left out: the ledgers say so already"));
        }
        self.recorded.remark(session);
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= WIDEST {
        return text.to_owned();
    }
    let begin: String = text.chars().take(WIDEST - 1).collect();
    format!("{}…", begin.trim_end())
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
        columns.names.iter().map(|name| visible(&cut(name)).into_owned()).collect();
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let widest = names.iter().map(|name| width(name)).max().unwrap_or_default();
    let (count, rows) = (wording::count(names.len(), "column"), wording::count(rows, "row"));
    session.say(&format!("{count}, {rows}:"));
    for (at, (name, holds)) in names.iter().zip(&columns.holds).enumerate() {
        let holds = match holds {
            Holds::Field(field, None) => field.name.to_owned(),
            Holds::Field(field, Some(lang)) => format!("{}-{lang}", field.name),
            Holds::Ignored => "(left out)".to_owned(),
            Holds::Unknown => "(not understood)".to_owned(),
        };
        let space = " ".repeat(widest - width(name));
        session.say(&format!("  {:>2}  {name}{space}  {holds}", at + 1));
    }
}

/// Shows the first rows as they would be.
pub(super) fn preview(session: &mut Session<'_, '_>, brought: &Brought) {
    if !brought.first.is_empty() {
        session.say("The first rows, as they would be:");
    }
    for line in &brought.first {
        session.say(&visible(line));
    }
    session.say(&format!("{} would be added", brought.counted()));
}

/// Tells what was added, a line each, or as rows for programs.
pub(super) fn answer(
    session: &mut Session<'_, '_>,
    done: &Done,
    brought: &Brought,
) -> anyhow::Result<()> {
    let plan = &done.after.plan;
    let place = |id: &Id| -> Option<&Place> {
        match plan.find(id) {
            Some(NodeRef::Section(index)) => Some(&plan.sections[index].place),
            Some(NodeRef::Milestone(index)) => Some(&plan.milestones[index].place),
            _ => plan.party(id).map(|party| &party.place),
        }
    };
    let nodes: Vec<(&str, &Id, &Place)> =
        brought.nodes.iter().filter_map(|(what, id)| Some((*what, id, place(id)?))).collect();
    let keys: Vec<Place> = nodes.iter().map(|(.., place)| place.key(ID)).collect();
    let lines = lines_of(&done.after.folder, &plan.files, &keys.iter().collect::<Vec<_>>());
    let file = |place: &Place| done.after.folder.shown(&plan.files[place.file.0 as usize]);
    let format = session.format()?;
    if format.name == "table" {
        let widest = nodes.iter().map(|(_, id, _)| id.as_str().len()).max().unwrap_or_default();
        let mut text = String::new();
        for ((what, id, place), line) in nodes.iter().zip(&lines) {
            let line = line.map_or(String::new(), |line| format!(":{line}"));
            let file = file(place);
            let _ =
                writeln!(text, "{:widest$}  {what} added  {}{line}", id.as_str(), visible(&file));
        }
        session.write(|out| out.write_all(text.as_bytes()))?;
        session.say(&format!("{} added", brought.counted()));
        return Ok(());
    }
    let frame = session.frame(plan.head.id.as_str(), done.after.as_of)?;
    let columns =
        ["what", "file", "line"].iter().map(|key| Column::new(*key, *key, Shape::Text, 0));
    let rows = nodes.iter().zip(&lines).map(|((what, id, place), line)| {
        let data = line.map_or(Data::Null, |n| Data::Number(i64::try_from(n).unwrap_or(i64::MAX)));
        let shown = line.map_or(String::new(), |line| line.to_string());
        let cells = vec![
            Cell::text((*what).to_owned()),
            Cell::text(file(place)),
            Cell { data, shown, ..Cell::default() },
        ];
        Row::new(id.as_str(), cells)
    });
    let sheet = Sheet::new(columns.collect(), rows);
    session.write(|out| (format.write)(&sheet, &frame, out))
}
