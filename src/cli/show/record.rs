//! One node as a nested record for programs.

use serde_json::{Map, Value, json};

use crate::domain::{Evidence, NodeRef, Speaker, Update, Vocabulary};
use crate::query::{Item, Level, Subject, all_columns, cell};

use super::{Shown, Target};

impl Shown<'_> {
    /// The fields that rows of lists have, and beside them what rows have no place for.
    pub(super) fn record(&self, target: &Target<'_>) -> Value {
        let plan = &self.book.plan;
        match target {
            Target::Node(id) => match plan.find(id) {
                Some(NodeRef::Milestone(index)) => self.milestone_record(index),
                Some(NodeRef::Section(index)) => {
                    let under = self.under(NodeRef::Section(index));
                    let level = match plan.sections[index].level {
                        crate::domain::Level::Pillar => Level::Pillar,
                        crate::domain::Level::Commitment => Level::Commitment,
                    };
                    let section = &plan.sections[index];
                    let mut record = self.fields(level, &Item::Section(index, under));
                    record.insert("quote".to_owned(), json!(section.quote));
                    record.insert("context".to_owned(), json!(section.context));
                    Value::Object(record)
                }
                _ => json!({
                    "id": plan.head.id.as_str(),
                    "title": self.view.text(&plan.head.title),
                    "issued": plan.head.issued.map(|date| date.to_string()),
                    "term": plan.head.term.map(|term| format!("{}/{}", term.from, term.to)),
                    "milestones": plan.milestones.len(),
                }),
            },
            Target::Party(id) => {
                let owes = plan.milestones.iter().enumerate();
                let owes = owes.filter(|(_, m)| m.parties.iter().any(|party| party == *id));
                let owes = owes.map(|(index, _)| index).collect();
                Value::Object(self.fields(Level::Party, &Item::Party(id, owes)))
            }
            Target::Record(id) => {
                let record = plan.record_index.get(id).map(|index| &plan.records[*index]);
                let mut value = record
                    .map_or(Value::Null, |record| self.evidence_record_json(&record.evidence));
                if let Value::Object(object) = &mut value {
                    object.insert("id".to_owned(), json!(id.as_str()));
                }
                value
            }
        }
    }

    fn under(&self, node: NodeRef) -> Vec<usize> {
        let ids = self.view.snapshot.under(node).map(|(milestone, _)| &milestone.id);
        ids.filter_map(|id| self.book.plan.milestone(id).map(|(index, _)| index)).collect()
    }

    fn fields(&self, level: Level, item: &Item<'_>) -> Map<String, Value> {
        let subject = Subject { snapshot: self.view.snapshot, item };
        let fields = all_columns(level).into_iter().map(|field| {
            let data = cell(&self.view, field, subject).data;
            (field.name.replace('-', "_"), serde_json::to_value(data).unwrap_or_default())
        });
        fields.collect()
    }

    fn milestone_record(&self, index: usize) -> Value {
        let milestone = &self.book.plan.milestones[index];
        let state = &self.view.snapshot.states[index];
        let mut record = self.fields(Level::Milestone, &Item::Milestone(index));
        record.insert("context".to_owned(), json!(milestone.context));
        record.insert(
            "line".to_owned(),
            json!(crate::source::line_of(
                &self.book.folder,
                &self.book.plan.files,
                &milestone.place,
            )),
        );
        let entries = state.standing.entries.iter().map(|entry| &milestone.updates[*entry]);
        let ledger: Vec<Value> = entries.map(|update| self.update_json(update)).collect();
        record.insert("ledger".to_owned(), Value::Array(ledger));
        Value::Object(record)
    }

    fn update_json(&self, update: &Update) -> Value {
        let text = |text: &Option<crate::domain::Text>| text.as_ref().map(|t| self.view.text(t));
        let by = match &update.by {
            Speaker::Joint => "joint",
            Speaker::Independent => "independent",
            Speaker::Party(id) => id.as_str(),
        };
        let evidence = update.evidence.iter().filter_map(|e| self.book.plan.evidence(e));
        let evidence: Vec<Value> = evidence.map(|e| self.evidence_record_json(e)).collect();
        json!({
            "date": update.date.to_string(),
            "by": by,
            "status": update.status.map(Vocabulary::code),
            "completed": update.completed.map(|date| date.to_string()),
            "progress": update.progress,
            "outlook": update.outlook.map(Vocabulary::code),
            "forecast": update.forecast.map(|date| date.to_string()),
            "due": update.due.as_ref().map(ToString::to_string),
            "reason": text(&update.reason),
            "note": text(&update.note),
            "evidence": evidence,
        })
    }

    fn evidence_record_json(&self, evidence: &Evidence) -> Value {
        json!({
            "url": evidence.url,
            "title": evidence.title.as_ref().map(|title| self.view.as_published(title)),
            "publisher": evidence.publisher,
            "published": evidence.published.map(|date| date.to_string()),
            "lang": evidence.lang.map(|lang| lang.to_string()),
            "quote": evidence.quote,
            "says": evidence.says.map(Vocabulary::code),
            "class": evidence.class.map(Vocabulary::code),
        })
    }
}
