//! One node as a nested record for programs.

use serde::Serialize;

use crate::domain::{Evidence, NodeRef, SectionLevel, Speaker, Text, Update, Vocabulary};
use crate::query::{Item, RowLevel, Sheet};
use crate::render::RowObject;

use super::Resolved;
use super::shown::Shown;
use crate::cli::answer::rows_for_programs;

/// A node: the fields that its row has in lists, and beside them what rows have no place for.
#[derive(Serialize)]
pub(super) struct RecordView<'a> {
    #[serde(flatten)]
    fields: Option<RecordFields<'a>>,
    #[serde(flatten)]
    beside: Beside<'a>,
}

/// The row of a sheet of one row.
struct RecordFields<'a>(Sheet<'a>);

impl Serialize for RecordFields<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.0.rows.iter().next().unwrap_or_default();
        RowObject(&self.0.columns, &row).serialize(serializer)
    }
}

/// What rows have no place for, by what the node is.
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
    by: &'a str,
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

/// A piece of evidence.
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

impl Shown<'_> {
    /// The record of what an id leads to.
    pub(super) fn record<'a>(&'a self, target: &'a Resolved<'_>) -> RecordView<'a> {
        let plan = &self.book.plan;
        match target {
            Resolved::Node(id) => match plan.find(id) {
                Some(NodeRef::Milestone(index)) => self.milestone_record(index),
                Some(NodeRef::Section(index)) => self.section_record(index),
                _ => RecordView { fields: None, beside: self.plan_record() },
            },
            Resolved::Party(id) => {
                let owes = plan.milestones.iter().enumerate();
                let owes = owes.filter(|(_, m)| m.parties.iter().any(|party| party == *id));
                let item = Item::Party(id, owes.map(|(index, _)| index).collect());
                RecordView {
                    fields: Some(self.fields(RowLevel::Party, item)),
                    beside: Beside::Party {},
                }
            }
            Resolved::Record(id) => {
                let record = plan.record_index.get(id).map(|index| &plan.records[*index]);
                let evidence = record.map(|record| self.source(&record.evidence));
                RecordView { fields: None, beside: Beside::Evidence { id: id.as_str(), evidence } }
            }
        }
    }

    fn fields<'a>(&'a self, level: RowLevel, item: Item<'a>) -> RecordFields<'a> {
        RecordFields(rows_for_programs(&self.view, level, vec![item]))
    }

    fn milestone_record(&self, index: usize) -> RecordView<'_> {
        let milestone = &self.book.plan.milestones[index];
        let entries = &self.view.snapshot.states[index].standing.entries;
        let ledger = entries.iter().map(|entry| self.entry_record(&milestone.updates[*entry]));
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

    fn section_record(&self, index: usize) -> RecordView<'_> {
        let plan = &self.book.plan;
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

    fn plan_record(&self) -> Beside<'_> {
        let head = &self.book.plan.head;
        Beside::Plan {
            id: head.id.as_str(),
            title: self.view.plain_text(&head.title),
            issued: head.issued.map(|date| date.to_string()),
            term: head.term.map(|term| format!("{}/{}", term.from, term.to)),
            milestones: self.book.plan.milestones.len(),
        }
    }

    fn line(&self, place: &crate::domain::Place) -> Option<usize> {
        crate::source::line_of(&self.book.folder, &self.book.plan.files, place)
    }

    fn entry_record<'a>(&self, update: &'a Update) -> RecordEntry<'a>
    where
        Self: 'a,
    {
        let text = |text: &Option<Text>| text.as_ref().map(|text| self.view.plain_text(text));
        let plan = self.view.plan();
        let evidence = update.evidence.iter().filter_map(|reference| plan.evidence(reference));
        RecordEntry {
            date: update.date.to_string(),
            by: match &update.by {
                Speaker::Joint => "joint",
                Speaker::Independent => "independent",
                Speaker::Party(id) => id.as_str(),
            },
            status: update.status.map(Vocabulary::code),
            completed: update.completed.map(|date| date.to_string()),
            progress: update.progress,
            outlook: update.outlook.map(Vocabulary::code),
            forecast: update.forecast.map(|date| date.to_string()),
            due: update.due.as_ref().map(ToString::to_string),
            retracts: update.retracts.as_ref().map(crate::domain::Id::as_str),
            superseded_by: update.superseded_by.as_ref().map(crate::domain::Id::as_str),
            note: text(&update.note),
            reason: text(&update.reason),
            evidence: evidence.map(|evidence| self.source(evidence)).collect(),
        }
    }

    fn source<'a>(&self, evidence: &'a Evidence) -> SourceRef<'a> {
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
