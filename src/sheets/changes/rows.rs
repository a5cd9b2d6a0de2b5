//! The differences as rows for programs.

use super::nodes::{title, totals, words_of};
use super::values::value;
use crate::change::{Change, ChangeKind, Changes, DeadlineMove, Detail, TextChange, UpdateChange};
use crate::domain::{
    Deadline, LangTag, SectionLevel, Speaker, Status, Update, Vocabulary, status_code,
};
use crate::i18n::Lang;
use crate::query::{Cell, Column, Data, Row, Shape, Sheet, View};

/// The columns, by their keys in JSON.
const KEYS: [(&str, Shape); 12] = [
    ("id", Shape::Id),
    ("node", Shape::Word),
    ("change", Shape::Word),
    ("field", Shape::Word),
    ("lang", Shape::Word),
    ("from", Shape::Text),
    ("to", Shape::Text),
    ("days", Shape::Number),
    ("date", Shape::Date),
    ("by", Shape::Party),
    ("evidence", Shape::Number),
    ("title", Shape::Text),
];

/// A row before it is converted into cells. Empty values become null.
#[derive(Default)]
struct Flat {
    change: &'static str,
    field: String,
    lang: String,
    from: Data,
    to: Data,
    days: Option<i64>,
    date: String,
    by: String,
    evidence: Option<usize>,
}

/// Returns a row for each difference, followed by the totals that differ.
pub fn rows(changes: &Changes<'_>, lang: Lang) -> Sheet<'static> {
    let nodes = of_node(changes, lang).into_iter();
    Sheet::new(columns(), nodes.chain(RowWriter::new(changes, lang).totals()))
}

/// Returns a row for each difference, without the totals.
pub fn of_node(changes: &Changes<'_>, lang: Lang) -> Vec<Row> {
    let writer = RowWriter::new(changes, lang);
    changes.changes.iter().flat_map(|change| writer.rows(change)).collect()
}

/// Returns the columns of the rows.
pub fn columns() -> Vec<Column> {
    KEYS.iter().map(|(key, shape)| Column::new(*key, *key, *shape, 0)).collect()
}

/// Returns a row about a node of a plan that cannot be read.
pub fn unreadable(id: &str, message: &str) -> Row {
    let to = data(message.to_owned());
    row(id, "", Flat { change: "unreadable", to, ..Flat::default() }, "")
}

struct RowWriter<'a> {
    changes: &'a Changes<'a>,
    old: View<'a>,
    new: View<'a>,
}

impl<'a> RowWriter<'a> {
    fn new(changes: &'a Changes<'a>, lang: Lang) -> Self {
        let view = |snapshot| View { snapshot, lang };
        Self { changes, old: view(changes.old), new: view(changes.new) }
    }

    fn rows(&self, change: &Change) -> Vec<Row> {
        let flats = match (change.old, change.new) {
            (None, _) => {
                let change = if self.changes.is_old_unknown { "present" } else { "added" };
                vec![Flat { change, ..Flat::default() }]
            }
            (_, None) => vec![Flat { change: "removed", ..Flat::default() }],
            _ => change.details.iter().flat_map(|detail| self.flats(change, detail)).collect(),
        };
        let (view, index) = match (change.new, change.old) {
            (Some(index), _) => (&self.new, index),
            (None, index) => (&self.old, index.unwrap_or_default()),
        };
        let node = match change.what {
            ChangeKind::Plan => "plan",
            ChangeKind::Section if view.plan().sections[index].level == SectionLevel::Pillar => {
                "pillar"
            }
            ChangeKind::Section => "commitment",
            ChangeKind::Milestone => "milestone",
            ChangeKind::Party => "party",
            ChangeKind::Record => "evidence",
        };
        let id = self.changes.id(change).as_str();
        let title = title(view, change, index, View::plain_text);
        flats.into_iter().map(|flat| row(id, node, flat, &title)).collect()
    }

