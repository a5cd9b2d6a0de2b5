//! How columns were understood, the first rows as they would be, and what was done.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::mem::take;

use super::columns::{Columns, Holds};
use super::known::{Differing, Value};
use super::lay_out::Ledgers;
use super::tree::Tree;
use crate::cli::recorded::{self, spoken};
use crate::cli::session::Session;
use crate::cli::write::WrittenChange;
use crate::domain::{Id, NodeRef, Place, SectionLevel, Update, Vocabulary};
use crate::messages;
use crate::query::{Cell, Column, Data, Row, Shape, Sheet};
use crate::record::RecordSummary;
use crate::render::visible;
use crate::source::{ID, lines_of};

/// How many rows are shown as they would be.
const FIRST_ROWS: usize = 5;

/// How many rows are told of that differ, or are remarkable otherwise.
const MOST_REMARKS: usize = 200;

/// The widest that headers and titles are shown.
const WIDEST: usize = 60;

/// The longest that values are shown which differ.
const LONGEST: usize = 400;

/// What a sheet brought.
#[derive(Default)]
pub(super) struct Brought {
    /// What is new or has news, in order: what it is, and its id.
    nodes: Vec<(&'static str, Id)>,
    /// The first rows: where each is, and the milestone.
    first: Vec<String>,
    counts: Vec<(usize, &'static str)>,
    skipped: usize,
    differing: Vec<Differing>,
    /// What else is to be told.
    remarks: Vec<String>,
    /// The rows that nodes are from.
    rows: HashMap<Id, String>,
    recorded: RecordSummary,
}

impl Brought {
    pub(super) fn of(tree: &mut Tree<'_>, ledgers: &Ledgers, recorded: RecordSummary) -> Self {
        let mut nodes: Vec<(&'static str, Id)> = Vec::new();
        nodes.extend(tree.owners.new.iter().map(|(id, _)| ("party", id.clone())));
        let is_pillar = |level| level == SectionLevel::Pillar;
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
            let mut line =
                format!("  {}  {}  {}", milestone.label, milestone.id, cut(title, WIDEST));
            for (key, node) in &milestone.entries {
                if let (true, crate::yaml::edit::Node::Word(word)) = (key == "due", node) {
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
        for id in tree.words.iter().map(|word| &word.id).filter(|id| told.insert(id)) {
            let count = ledgers.get(id).map_or(0, Vec::len);
            nodes.extend((0..count).map(|_| ("update", id.clone())));
        }
        Self {
            nodes,
            first,
            counts,
            skipped: tree.skipped,
            differing: take(&mut tree.differing),
            remarks: take(&mut tree.remarks),
            rows: take(&mut tree.rows),
            recorded,
        }
    }

    /// The rows that nodes are from.
    pub(super) fn rows(&self) -> &HashMap<Id, String> {
        &self.rows
    }

    /// `66 milestones, 20 commitments and 59 updates`.
    fn counted(&self) -> String {
        let parts: Vec<String> = self
            .counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| match (*count, *noun) {
                (count @ 2.., "party") => format!("{count} parties"),
                (count, noun) => messages::count(count, noun),
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
        for remark in self.remarks.iter().take(MOST_REMARKS) {
            session.say(&visible(remark));
        }
        if let Some(more @ 1..) = self.remarks.len().checked_sub(MOST_REMARKS) {
            session.say(&format!("… and so of {}", messages::count(more, "more row")));
        }
        self.remark_on_differences(session);
        if self.skipped > 0 {
            let rows = messages::count(self.skipped, "row");
            session.say(&format!("{rows} left out: the plan has their milestones"));
        }
        if self.recorded.repeated > 0 {
            let updates = messages::count(self.recorded.repeated, "update");
            session.say(&format!("{updates} left out: the ledgers say so already"));
        }
        recorded::remark(session, &self.recorded);
    }

    /// Says what rows have otherwise than what is there, every value of them.
    fn remark_on_differences(&self, session: &mut Session<'_, '_>) {
        if self.differing.is_empty() {
            return;
        }
        let rows = messages::count(self.differing.len(), "row");
        let differ = if self.differing.len() == 1 { "differs" } else { "differ" };
        session.say(&format!("{rows} {differ} from the plan, which stays as it is:"));
        for Differing { label, id, values } in self.differing.iter().take(MOST_REMARKS) {
            let value = |value: &Value| {
                let in_plan = match value.in_plan.as_str() {
                    "" => "nothing".to_owned(),
                    text => format!("`{}`", cut(text, LONGEST)),
                };
                format!("{} `{}`, in the plan {in_plan}", value.name, cut(&value.here, LONGEST))
            };
            let values: Vec<String> = values.iter().map(value).collect();
            session.say(&visible(&format!("  {label}  {id}  {}", values.join("; "))));
        }
        if let Some(more @ 1..) = self.differing.len().checked_sub(MOST_REMARKS) {
            session.say(&format!("… and so of {}", messages::count(more, "more row")));
        }
        session.say("`hito reschedule` moves a deadline; the rest is edited in the plan's files");
    }
}

fn cut(text: &str, widest: usize) -> String {
    if text.chars().count() <= widest {
        return text.to_owned();
    }
    let begin: String = text.chars().take(widest - 1).collect();
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
        columns.names.iter().map(|name| visible(&cut(name, WIDEST)).into_owned()).collect();
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let widest = names.iter().map(|name| width(name)).max().unwrap_or_default();
    let (count, rows) = (messages::count(names.len(), "column"), messages::count(rows, "row"));
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
    done: &WrittenChange,
    brought: &Brought,
) -> anyhow::Result<()> {
    let plan = &done.after.plan;
    let mut next: HashMap<&Id, usize> = HashMap::new();
    let mut place = |what: &str, id: &Id| -> Option<Place> {
        Some(match plan.find(id) {
            Some(NodeRef::Section(index)) => plan.sections[index].place.key(ID),
            Some(NodeRef::Milestone(index)) if what == "update" => {
                let old = || done.before.plan.milestone(id).map_or(0, |(_, old)| old.updates.len());
                let milestone = &plan.milestones[index];
                let position = next.entry(&milestone.id).or_insert_with(old);
                *position += 1;
                milestone.place.key("updates").item(*position - 1)
            }
            Some(NodeRef::Milestone(index)) => plan.milestones[index].place.key(ID),
            _ => plan.party(id)?.place.key(ID),
        })
    };
    let nodes = brought.nodes.iter();
    let nodes: Vec<(&str, &Id, Place)> =
        nodes.filter_map(|(what, id)| Some((*what, id, place(what, id)?))).collect();
    let keys: Vec<&Place> = nodes.iter().map(|(.., place)| place).collect();
    let lines = lines_of(&done.after.folder, &plan.files, &keys);
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
            Cell { data: Some(data), shown, ..Cell::default() },
        ];
        Row::new(id.as_str(), cells)
    });
    let sheet = Sheet::new(columns.collect(), rows);
    session.write(|out| (format.write)(&sheet, &frame, out))
}
