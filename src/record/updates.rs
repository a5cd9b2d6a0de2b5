//! What was given → a change that records it, or everything that is wrong with it.

use std::collections::HashSet;

use super::change::PlanChange;
use super::contradictions::contradictions;
use super::error::{InputError, RecordError};
use super::pending::PendingLedgers;
use super::raw_update::{RawUpdate, UpdateReader};
use super::value_names::ValueNames;
use crate::domain::{Id, LangTag, Speaker};
use crate::messages;
use crate::query::LoadedPlan;

/// What is to be recorded: where it was given, and of which milestone.
pub struct UpdateEntry {
    /// `line 3`, or the milestone's id.
    pub label: String,
    /// The index of the milestone.
    pub milestone: usize,
    /// What was given.
    pub given: RawUpdate,
    /// Whether it is left out, rather than refused, where the ledger says it already.
    pub may_repeat: bool,
}

/// What was recorded, beyond the plan.
#[derive(Default)]
pub struct RecordSummary {
    /// The milestones, in order, one for each update.
    pub ids: Vec<Id>,
    /// How many were left out because the ledger says them already.
    pub repeated: usize,
    /// Who spoke of what without owing anything of it.
    pub outsiders: Vec<(Speaker, Id)>,
}

/// What comes of entries.
pub struct CheckedUpdates {
    /// What records those that nothing is wrong with.
    pub change: PlanChange,
    /// What is remarkable about them.
    pub recorded: RecordSummary,
    /// What is wrong with the others.
    pub problems: Vec<InputError>,
}

/// Reads and judges every entry.
pub fn check_updates(
    book: &LoadedPlan,
    lang: Option<LangTag>,
    names: ValueNames<'_>,
    entries: &[UpdateEntry],
) -> CheckedUpdates {
    let (mut change, mut recorded) = (PlanChange::default(), RecordSummary::default());
    let mut problems = Vec::new();
    let mut ledger = PendingLedgers::new(&book.plan, book.as_of, names);
    // What is said of one milestone on the command line needs no label.
    let is_labelled = !names.are_typed() || entries.len() > 1;
    for entry in entries {
        let mut reader = UpdateReader::new(&book.plan, book.as_of, lang, names);
        let update = reader.update(entry.milestone, &entry.given);
        let mut found = reader.problems;
        if let Some(update) = update {
            if entry.may_repeat && ledger.says(entry.milestone, &update) {
                recorded.repeated += 1;
                continue;
            }
            let no_evidence = !entry.given.no_evidence.is_empty();
            found.extend(contradictions(&mut ledger, entry.milestone, &update, no_evidence));
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
        let labelled = |problem: InputError| {
            if is_labelled { problem.labelled(&entry.label) } else { problem }
        };
        problems.extend(found.into_iter().map(labelled));
    }
    CheckedUpdates { change, recorded, problems }
}

/// The change that records every entry, or everything that is wrong with them.
pub fn record_updates(
    book: &LoadedPlan,
    lang: Option<LangTag>,
    names: ValueNames<'_>,
    entries: &[UpdateEntry],
    mut problems: Vec<InputError>,
) -> Result<(PlanChange, RecordSummary), RecordError> {
    let judged = check_updates(book, lang, names, entries);
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
    let summary = format!("{count} {are} refused, so nothing was written");
    Err(RecordError::Invalid { errors: problems, summary })
}
