//! The differences as rows for programs.

use super::nodes::{Sides, totals};
use crate::change::{Change, ChangeKind, Changes, DeadlineMove, Detail, TextChange, UpdateChange};
use crate::domain::{LangTag, SectionLevel, Update, Vocabulary, status_code};
use crate::i18n::Lang;
use crate::query::{Cell, Column, Data, Row, Shape, Sheet, View};
use crate::record::speaker_code;

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

impl Flat {
    fn of(change: &'static str, field: &str, from: Data, to: Data) -> Self {
        Self { change, field: field.to_owned(), from, to, ..Self::default() }
    }
}

/// Returns a row for each difference, followed by the totals that differ.
pub fn rows(changes: &Changes<'_>, lang: Lang) -> Sheet<'static> {
    let total = |(_, code, old, new): (_, &str, usize, usize)| {
        let [from, to] =
            [old, new].map(|number| Data::Number(i64::try_from(number).unwrap_or(i64::MAX)));
        row(changes.new.plan.head.id.as_str(), "plan", Flat::of("total", code, from, to), "")
    };
    let nodes = of_node(changes, lang).into_iter();
    Sheet::new(columns(), nodes.chain(totals(changes).into_iter().map(total)))
}

/// Returns a row for each difference, without the totals.
pub fn of_node(changes: &Changes<'_>, lang: Lang) -> Vec<Row> {
    let sides = Sides::new(changes, lang);
    changes.changes.iter().flat_map(|change| rows_of(&sides, change)).collect()
}

/// Returns the columns of the rows.
pub fn columns() -> Vec<Column> {
    KEYS.iter().map(|(key, shape)| Column::new(*key, *key, *shape, 0)).collect()
}

/// Returns a row about a node of a plan that cannot be read.
pub fn unreadable(id: &str, message: &str) -> Row {
    row(id, "", Flat::of("unreadable", "", Data::Null, data(message)), "")
}

fn rows_of(sides: &Sides<'_>, change: &Change) -> Vec<Row> {
    let whole = |change| vec![Flat::of(change, "", Data::Null, Data::Null)];
    let flats = match (change.old, change.new) {
        (None, _) if sides.changes.is_old_unknown => whole("present"),
        (None, _) => whole("added"),
        (_, None) => whole("removed"),
        _ => change.details.iter().flat_map(|detail| flats(sides, change, detail)).collect(),
    };
    let (view, index) = sides.node(change);
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
    let id = sides.changes.id(change).as_str();
    let title = sides.title(change, View::plain_text);
    flats.into_iter().map(|flat| row(id, node, flat, &title)).collect()
}

fn flats(sides: &Sides<'_>, change: &Change, detail: &Detail) -> Vec<Flat> {
    match detail {
        Detail::Text(text) => texts(sides, change, text),
        Detail::Field(key) => {
            let [from, to] = sides.values(change, key, false).map(|value| data(&value));
            vec![Flat::of("changed", key, from, to)]
        }
        Detail::Baseline(by) => vec![moved("changed", "due", by)],
        Detail::Deadline(by) => vec![moved("moved", "deadline", by)],
        Detail::Update(update) => self::update(sides, change, update).into_iter().collect(),
        Detail::Status(from, to) => {
            let [from, to] = [from, to].map(|status| data(status_code(*status)));
            vec![Flat::of("status", "status", from, to)]
        }
        Detail::Flag(flag, set) => {
            let change = if *set { "flag-set" } else { "flag-cleared" };
            vec![Flat::of(change, flag.code(), Data::Null, Data::Null)]
        }
    }
}

fn texts(sides: &Sides<'_>, change: &Change, text: &TextChange) -> Vec<Flat> {
    let flat = |lang: &Option<LangTag>| {
        let [from, to] = sides.texts(change, text.key, *lang).map(data);
        let lang = lang.map(|lang| lang.to_string()).unwrap_or_default();
        Flat { lang, ..Flat::of("changed", text.key, from, to) }
    };
    let reworded = text.reworded.iter().map(flat);
    let gained = text.gained.iter().map(|lang| Flat { from: Data::Null, ..flat(lang) });
    let lost = text.lost.iter().map(|lang| Flat { to: Data::Null, ..flat(lang) });
    reworded.chain(gained).chain(lost).collect()
}

fn update(sides: &Sides<'_>, change: &Change, update: &UpdateChange) -> Option<Flat> {
    let entry = sides.update(change, update)?;
    let status = |update: &Update| update.status.map_or(Data::Null, |status| data(status.code()));
    // `to` is the declared status; `from` is the old one if it was edited.
    let from = match (change.old, update.old) {
        (Some(node), Some(position)) if update.altered.contains(&"status") => {
            status(&sides.old.plan().milestones[node].updates[position])
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
        date: entry.date.to_string(),
        by: speaker_code(&entry.by),
        evidence: Some(update.evidence_added),
        ..Flat::of(kind, &update.altered.join(" "), from, status(entry))
    })
}

fn moved(change: &'static str, field: &str, moved: &DeadlineMove) -> Flat {
    let [from, to] = [&moved.from, &moved.to].map(|deadline| {
        deadline.as_ref().map_or(Data::Null, |deadline| data(&deadline.to_string()))
    });
    Flat { days: moved.days, ..Flat::of(change, field, from, to) }
}

/// Returns a text, or null if it is empty.
fn data(text: &str) -> Data {
    if text.is_empty() { Data::Null } else { Data::Text(text.to_owned()) }
}

fn row(id: &str, node: &str, flat: Flat, title: &str) -> Row {
    let text = |text: &str| cell(data(text));
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
