//! `ocds-milestones`: milestones in the form of the Open Contracting Data Standard 1.1.

use std::io::{self, Write};

use serde_json::{Map, Value as Json, json};

use super::format::{Export, Makes, Material};
use super::milestones::milestones;
use crate::domain::snapshot::State;
use crate::domain::{Day, Milestone, Plan, Status, Text};
use crate::render::write_values;
use crate::sheets::completion;

pub(super) const EXPORT: Export = Export {
    name: "ocds-milestones",
    meaning: "milestones as the Open Contracting Data Standard 1.1 writes them",
    makes: Makes::File(write),
    remarks,
};

/// Writes an object whose list can be part of a release's planning or implementation.
fn write(material: &Material<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"milestones\":[")?;
    let objects = milestones(material).map(|(milestone, state)| object(material, milestone, state));
    write_values(objects, out)?;
    out.write_all(b"\n]}\n")
}

fn remarks(_: &Material<'_>) -> Vec<String> {
    vec![
        "note: OCDS milestones have no place for pillars, parties, strength, evidence, who said \
         what, suspended, withdrawn, and deadlines that are no day; \
         `hito export --format datapackage` has them"
            .to_owned(),
    ]
}

fn object(material: &Material<'_>, milestone: &Milestone, state: &State) -> Json {
    let plan = material.view.plan();
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(milestone.id.as_str()));
    insert_text(&mut object, "title", plan, &milestone.title);
    if !milestone.quote.is_empty() {
        let quote = milestone.quote.join("\n\n");
        object.insert("description".to_owned(), json!(quote));
    }
    if let Some(due) = state.due {
        object.insert("dueDate".to_owned(), date_time(due));
    }
    if let Some((day, _)) = completion(state) {
        object.insert("dateMet".to_owned(), date_time(day));
    }
    let update = state.standing.holds.map(|declaration| &milestone.updates[declaration.update]);
    if let Some(update) = update {
        object.insert("dateModified".to_owned(), date_time(update.date.last_day()));
    }
    // A milestone without a due date is not scheduled.
    let code = state.status.map(status).or(state.due.map(|_| SCHEDULED));
    object.insert("status".to_owned(), json!(code));
    Json::Object(object)
}

/// The code of a milestone that has not been evaluated.
const SCHEDULED: &str = "scheduled";

/// Returns the code of a status, by the definitions of the codelist `milestoneStatus`.
fn status(status: Status) -> &'static str {
    match status {
        Status::Completed => "met",
        Status::PartiallyCompleted => "partiallyMet",
        Status::NotStarted | Status::Suspended | Status::InProgress | Status::Withdrawn => "notMet",
    }
}

/// Inserts a text in the plan's first language under its key, and in the others under keys with
/// their tags.
fn insert_text(object: &mut Map<String, Json>, key: &str, plan: &Plan, text: &Text) {
    let languages = &plan.head.languages;
    match languages.split_first() {
        None => {
            object.insert(key.to_owned(), json!(text.all().next()));
        }
        Some((first, others)) => {
            object.insert(key.to_owned(), json!(text.told(*first, languages).text));
            for lang in others {
                if let Some(text) = text.exactly(*lang, languages) {
                    object.insert(format!("{key}_{lang}"), json!(text));
                }
            }
        }
    }
}

fn date_time(day: Day) -> Json {
    json!(format!("{day}T00:00:00Z"))
}
