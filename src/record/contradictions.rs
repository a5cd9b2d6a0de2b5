//! What is not recorded although it can be read: what contradicts the ledger, the plan or itself.

use std::fmt::Display;

use super::error::InputError;
use super::pending::{PendingLedger, UpdateOrigin};
use super::value_names::ValueNames;
use crate::domain::ledger::completes_too_early;
use crate::domain::snapshot::current_deadline;
use crate::domain::{Date, Id, Status, Update, Vocabulary};
use crate::messages;

/// Returns every reason not to record an update. `no_evidence` is whether a reason was given why a
/// completion has none.
pub(super) fn contradictions(
    ledger: &mut PendingLedger<'_>,
    names: ValueNames<'_>,
    update: &Update,
    no_evidence: bool,
) -> Vec<InputError> {
    let id = ledger.milestone.id.clone();
    let mut found = Contradictions { ledger, names, id, update, no_evidence, errors: Vec::new() };
    found.emptiness();
    found.date();
    found.completion_date();
    found.status();
    found.reopening();
    found.repetition();
    found.retraction();
    found.deadline();
    found.errors
}

struct Contradictions<'u, 'p> {
    ledger: &'u mut PendingLedger<'p>,
    names: ValueNames<'u>,
    /// The milestone's.
    id: Id,
    update: &'u Update,
    no_evidence: bool,
    errors: Vec<InputError>,
}

impl Contradictions<'_, '_> {
    fn name(&self, value: &str) -> String {
        self.names.of(value)
    }

    fn error(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(InputError::new(message, help));
    }

    /// Reports what is wrong with a value.
    fn wrong(&mut self, value: &str, message: impl Display, help: impl Into<String>) {
        self.error(format!("{}: {message}", self.name(value)), help);
    }

    fn emptiness(&mut self) {
        let update = self.update;
        let says_something = update.status.is_some()
            || update.outlook.is_some()
            || update.forecast.is_some()
            || update.due.is_some()
            || update.retracts.is_some()
            || update.note.is_some()
            || !update.evidence.is_empty();
        if !says_something && update.progress.is_none() && update.completed.is_none() {
            let [outlook, forecast, note, evidence] =
                ["outlook", "forecast", "note", "evidence"].map(|value| self.name(value));
            let help = format!("give a status, or {outlook}, {forecast}, {note} or {evidence}");
            self.error("there is nothing to record", help);
        }
    }

    fn date(&mut self) {
        let (update, today) = (self.update, self.ledger.as_of);
        if update.date.last_day() > today {
            let message = format!("{} is not over on {today}", update.date);
            self.wrong("date", message, "write the day it was said, or a bound: `before DATE`");
        }
        let delivered = update.status.is_some_and(Status::is_delivered);
        let issued = self.ledger.plan.head.issued.and_then(Date::first_day);
        let when = update.completed.unwrap_or(update.date);
        if let Some(issued) = issued.filter(|issued| delivered && when.last_day() < *issued) {
            let value = if update.completed.is_some() { "completed" } else { "date" };
            let message = format!("{when} is before the plan was issued, on {issued}");
            self.wrong(value, message, "what was done before is no keeping of this promise");
        }
    }

    fn completion_date(&mut self) {
        let update = self.update;
        let Some(completed) = update.completed else { return };
        if !update.status.is_some_and(Status::is_delivered) {
            let message = "only what is completed has a day of completion";
            let delivered = Status::ALL.iter().rev().filter(|status| status.is_delivered());
            let delivered = messages::list(delivered.map(|status| status.code()), "or");
            self.wrong("completed", message, format!("it goes with {delivered}"));
        }
        if completed.first_day().is_some_and(|first| first > update.date.last_day()) {
            let message = format!("{completed} is after {}, when it was said", update.date);
            self.wrong("completed", message, "an expected completion is a forecast");
        }
    }

    fn status(&mut self) {
        let update = self.update;
        if update.progress.is_some() && update.status != Some(Status::InProgress) {
            self.wrong(
                "progress", "only what is under way has progress", "it goes with `in-progress`",
            );
        }
        if let Some(id) = &update.superseded_by {
            let value = "superseded-by";
            if update.status != Some(Status::Withdrawn) {
                self.wrong(value, "only what is withdrawn is replaced", "it goes with `withdrawn`");
            }
            if *id == self.id {
                let message = format!("`{id}` cannot replace itself");
                self.wrong(value, message, "name the milestone that replaces it");
            }
        }
        let Some(status) = update.status else { return };
        if status.is_delivered() {
            self.delivery(status);
        }
        if self.no_evidence && (!status.is_delivered() || !update.evidence.is_empty()) {
            let help = "it goes with a completion that has no evidence";
            self.wrong("no-evidence", "this needs no reason", help);
        }
    }

