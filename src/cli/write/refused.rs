//! What is not recorded, although it could be read: what contradicts the ledger, the plan or
//! itself.

use std::collections::HashMap;

use super::names::Names;
use crate::cli::failure::Problem;
use crate::domain::ledger::{completes_too_early, owing_sides, replay};
use crate::domain::snapshot::current_deadline;
use crate::domain::{Day, Milestone, Plan, Speaker, Status, Update, Vocabulary};

/// The ledgers of a plan with what is about to be added.
pub(in crate::cli) struct Ledger<'p> {
    plan: &'p Plan,
    as_of: Day,
    names: Names<'p>,
    added: HashMap<usize, Vec<Update>>,
}

/// How an update names its speaker.
pub(super) fn speaker_code(by: &Speaker) -> String {
    match by {
        Speaker::Party(id) => id.to_string(),
        Speaker::Joint => "joint".to_owned(),
        Speaker::Independent => "independent".to_owned(),
    }
}

impl<'p> Ledger<'p> {
    pub(in crate::cli) fn new(plan: &'p Plan, as_of: Day, names: Names<'p>) -> Self {
        Self { plan, as_of, names, added: HashMap::new() }
    }

    /// Whether somebody speaks who owes nothing of a milestone; the word can only dispute.
    pub(in crate::cli) fn owes_nothing(&self, milestone: usize, by: &Speaker) -> bool {
        let Speaker::Party(id) = by else { return false };
        let side = self.plan.side_of(id);
        let owing = owing_sides(self.plan, &self.plan.milestones[milestone]);
        !self.plan.head.sides.is_empty() && side.is_none_or(|side| !owing.contains(&side))
    }

    /// Enters an update behind those that are there.
    pub(in crate::cli) fn add(&mut self, milestone: usize, update: Update) {
        self.added.entry(milestone).or_default().push(update);
    }

    /// The milestone as it would be with what was added and an update more.
    fn with(&self, milestone: usize, update: &Update) -> Milestone {
        let mut after = self.plan.milestones[milestone].clone();
        after.updates.extend(self.added.get(&milestone).into_iter().flatten().cloned());
        after.updates.push(update.clone());
        after
    }

    /// Whether the ledger says already what an update says.
    pub(super) fn says(&self, milestone: usize, update: &Update) -> bool {
        self.earlier(milestone).any(|other| same(other, update))
    }

    fn earlier(&self, milestone: usize) -> impl Iterator<Item = &Update> {
        let there = self.plan.milestones[milestone].updates.iter();
        there.chain(self.added.get(&milestone).into_iter().flatten())
    }
}

/// Every reason not to record an update.
pub(in crate::cli) fn refusals(
    ledger: &Ledger<'_>,
    milestone: usize,
    update: &Update,
    no_evidence: bool,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let name = |name: &str| ledger.names.of(name);
    nothing_said(update, &name, &mut problems);
    dates(ledger, update, &name, &mut problems);
    status(ledger, milestone, update, no_evidence, &name, &mut problems);
    others(ledger, milestone, update, &name, &mut problems);
    problems
}

fn nothing_said(update: &Update, name: &dyn Fn(&str) -> String, problems: &mut Vec<Problem>) {
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
        problems.push(Problem::new("there is nothing to record", help));
    }
}

fn dates(
    ledger: &Ledger<'_>,
    update: &Update,
    name: &dyn Fn(&str) -> String,
    problems: &mut Vec<Problem>,
) {
    let (plan, today) = (ledger.plan, ledger.as_of);
    let said = update.date.last_day();
    if said > today {
        let message = format!("{}: {} is not over on {today}", name("date"), update.date);
        let help = "write the day it was said, or a bound: `before DATE`";
        problems.push(Problem::new(message, help));
    }
    let delivered = update.status.is_some_and(Status::is_delivered);
    let issued = plan.head.issued.and_then(crate::domain::Date::first_day);
    let when = update.completed.unwrap_or(update.date);
    if let Some(issued) = issued.filter(|issued| delivered && when.last_day() < *issued) {
        let option = name(if update.completed.is_some() { "completed" } else { "date" });
        let message = format!("{option}: {when} is before the plan was issued, on {issued}");
        problems.push(Problem::new(message, "what was done before is no keeping of this promise"));
    }
    let Some(completed) = update.completed else { return };
    if !delivered {
        let message =
            format!("{}: only what is completed has a day of completion", name("completed"));
        let help = "it goes with `completed` or `partially-completed`";
        problems.push(Problem::new(message, help));
    }
    if completed.first_day().is_some_and(|first| first > said) {
        let message = format!(
            "{}: {completed} is after {}, when it was said",
            name("completed"),
            update.date
        );
        problems.push(Problem::new(message, "an expected completion is a forecast"));
    }
}

