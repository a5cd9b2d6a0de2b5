//! What is not recorded, although it could be read: what contradicts the ledger, the plan or
//! itself.

use super::error::InputError;
use super::pending::{PendingLedgers, UpdateOrigin};
use super::value_names::ValueNames;
use crate::domain::ledger::completes_too_early;
use crate::domain::snapshot::current_deadline;
use crate::domain::{Status, Update, Vocabulary};
use crate::messages;

/// Every reason not to record an update.
pub(super) fn contradictions(
    ledger: &mut PendingLedgers<'_>,
    milestone: usize,
    update: &Update,
    no_evidence: bool,
) -> Vec<InputError> {
    let mut problems = Vec::new();
    let names = ledger.names;
    let name = |name: &str| names.of(name);
    nothing_said(update, &name, &mut problems);
    dates(ledger, update, &name, &mut problems);
    status(ledger, milestone, update, no_evidence, &name, &mut problems);
    others(ledger, milestone, update, &name, &mut problems);
    problems
}

fn nothing_said(update: &Update, name: &dyn Fn(&str) -> String, problems: &mut Vec<InputError>) {
    let says_something = update.status.is_some()
        || update.outlook.is_some()
        || update.forecast.is_some()
        || update.due.is_some()
        || update.retracts.is_some()
        || update.note.is_some()
        || !update.evidence.is_empty();
    if !says_something && update.progress.is_none() && update.completed.is_none() {
        let help = format!(
            "give a status, or {}, {}, {} or {}",
            name("outlook"),
            name("forecast"),
            name("note"),
            name("evidence")
        );
        problems.push(InputError::new("there is nothing to record", help));
    }
}

fn dates(
    ledger: &PendingLedgers<'_>,
    update: &Update,
    name: &dyn Fn(&str) -> String,
    problems: &mut Vec<InputError>,
) {
    let (plan, today) = (ledger.plan, ledger.as_of);
    let said = update.date.last_day();
    if said > today {
        let message = format!("{}: {} is not over on {today}", name("date"), update.date);
        let help = "write the day it was said, or a bound: `before DATE`";
        problems.push(InputError::new(message, help));
    }
    let delivered = update.status.is_some_and(Status::is_delivered);
    let issued = plan.head.issued.and_then(crate::domain::Date::first_day);
    let when = update.completed.unwrap_or(update.date);
    if let Some(issued) = issued.filter(|issued| delivered && when.last_day() < *issued) {
        let option = name(if update.completed.is_some() { "completed" } else { "date" });
        let message = format!("{option}: {when} is before the plan was issued, on {issued}");
        problems
            .push(InputError::new(message, "what was done before is no keeping of this promise"));
    }
    let Some(completed) = update.completed else { return };
    if !delivered {
        let message =
            format!("{}: only what is completed has a day of completion", name("completed"));
        let delivered = Status::ALL.iter().rev().filter(|status| status.is_delivered());
        let delivered = messages::list(delivered.map(|status| status.code()), "or");
        let help = format!("it goes with {delivered}");
        problems.push(InputError::new(message, help));
    }
    if completed.first_day().is_some_and(|first| first > said) {
        let message = format!(
            "{}: {completed} is after {}, when it was said",
            name("completed"),
            update.date
        );
        problems.push(InputError::new(message, "an expected completion is a forecast"));
    }
}

fn status(
    ledger: &mut PendingLedgers<'_>,
    milestone: usize,
    update: &Update,
    no_evidence: bool,
    name: &dyn Fn(&str) -> String,
    problems: &mut Vec<InputError>,
) {
    let plan = ledger.plan;
    let node = &plan.milestones[milestone];
    if update.progress.is_some() && update.status != Some(Status::InProgress) {
        let message = format!("{}: only what is under way has progress", name("progress"));
        problems.push(InputError::new(message, "it goes with `in-progress`"));
    }
    if let Some(id) = update.superseded_by.as_ref() {
        let option = name("superseded-by");
        if update.status != Some(Status::Withdrawn) {
            let message = format!("{option}: only what is withdrawn is replaced");
            problems.push(InputError::new(message, "it goes with `withdrawn`"));
        }
        if *id == node.id {
            let message = format!("{option}: `{id}` cannot replace itself");
            problems.push(InputError::new(message, "name the milestone that replaces it"));
        }
    }
    let Some(status) = update.status else { return };
    if status.is_delivered() {
        if update.evidence.is_empty() && !no_evidence {
            let message = format!("`{}` needs evidence", status.code());
            let (evidence, reason) = (name("evidence"), name("no-evidence"));
            let help = match ledger.names {
                ValueNames::Sheet(_) => format!(
                    "give a web address in the column `{evidence}`, or say why there is none: \
                     `--set no-evidence=TEXT`"
                ),
                _ => format!(
                    "give {evidence} with a web address, or {reason} with the reason why there is \
                     none"
                ),
            };
            problems.push(InputError::new(message, help));
        }
        let then = ledger.standing(milestone, update.date.last_day());
        if completes_too_early(plan, ledger.milestone(milestone), then.moved_by, update) {
            let message = format!(
                "`{}` is a continuing duty, which cannot be completed before the plan ends",
                node.id
            );
            let help = "record `in-progress`, with the event as evidence";
            problems.push(InputError::new(message, help));
        }
    }
    if no_evidence && (!status.is_delivered() || !update.evidence.is_empty()) {
        let message = format!("{}: this needs no reason", name("no-evidence"));
        problems.push(InputError::new(message, "it goes with a completion that has no evidence"));
    }
    if update.note.is_some() {
        return;
    }
    if let Some(was) = ledger.opened_by(milestone, update) {
        let message = format!("`{}` is {}, and this would open it again", node.id, was.code());
        problems.push(InputError::new(message, format!("say why, with {}", name("note"))));
    }
}

