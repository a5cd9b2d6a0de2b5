//! The tables of updates and evidence, read from the plan as it is written.

use std::borrow::Cow;

use super::source::{TableSource, ValueForm};
use crate::domain::{Evidence, EvidenceRef, Speaker, Update, Vocabulary};
use crate::query::{Item, Subject, Value};

/// Declares columns that are read from the plan as it is written, each by a function of the item and
/// of what it reads there.
macro_rules! columns {
    ($($key:literal $form:ident $meaning:literal $of:ident($($read:expr)?);)+) => {
        vec![$(TableSource {
            key: $key,
            meaning: $meaning,
            form: ValueForm::$form,
            read: |of, out| out.extend($of(of $(, $read)?)),
        },)+]
    };
}

pub(super) fn updates() -> Vec<TableSource> {
    columns! {
        "milestone" One "The milestone." milestone();
        "update" Number "Its position in the ledger, from 1." position();
        "id" One "The name that a later update retracts it by."
            of_update(|u| u.id.as_ref().map(Value::Id));
        "date" Date "When it was said." of_update(|u| Some(Value::Date(u.date)));
        "by" One "Who says it: a side, a party, `joint` or `independent`."
            of_update(|u| Some(speaker(u)));
        "status" One "The status it declares." of_update(|u| u.status.map(word));
        "completed" Date "When it says the promise was completed."
            of_update(|u| u.completed.map(Value::Date));
        "progress" Number "Progress in per cent." of_update(|u| u.progress.map(Value::Percent));
        "outlook" One "How the road ahead looks." of_update(|u| u.outlook.map(word));
        "forecast" Date "When it expects completion." of_update(|u| u.forecast.map(Value::Date));
        "due" One "The deadline it sets or proposes."
            of_update(|u| Some(Value::Deadline(u.due.as_ref()?, None)));
        "reason" Texts "Why it moves the deadline, or retracts."
            of_update(|u| u.reason.as_ref().map(Value::Told));
        "retracts" One "The update that it takes back."
            of_update(|u| u.retracts.as_ref().map(Value::Id));
        "superseded-by" One "The milestone that replaces this one."
            of_update(|u| u.superseded_by.as_ref().map(Value::Id));
        "note" Texts "A note in the recorder's own words."
            of_update(|u| u.note.as_ref().map(Value::Told));
    }
}

pub(super) fn evidence() -> Vec<TableSource> {
    columns! {
        "milestone" One "The milestone." milestone();
        "update" Number "The update's position in the ledger, from 1." position();
        "evidence" Number "Its position in the update, from 1." number();
        "record" One "Its id, where several updates share it." record();
        "url" Url "Where it is." of_evidence(|e| e.url.as_deref().map(plain));
        "title" One "Its title, as published."
            of_evidence(|e| e.title.as_ref().map(Value::Published));
        "publisher" One "Who published it." of_evidence(|e| e.publisher.as_deref().map(plain));
        "published" Date "When it was published." of_evidence(|e| e.published.map(Value::Date));
        "lang" One "The language it is in."
            of_evidence(|e| Some(plain(e.lang.as_ref()?.as_str())));
        "quote" One "A short passage, verbatim." of_evidence(|e| e.quote.as_deref().map(plain));
        "says" One "What it says of the thing." of_evidence(|e| e.says.map(word));
        "class" One "Where it comes from." of_evidence(|e| e.class.map(word));
        "note" Texts "A note in the recorder's own words."
            of_evidence(|e| e.note.as_ref().map(Value::Told));
    }
}

/// Returns the index of the milestone, the index of the update in its ledger, and the index of the
/// evidence in the update, if the item is evidence.
fn positions(of: Subject<'_>) -> Option<(usize, usize, Option<usize>)> {
    match of.item {
        Item::Update(milestone, update) => Some((*milestone, *update, None)),
        Item::Evidence(milestone, update, number) => Some((*milestone, *update, Some(*number))),
        Item::Section(..) | Item::Milestone(_) | Item::Party(..) => None,
    }
}

fn milestone(of: Subject<'_>) -> Option<Value<'_>> {
    let (milestone, ..) = positions(of)?;
    Some(Value::Id(&of.plan().milestones[milestone].id))
}

fn position(of: Subject<'_>) -> Option<Value<'_>> {
    positions(of).map(|(_, update, _)| Value::Number(update + 1))
}

fn number(of: Subject<'_>) -> Option<Value<'_>> {
    positions(of).and_then(|(.., number)| Some(Value::Number(number? + 1)))
}

fn of_update<'a>(
    of: Subject<'a>,
    read: impl FnOnce(&'a Update) -> Option<Value<'a>>,
) -> Option<Value<'a>> {
    let (milestone, update, _) = positions(of)?;
    read(&of.plan().milestones[milestone].updates[update])
}

fn reference(of: Subject<'_>) -> Option<&EvidenceRef> {
    let (milestone, update, number) = positions(of)?;
    Some(&of.plan().milestones[milestone].updates[update].evidence[number?])
}

fn of_evidence<'a>(
    of: Subject<'a>,
    read: impl FnOnce(&'a Evidence) -> Option<Value<'a>>,
) -> Option<Value<'a>> {
    read(of.plan().evidence(reference(of)?)?)
}

fn record(of: Subject<'_>) -> Option<Value<'_>> {
    match reference(of)? {
        EvidenceRef::Record(id) => Some(Value::Id(id)),
        EvidenceRef::Inline(_) => None,
    }
}

fn plain(text: &str) -> Value<'_> {
    Value::Plain(Cow::Borrowed(text))
}

fn word(word: impl Vocabulary) -> Value<'static> {
    plain(word.code())
}

fn speaker(update: &Update) -> Value<'_> {
    match &update.by {
        Speaker::Party(id) => Value::Party(id),
        Speaker::Joint => plain("joint"),
        Speaker::Independent => plain("independent"),
    }
}