fn status(
    ledger: &Ledger<'_>,
    milestone: usize,
    update: &Update,
    no_evidence: bool,
    name: &dyn Fn(&str) -> String,
    problems: &mut Vec<Problem>,
) {
    let plan = ledger.plan;
    let node = &plan.milestones[milestone];
    if update.progress.is_some() && update.status != Some(Status::InProgress) {
        let message = format!("{}: only what is under way has progress", name("progress"));
        problems.push(Problem::new(message, "it goes with `in-progress`"));
    }
    if let Some(id) = update.superseded_by.as_ref() {
        let option = name("superseded-by");
        if update.status != Some(Status::Withdrawn) {
            let message = format!("{option}: only what is withdrawn is replaced");
            problems.push(Problem::new(message, "it goes with `withdrawn`"));
        }
        if *id == node.id {
            let message = format!("{option}: `{id}` cannot replace itself");
            problems.push(Problem::new(message, "name the milestone that replaces it"));
        }
    }
    let Some(status) = update.status else { return };
    if status.is_delivered() {
        if update.evidence.is_empty() && !no_evidence {
            let message = format!("`{}` needs evidence", status.code());
            let (evidence, reason) = (name("evidence"), name("no-evidence"));
            let help = format!(
                "give {evidence} with a web address, or {reason} with the reason why there is none"
            );
            problems.push(Problem::new(message, help));
        }
        let then = replay(plan, node, update.date.last_day());
        if completes_too_early(plan, node, then.moved_by, update) {
            let message = format!(
                "`{}` is a continuing duty, which cannot be completed before the plan ends",
                node.id
            );
            let help = "record `in-progress`, with the event as evidence";
            problems.push(Problem::new(message, help));
        }
    }
    if no_evidence && (!status.is_delivered() || !update.evidence.is_empty()) {
        let message = format!("{}: this needs no reason", name("no-evidence"));
        problems.push(Problem::new(message, "it goes with a completion that has no evidence"));
    }
    // Where nothing was ever closed, nothing is opened again.
    let closing = |other: &Update| other.status.is_some_and(Status::is_closed);
    if update.note.is_some() || closing(update) || !ledger.earlier(milestone).any(closing) {
        return;
    }
    let holds = |node: &Milestone| {
        let standing = replay(plan, node, ledger.as_of);
        standing.holds.map(|word| word.status)
    };
    let is_closed = |status: Option<Status>| status.is_some_and(Status::is_closed);
    let mut before = ledger.with(milestone, update);
    before.updates.pop();
    let (was, would) = (holds(&before), holds(&ledger.with(milestone, update)));
    if let Some(was) = was.filter(|was| was.is_closed() && !is_closed(would)) {
        let message = format!("`{}` is {}, and this would open it again", node.id, was.code());
        problems.push(Problem::new(message, format!("say why, with {}", name("note"))));
    }
}

/// Whether two updates say the same, whatever they are called.
fn same(a: &Update, b: &Update) -> bool {
    let said = |update: &Update| {
        (
            update.date,
            update.status,
            update.completed,
            update.progress,
            update.outlook,
            update.forecast,
        )
    };
    said(a) == said(b)
        && a.by == b.by
        && (&a.due, &a.reason, &a.retracts) == (&b.due, &b.reason, &b.retracts)
        && (&a.superseded_by, &a.note, &a.evidence) == (&b.superseded_by, &b.note, &b.evidence)
}

fn others(
    ledger: &Ledger<'_>,
    milestone: usize,
    update: &Update,
    name: &dyn Fn(&str) -> String,
    problems: &mut Vec<Problem>,
) {
    let node = &ledger.plan.milestones[milestone];
    if ledger.says(milestone, update) {
        let message = format!("the ledger of `{}` says this already", node.id);
        problems.push(Problem::new(message, format!("`hito show {}` shows it", node.id)));
    }
    if let Some(id) = update.id.as_ref()
        && ledger.earlier(milestone).any(|other| other.id.as_ref() == Some(id))
    {
        let message =
            format!("{}: an update of `{}` is called `{id}` already", name("update-id"), node.id);
        problems.push(Problem::new(message, "ids are never used again"));
    }
    if let Some(id) = update.retracts.as_ref() {
        let option = name("retracts");
        if update.reason.is_none() {
            let message = format!("{option}: why is it taken back?");
            problems.push(Problem::new(message, format!("say so with {}", name("reason"))));
        }
        if !ledger.earlier(milestone).any(|other| other.id.as_ref() == Some(id)) {
            let message = format!("{option}: no update of `{}` is called `{id}`", node.id);
            let known = ledger.earlier(milestone).filter_map(|other| other.id.as_ref());
            let known = crate::wording::list(known.map(crate::domain::Id::as_str), "and");
            let help = if known.is_empty() {
                "none of its updates has an id; write one into the file first: `id: u1`".to_owned()
            } else {
                format!("its updates with ids are {known}")
            };
            problems.push(Problem::new(message, help));
        }
    } else if update.reason.is_some() && update.due.is_none() {
        let message = format!(
            "{}: a reason is for what moves a deadline or takes something back",
            name("reason")
        );
        problems
            .push(Problem::new(message, format!("anything else is said with {}", name("note"))));
    }
    deadline(ledger, milestone, update, name, problems);
}

fn deadline(
    ledger: &Ledger<'_>,
    milestone: usize,
    update: &Update,
    name: &dyn Fn(&str) -> String,
    problems: &mut Vec<Problem>,
) {
    let Some(due) = update.due.as_ref() else { return };
    if update.reason.is_none() {
        let message = format!("{}: why does the deadline move?", name("due"));
        problems.push(Problem::new(message, format!("say so with {}", name("reason"))));
    }
    let node = &ledger.plan.milestones[milestone];
    let standing = replay(ledger.plan, node, ledger.as_of);
    if current_deadline(node, &standing) == Some(due) {
        let message = format!("{}: the deadline of `{}` is {due} already", name("due"), node.id);
        problems.push(Problem::new(message, format!("`hito show {}` tells its history", node.id)));
    }
    let closed = standing.holds.map(|word| word.status).filter(|status| status.is_closed());
    if let Some(status) = closed.filter(|_| update.status.is_none_or(Status::is_closed)) {
        let message = format!("`{}` is {}: its deadline moves no more", node.id, status.code());
        let help = "where that was wrong, `hito mark` opens it again, with a note";
        problems.push(Problem::new(message, help));
    }
}