fn others(
    ledger: &mut PendingLedgers<'_>,
    milestone: usize,
    update: &Update,
    name: &dyn Fn(&str) -> String,
    problems: &mut Vec<InputError>,
) {
    let node = &ledger.plan.milestones[milestone];
    match ledger.saying(milestone, update) {
        Some(UpdateOrigin::Row(row)) => {
            let message = format!("{row} says the same of `{}`", node.id);
            problems.push(InputError::new(message, "remove one of the two"));
        }
        Some(UpdateOrigin::Plan) => {
            let message = format!("the ledger of `{}` says this already", node.id);
            problems.push(InputError::new(message, format!("`hito show {}` shows it", node.id)));
        }
        None => {}
    }
    let called = update.id.as_ref().and_then(|id| Some((id, ledger.called(milestone, id)?)));
    if let Some((id, row)) = called {
        let name = name("update-id");
        let message = match row {
            UpdateOrigin::Row(row) => {
                format!("{name}: the update of {row} is called `{id}` already")
            }
            UpdateOrigin::Plan => {
                format!("{name}: an update of `{}` is called `{id}` already", node.id)
            }
        };
        problems.push(InputError::new(message, "ids are never used again"));
    }
    if let Some(id) = update.retracts.as_ref() {
        let option = name("retracts");
        if update.reason.is_none() {
            let message = format!("{option}: why is it taken back?");
            problems.push(InputError::new(message, format!("say so with {}", name("reason"))));
        }
        if ledger.called(milestone, id).is_none() {
            let message = format!("{option}: no update of `{}` is called `{id}`", node.id);
            let updates = &ledger.milestone(milestone).updates;
            let known = updates.iter().filter_map(|other| other.id.as_ref());
            let known = messages::list(known.map(crate::domain::Id::as_str), "and");
            let help = if known.is_empty() {
                "none of its updates has an id; write one into the file first: `id: u1`".to_owned()
            } else {
                format!("its updates with ids are {known}")
            };
            problems.push(InputError::new(message, help));
        }
    } else if update.reason.is_some() && update.due.is_none() {
        let message = format!(
            "{}: a reason is for what moves a deadline or takes something back",
            name("reason")
        );
        problems
            .push(InputError::new(message, format!("anything else is said with {}", name("note"))));
    }
    deadline(ledger, milestone, update, name, problems);
}

fn deadline(
    ledger: &mut PendingLedgers<'_>,
    milestone: usize,
    update: &Update,
    name: &dyn Fn(&str) -> String,
    problems: &mut Vec<InputError>,
) {
    let Some(due) = update.due.as_ref() else { return };
    if update.reason.is_none() {
        let message = format!("{}: why does the deadline move?", name("due"));
        problems.push(InputError::new(message, format!("say so with {}", name("reason"))));
    }
    let node = &ledger.plan.milestones[milestone];
    let standing = ledger.standing(milestone, ledger.as_of);
    if current_deadline(ledger.milestone(milestone), &standing) == Some(due) {
        let message = format!("{}: the deadline of `{}` is {due} already", name("due"), node.id);
        problems
            .push(InputError::new(message, format!("`hito show {}` tells its history", node.id)));
    }
    let closed = standing.holds.map(|word| word.status).filter(|status| status.is_closed());
    if let Some(status) = closed.filter(|_| update.status.is_none_or(Status::is_closed)) {
        let message = format!("`{}` is {}: its deadline moves no more", node.id, status.code());
        let help = "where that was wrong, `hito mark` opens it again, with a note";
        problems.push(InputError::new(message, help));
    }
}