    fn totals(&self) -> impl Iterator<Item = Row> + use<'a> {
        let plan = self.changes.new.plan;
        let number = |number: usize| Data::Number(i64::try_from(number).unwrap_or(i64::MAX));
        totals(self.changes).into_iter().map(move |(_, code, old, new)| {
            let flat = Flat {
                change: "total",
                field: code.to_owned(),
                from: number(old),
                to: number(new),
                ..Flat::default()
            };
            row(plan.head.id.as_str(), "plan", flat, "")
        })
    }

    fn flats(&self, change: &Change, detail: &Detail) -> Vec<Flat> {
        match detail {
            Detail::Text(text) => self.texts(change, text),
            Detail::Field(key) => {
                let of = |view: &View<'_>, index: Option<usize>| {
                    data(value(view, change, index.unwrap_or_default(), key, false))
                };
                let (from, to) = (of(&self.old, change.old), of(&self.new, change.new));
                vec![Flat {
                    change: "changed",
                    field: (*key).to_owned(),
                    from,
                    to,
                    ..Flat::default()
                }]
            }
            Detail::Baseline(by) => vec![moved("changed", "due", by)],
            Detail::Deadline(by) => vec![moved("moved", "deadline", by)],
            Detail::Update(update) => self.update(change, update).into_iter().collect(),
            Detail::Status(from, to) => {
                let code = |status: &Option<Status>| data(status_code(*status).to_owned());
                let (from, to) = (code(from), code(to));
                vec![Flat {
                    change: "status",
                    field: "status".to_owned(),
                    from,
                    to,
                    ..Flat::default()
                }]
            }
            Detail::Flag(flag, set) => {
                let change = if *set { "flag-set" } else { "flag-cleared" };
                vec![Flat { change, field: flag.code().to_owned(), ..Flat::default() }]
            }
        }
    }

    fn texts(&self, change: &Change, text: &TextChange) -> Vec<Flat> {
        let old = |lang| data(words_of(&self.old, change, change.old, text.key, lang));
        let new = |lang| data(words_of(&self.new, change, change.new, text.key, lang));
        let flat = |lang: &Option<LangTag>, from, to| Flat {
            change: "changed",
            field: text.key.to_owned(),
            lang: lang.map(|lang| lang.to_string()).unwrap_or_default(),
            from,
            to,
            ..Flat::default()
        };
        let reworded = text.reworded.iter().map(|lang| flat(lang, old(*lang), new(*lang)));
        let gained = text.gained.iter().map(|lang| flat(lang, Data::Null, new(*lang)));
        let lost = text.lost.iter().map(|lang| flat(lang, old(*lang), Data::Null));
        reworded.chain(gained).chain(lost).collect()
    }

    fn update(&self, change: &Change, update: &UpdateChange) -> Option<Flat> {
        let (view, node, position) = match (update.new, update.old) {
            (Some(position), _) => (&self.new, change.new, position),
            (None, position) => (&self.old, change.old, position?),
        };
        let entry = &view.plan().milestones[node?].updates[position];
        let status = |update: &Update| {
            update.status.map_or(Data::Null, |status| data(status.code().to_owned()))
        };
        // `to` is the declared status; `from` is the old one if it was edited.
        let from = match (change.old, update.old) {
            (Some(node), Some(position)) if update.altered.contains(&"status") => {
                status(&self.old.plan().milestones[node].updates[position])
            }
            _ => Data::Null,
        };
        let kind = match (update.old, update.new) {
            (None, _) => "update-added",
            (_, None) => "update-removed",
            _ if update.altered.is_empty() => "update-extended",
            _ => "update-edited",
        };
        Some(Flat {
            change: kind,
            field: update.altered.join(" "),
            from,
            to: status(entry),
            date: entry.date.to_string(),
            by: match &entry.by {
                Speaker::Party(id) => id.to_string(),
                Speaker::Joint => "joint".to_owned(),
                Speaker::Independent => "independent".to_owned(),
            },
            evidence: Some(update.evidence_added),
            ..Flat::default()
        })
    }
}

fn moved(change: &'static str, field: &str, moved: &DeadlineMove) -> Flat {
    let deadline = |deadline: &Option<Deadline>| {
        deadline.as_ref().map_or(Data::Null, |deadline| data(deadline.to_string()))
    };
    let (from, to) = (deadline(&moved.from), deadline(&moved.to));
    Flat { change, field: field.to_owned(), from, to, days: moved.days, ..Flat::default() }
}

/// Returns a text, or null if it is empty.
fn data(text: String) -> Data {
    if text.is_empty() { Data::Null } else { Data::Text(text) }
}

fn row(id: &str, node: &str, flat: Flat, title: &str) -> Row {
    let text = |text: &str| cell(data(text.to_owned()));
    let number = |number: Option<i64>| cell(number.map_or(Data::Null, Data::Number));
    let evidence = flat.evidence.map(|number| i64::try_from(number).unwrap_or(i64::MAX));
    let cells = vec![
        text(id),
        text(node),
        text(flat.change),
        text(&flat.field),
        text(&flat.lang),
        cell(flat.from),
        cell(flat.to),
        number(flat.days),
        text(&flat.date),
        text(&flat.by),
        number(evidence),
        text(title),
    ];
    Row::new(id, cells)
}

fn cell(data: Data) -> Cell {
    Cell { data: Some(data), ..Cell::default() }
}
