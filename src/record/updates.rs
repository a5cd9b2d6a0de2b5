//! Updates as they were given → a change that records them, or every mistake in them.

use std::collections::{HashMap, HashSet};

use super::change::PlanChange;
use super::contradictions::contradictions;
use super::error::{InputError, RecordError};
use super::pending::{PendingLedger, UpdateOrigin};
use super::raw_update::RawUpdate;
use super::value_names::ValueNames;
use super::value_reader::ValueReader;
use crate::domain::{Id, LangTag, Plan, Speaker};
use crate::messages;
use crate::query::LoadedPlan;

/// An update that is to be recorded.
#[derive(Clone, Debug)]
pub struct UpdateEntry {
    /// Where it was given: `line 3`, or the milestone's id.
    pub label: String,
    /// The index of the milestone.
    pub milestone: usize,
    /// What was given.
    pub given: RawUpdate,
    /// Whether it is left out, rather than refused, if the ledger already says the same.
    pub may_repeat: bool,
}

impl UpdateEntry {
    /// Makes the entry of an update of a milestone.
    pub fn new(plan: &Plan, milestone: usize, given: RawUpdate) -> Self {
        let label = plan.milestones[milestone].id.to_string();
        Self { label, milestone, given, may_repeat: false }
    }
}

/// What was recorded, beyond the change itself.
#[derive(Debug, Default)]
pub struct RecordSummary {
    /// The milestones, in order, one for each update.
    pub ids: Vec<Id>,
    /// The number of updates left out because the ledgers already say the same.
    pub repeated: usize,
    /// Who spoke of which milestone without owing anything of it.
    pub outsiders: Vec<(Speaker, Id)>,
}

/// Entries that have been read and checked.
#[derive(Debug)]
pub struct CheckedUpdates {
    /// The change that records those without a mistake.
    pub change: PlanChange,
    /// What is remarkable about them.
    pub recorded: RecordSummary,
    /// Every mistake in the others.
    pub problems: Vec<InputError>,
}

/// Reads every entry and checks it against the plan and the entries before it. Texts that do not
/// say their language are in `lang`.
pub fn check_updates(
    plan: &LoadedPlan,
    lang: Option<LangTag>,
    names: ValueNames<'_>,
    entries: &[UpdateEntry],
) -> CheckedUpdates {
    let (mut change, mut recorded) = (PlanChange::default(), RecordSummary::default());
    let mut problems = Vec::new();
    let mut ledgers = HashMap::new();
    // A single milestone on the command line needs no label.
    let is_labelled = !names.are_typed() || entries.len() > 1;
    for entry in entries {
        let (as_of, errors) = (plan.as_of, Vec::new());
        let mut reader = ValueReader { plan: &plan.plan, as_of, lang, names, errors };
        let update = reader.update(entry.milestone, &entry.given);
        let mut errors = reader.errors;
        if let Some(update) = update {
            let milestone = &plan.plan.milestones[entry.milestone];
            let ledger = || PendingLedger::new(&plan.plan, milestone, plan.as_of);
            let ledger = ledgers.entry(entry.milestone).or_insert_with(ledger);
            if entry.may_repeat && ledger.saying(&update).is_some() {
                recorded.repeated += 1;
                continue;
            }
            let no_evidence = !entry.given.no_evidence.is_empty();
            errors.extend(contradictions(ledger, names, &update, no_evidence));
            if errors.is_empty() {
                if ledger.owes_nothing(&update.by) {
                    recorded.outsiders.push((update.by.clone(), milestone.id.clone()));
                }
                recorded.ids.push(milestone.id.clone());
                change.add_update(milestone, &update);
                ledger.add(update, &UpdateOrigin::Row(entry.label.clone()));
            }
        }
        let label = |error: InputError| {
            if is_labelled { error.labelled(&entry.label) } else { error }
        };
        problems.extend(errors.into_iter().map(label));
    }
    CheckedUpdates { change, recorded, problems }
}

/// Returns the change that records every entry. `errors` are mistakes that were found before.
///
/// # Errors
/// When there is a mistake, all of them.
pub fn record_updates(
    plan: &LoadedPlan,
    lang: Option<LangTag>,
    names: ValueNames<'_>,
    entries: &[UpdateEntry],
    mut errors: Vec<InputError>,
) -> Result<(PlanChange, RecordSummary), RecordError> {
    let CheckedUpdates { change, recorded, problems } = check_updates(plan, lang, names, entries);
    errors.extend(problems);
    if errors.is_empty() {
        return Ok((change, recorded));
    }
    errors.sort_by_key(|error| error.line);
    let (what, refused) = if names.are_typed() {
        ("milestone", entries.len() - recorded.ids.len())
    } else {
        let lines: HashSet<usize> = errors.iter().map(|error| error.line).collect();
        ("row", lines.len())
    };
    let are = if refused == 1 { "is" } else { "are" };
    let count = messages::count(refused, what);
    Err(RecordError::Invalid {
        errors,
        summary: format!("{count} {are} refused, so nothing was written"),
    })
}
