//! What was given → a change that records it, or everything that is wrong with it.

use std::collections::HashSet;

use super::change::Change;
use super::given::{Given, Reader};
use super::ledger::Ledger;
use super::names::Names;
use super::refused::refusals;
use crate::cli::error::{CliError, Problem};
use crate::cli::session::{LoadedPlan, Session};
use crate::domain::{Id, LangTag, Speaker, Update};
use crate::messages;

/// What is to be recorded: where it was given, and of which milestone.
pub(in crate::cli) struct Entry {
    /// `line 3`, or the milestone's id.
    pub label: String,
    /// The index of the milestone.
    pub milestone: usize,
    /// What was given.
    pub given: Given,
    /// Whether it is left out, rather than refused, where the ledger says it already.
    pub may_repeat: bool,
}

/// What was recorded, beyond the plan.
#[derive(Default)]
pub(in crate::cli) struct Recorded {
    /// The milestones, in order, one for each update.
    pub ids: Vec<Id>,
    /// How many were left out because the ledger says them already.
    pub repeated: usize,
    /// Who spoke of what without owing anything of it.
    outsiders: Vec<(Speaker, Id)>,
}

impl Recorded {
    /// How many are told one by one.
    const MOST: usize = 10;

    /// Says what is remarkable, beside the answer.
    pub(in crate::cli) fn remark(&self, session: &mut Session<'_, '_>) {
        for (by, id) in self.outsiders.iter().take(Self::MOST) {
            let Speaker::Party(by) = by else { continue };
            session.say(&format!("`{by}` owes nothing of `{id}`: what it says can only dispute"));
        }
        if let Some(more @ 1..) = self.outsiders.len().checked_sub(Self::MOST) {
            session.say(&format!("… and so of {}", messages::count(more, "more update")));
        }
    }
}

/// What comes of entries.
pub(in crate::cli) struct Judged {
    /// What records those that nothing is wrong with.
    pub change: Change,
    pub recorded: Recorded,
    /// What is wrong with the others.
    pub problems: Vec<Problem>,
}

/// Reads and judges every entry.
pub(in crate::cli) fn judge(
    book: &LoadedPlan,
    lang: Option<LangTag>,
    names: Names<'_>,
    entries: &[Entry],
) -> Judged {
    let (mut change, mut recorded) = (Change::default(), Recorded::default());
    let mut problems = Vec::new();
    let mut ledger = Ledger::new(&book.plan, book.as_of, names);
    // What is said of one milestone on the command line needs no label.
    let is_labelled = !names.are_typed() || entries.len() > 1;
    for entry in entries {
        let mut reader = Reader::new(&book.plan, book.as_of, lang, names);
        let update = reader.update(entry.milestone, &entry.given);
        let mut found = reader.problems;
        if let Some(update) = update {
            if entry.may_repeat && ledger.says(entry.milestone, &update) {
                recorded.repeated += 1;
                continue;
            }
            let no_evidence = !entry.given.no_evidence.is_empty();
            found.extend(refusals(&mut ledger, entry.milestone, &update, no_evidence));
            if found.is_empty() {
                let id = &book.plan.milestones[entry.milestone].id;
                if ledger.owes_nothing(entry.milestone, &update.by) {
                    recorded.outsiders.push((update.by.clone(), id.clone()));
                }
                recorded.ids.push(id.clone());
                change.add_update(&book.plan.milestones[entry.milestone], &update);
                ledger.add(entry.milestone, update, &entry.label);
            }
        }
        let labelled = |problem: Problem| {
            if is_labelled { problem.labelled(&entry.label) } else { problem }
        };
        problems.extend(found.into_iter().map(labelled));
    }
    Judged { change, recorded, problems }
}

/// The change that records every entry, or everything that is wrong with them.
pub(in crate::cli) fn record(
    book: &LoadedPlan,
    lang: Option<LangTag>,
    names: Names<'_>,
    entries: &[Entry],
    mut problems: Vec<Problem>,
) -> anyhow::Result<(Change, Recorded)> {
    let judged = judge(book, lang, names, entries);
    problems.extend(judged.problems);
    if problems.is_empty() {
        return Ok((judged.change, judged.recorded));
    }
    problems.sort_by_key(|problem| problem.line);
    let (what, refused) = if names.are_typed() {
        ("milestone", entries.len() - judged.recorded.ids.len())
    } else {
        let lines: HashSet<usize> = problems.iter().map(|problem| problem.line).collect();
        ("row", lines.len())
    };
    let are = if refused == 1 { "is" } else { "are" };
    let count = messages::count(refused, what);
    let end = format!("{count} {are} refused, so nothing was written");
    Err(CliError::Refused { problems, end }.into())
}

/// Who said an update, and when.
pub(in crate::cli) fn spoken(update: &Update) -> String {
    let by = match &update.by {
        Speaker::Party(id) => format!("by {id}"),
        Speaker::Joint => "jointly".to_owned(),
        Speaker::Independent => "by independent sources".to_owned(),
    };
    format!("{by} on {}", update.date).replace("on before", "before")
}
