//! One node in full, as a nested record for programs.

use serde::Serialize;

use super::rows::rows_for_programs;
use crate::domain::{Evidence, Id, NodeRef, Place, SectionLevel, Text, Update, Vocabulary};
use crate::query::{Item, RowLevel, Sheet, View};
use crate::record::speaker_code;
use crate::render::RowObject;
use crate::source::{Folder, line_of};

/// A node: the fields of its row in lists, and nested data that rows do not have.
#[derive(Serialize)]
pub struct RecordView<'a> {
    #[serde(flatten)]
    fields: Option<RecordFields<'a>>,
    #[serde(flatten)]
    beside: Beside<'a>,
}

/// The fields of the row of a sheet of one row.
struct RecordFields<'a>(Sheet<'a>);

impl Serialize for RecordFields<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.0.rows.iter().next().unwrap_or_default();
        RowObject(&self.0.columns, &row).serialize(serializer)
    }
}

/// The nested data, by the kind of node.
#[derive(Serialize)]
#[serde(untagged)]
enum Beside<'a> {
    Milestone {
        context: &'a [Box<str>],
        line: Option<usize>,
        ledger: Vec<RecordEntry<'a>>,
    },
    Section {
        quote: &'a [Box<str>],
        context: &'a [Box<str>],
        line: Option<usize>,
    },
    Plan {
        id: &'a str,
        title: String,
        issued: Option<String>,
        term: Option<String>,
        milestones: usize,
    },
    Evidence {
        id: &'a str,
        evidence: Option<SourceRef<'a>>,
    },
    Party {},
}

/// An entry of the ledger.
#[derive(Serialize)]
struct RecordEntry<'a> {
    date: String,
    by: String,
    status: Option<&'a str>,
    completed: Option<String>,
    progress: Option<u8>,
    outlook: Option<&'a str>,
    forecast: Option<String>,
    due: Option<String>,
    retracts: Option<&'a str>,
    superseded_by: Option<&'a str>,
    note: Option<String>,
    reason: Option<String>,
    evidence: Vec<SourceRef<'a>>,
}

#[derive(Serialize)]
struct SourceRef<'a> {
    url: Option<&'a str>,
    title: Option<String>,
    publisher: Option<&'a str>,
    published: Option<String>,
    lang: Option<String>,
    quote: Option<&'a str>,
    says: Option<&'a str>,
    class: Option<&'a str>,
    note: Option<String>,
}

/// Returns the record of the node, party or evidence record with an id.
pub fn node_record<'a>(view: &View<'a>, folder: &'a Folder, id: &'a Id) -> RecordView<'a> {
    let plan = view.plan();
    let records = Records { view: *view, folder };
    match plan.find(id) {
        Some(NodeRef::Milestone(index)) => records.milestone(index),
        Some(NodeRef::Section(index)) => records.section(index),
        Some(NodeRef::Plan) => RecordView { fields: None, beside: records.plan() },
        None if plan.party(id).is_some() || plan.side_of(id).is_some() => {
            let owes = plan.milestones.iter().enumerate();
            let owes = owes.filter(|(_, m)| m.parties.contains(id));
            let item = Item::Party(id, owes.map(|(index, _)| index).collect());
            RecordView {
                fields: Some(records.fields(RowLevel::Party, item)),
                beside: Beside::Party {},
            }
        }
        None => {
            let record = plan.record_index.get(id).map(|index| &plan.records[*index]);
            let evidence = record.map(|record| records.source(&record.evidence));
            RecordView { fields: None, beside: Beside::Evidence { id: id.as_str(), evidence } }
        }
    }
}

/// The plan that records are made from.
struct Records<'a> {
    view: View<'a>,
    folder: &'a Folder,
}

impl<'a> Records<'a> {
    fn fields(&self, level: RowLevel, item: Item<'a>) -> RecordFields<'a> {
        RecordFields(rows_for_programs(&self.view, level, vec![item]))
    }

    fn milestone(&self, index: usize) -> RecordView<'a> {
        let milestone = &self.view.plan().milestones[index];
        let entries = &self.view.snapshot.states[index].standing.entries;
        let ledger = entries.iter().map(|entry| self.entry(&milestone.updates[*entry]));
        let beside = Beside::Milestone {
            context: &milestone.context,
            line: self.line(&milestone.place),
            ledger: ledger.collect(),
        };
        RecordView {
            fields: Some(self.fields(RowLevel::Milestone, Item::Milestone(index))),
            beside,
        }
    }

    fn section(&self, index: usize) -> RecordView<'a> {
        let plan = self.view.plan();
        let section = &plan.sections[index];
        let level = match section.level {
            SectionLevel::Pillar => RowLevel::Pillar,
            SectionLevel::Commitment => RowLevel::Commitment,
        };
        let ids = self.view.snapshot.under(NodeRef::Section(index)).map(|(m, _)| &m.id);
        let under = ids.filter_map(|id| plan.milestone(id).map(|(index, _)| index)).collect();
        let beside = Beside::Section {
            quote: &section.quote,
            context: &section.context,
            line: self.line(&section.place),
        };
        RecordView { fields: Some(self.fields(level, Item::Section(index, under))), beside }
    }

    fn plan(&self) -> Beside<'a> {
        let head = &self.view.plan().head;
        Beside::Plan {
            id: head.id.as_str(),
            title: self.view.plain_text(&head.title),
            issued: head.issued.map(|date| date.to_string()),
            term: head.term.map(|term| format!("{}/{}", term.from, term.to)),
            milestones: self.view.plan().milestones.len(),
        }
    }

    fn line(&self, place: &Place) -> Option<usize> {
        line_of(self.folder, &self.view.plan().files, place)
    }

    fn entry(&self, update: &'a Update) -> RecordEntry<'a> {
        let text = |text: &Option<Text>| text.as_ref().map(|text| self.view.plain_text(text));
        let plan = self.view.plan();
        let evidence = update.evidence.iter().filter_map(|reference| plan.evidence(reference));
        RecordEntry {
            date: update.date.to_string(),
            by: speaker_code(&update.by),
            status: update.status.map(Vocabulary::code),
            completed: update.completed.map(|date| date.to_string()),
            progress: update.progress,
            outlook: update.outlook.map(Vocabulary::code),
            forecast: update.forecast.map(|date| date.to_string()),
            due: update.due.as_ref().map(ToString::to_string),
            retracts: update.retracts.as_ref().map(Id::as_str),
            superseded_by: update.superseded_by.as_ref().map(Id::as_str),
            note: text(&update.note),
            reason: text(&update.reason),
            evidence: evidence.map(|evidence| self.source(evidence)).collect(),
        }
    }

    fn source(&self, evidence: &'a Evidence) -> SourceRef<'a> {
        SourceRef {
            url: evidence.url.as_deref(),
            title: evidence.title.as_ref().map(|title| self.view.as_published(title)),
            publisher: evidence.publisher.as_deref(),
            published: evidence.published.map(|date| date.to_string()),
            lang: evidence.lang.map(|lang| lang.to_string()),
            quote: evidence.quote.as_deref(),
            says: evidence.says.map(Vocabulary::code),
            class: evidence.class.map(Vocabulary::code),
            note: evidence.note.as_ref().map(|note| self.view.plain_text(note)),
        }
    }
}