    fn delivery(&mut self, status: Status) {
        let update = self.update;
        if update.evidence.is_empty() && !self.no_evidence {
            let (evidence, reason) = (self.name("evidence"), self.name("no-evidence"));
            let help = match self.names {
                ValueNames::Sheet(_) => format!(
                    "give a web address in the column `{evidence}`, or say why there is none: \
                     `--set no-evidence=TEXT`"
                ),
                _ => format!(
                    "give {evidence} with a web address, or {reason} with the reason why there is \
                     none"
                ),
            };
            self.error(format!("`{}` needs evidence", status.code()), help);
        }
        let then = self.ledger.standing(update.date.last_day());
        let ledger = &self.ledger;
        if completes_too_early(ledger.plan, &ledger.milestone, then.moved_by, update) {
            let message = format!(
                "`{}` is a continuing duty, which cannot be completed before the plan ends",
                self.id
            );
            self.error(message, "record `in-progress`, with the event as evidence");
        }
    }

    fn reopening(&mut self) {
        let update = self.update;
        if update.status.is_none() || update.note.is_some() {
            return;
        }
        if let Some(was) = self.ledger.opened_by(update) {
            let message = format!("`{}` is {}, and this would open it again", self.id, was.code());
            self.error(message, format!("say why, with {}", self.name("note")));
        }
    }

    fn repetition(&mut self) {
        let update = self.update;
        match self.ledger.saying(update) {
            Some(UpdateOrigin::Row(row)) => {
                let message = format!("{row} says the same of `{}`", self.id);
                self.error(message, "remove one of the two");
            }
            Some(UpdateOrigin::Plan) => {
                let message = format!("the ledger of `{}` says this already", self.id);
                self.error(message, format!("`hito show {}` shows it", self.id));
            }
            None => {}
        }
        let Some(id) = &update.id else { return };
        let Some(origin) = self.ledger.called(id) else { return };
        let other = match origin {
            UpdateOrigin::Row(row) => format!("the update of {row}"),
            UpdateOrigin::Plan => format!("an update of `{}`", self.id),
        };
        let message = format!("{other} is called `{id}` already");
        self.wrong("update-id", message, "ids are never used again");
    }

    fn retraction(&mut self) {
        let update = self.update;
        let Some(id) = &update.retracts else {
            if update.reason.is_some() && update.due.is_none() {
                let message = "a reason is for what moves a deadline or takes something back";
                let help = format!("anything else is said with {}", self.name("note"));
                self.wrong("reason", message, help);
            }
            return;
        };
        if update.reason.is_none() {
            let help = format!("say so with {}", self.name("reason"));
            self.wrong("retracts", "why is it taken back?", help);
        }
        if self.ledger.called(id).is_none() {
            let message = format!("no update of `{}` is called `{id}`", self.id);
            let updates = &self.ledger.milestone.updates;
            let known = updates.iter().filter_map(|other| other.id.as_ref());
            let known = messages::list(known.map(Id::as_str), "and");
            let help = if known.is_empty() {
                "none of its updates has an id; write one into the file first: `id: u1`".to_owned()
            } else {
                format!("its updates with ids are {known}")
            };
            self.wrong("retracts", message, help);
        }
    }

    fn deadline(&mut self) {
        let update = self.update;
        let Some(due) = &update.due else { return };
        if update.reason.is_none() {
            let help = format!("say so with {}", self.name("reason"));
            self.wrong("due", "why does the deadline move?", help);
        }
        let standing = self.ledger.standing(self.ledger.as_of);
        if current_deadline(&self.ledger.milestone, &standing) == Some(due) {
            let message = format!("the deadline of `{}` is {due} already", self.id);
            self.wrong("due", message, format!("`hito show {}` tells its history", self.id));
        }
        let closed = standing.holds.map(|word| word.status).filter(|status| status.is_closed());
        if let Some(status) = closed.filter(|_| update.status.is_none_or(Status::is_closed)) {
            let message = format!("`{}` is {}: its deadline moves no more", self.id, status.code());
            self.error(message, "where that was wrong, `hito mark` opens it again, with a note");
        }
    }
}
