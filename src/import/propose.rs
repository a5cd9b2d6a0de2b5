//! Rows → one change to a plan.

use super::errors::{findings_of, of_sheet, refused};
use super::lay_out::{UpdatesById, lay_out};
use super::new_plan::NewPlan;
use super::nodes::RowUpdate;
use super::policy::{ExistingRows, ImportPolicy};
use super::proposal::Proposal;
use super::sheet_rows::SheetRows;
use super::summary::ImportSummary;
use crate::domain::LangTag;
use crate::query::LoadedPlan;
use crate::record::{
    CheckedUpdates, PlanChange, RecordError, UpdateEntry, ValueNames, check_updates,
};

/// Returns the change that the rows make to a plan, with a summary of it. Texts are in `lang`, or in
/// the plan's first language; `new` is the plan's beginning if the import makes the plan.
///
/// # Errors
/// Everything that is wrong with the rows, and every mistake that they would bring into the plan.
pub fn propose(
    plan: &LoadedPlan,
    rows: &SheetRows,
    lang: Option<LangTag>,
    policy: ImportPolicy,
    new: Option<&NewPlan>,
) -> Result<(PlanChange, ImportSummary), RecordError> {
    let mut tree = Proposal::new(plan, &rows.columns, lang, policy);
    let mut problems = rows.problems.clone();
    for (item, found) in &rows.items {
        let mut found = found.clone();
        tree.add(item, &mut found);
        problems.extend(found.into_iter().map(|problem| problem.labelled(&item.label)));
    }
    problems.extend(tree.link());
    let bare = lay_out(plan, &tree, &UpdatesById::new(), new)?;
    let of_sheet = |findings| of_sheet(findings, &tree.rows, &rows.columns);
    let draft = match bare.draft(plan) {
        Ok(draft) => draft,
        Err(error) => {
            problems.extend(of_sheet(findings_of(error)?));
            return Err(refused(problems, rows.unit));
        }
    };
    let CheckedUpdates { change, recorded, problems: found } =
        check(&draft, &tree, rows, lang, policy);
    problems.extend(found);
    let ledgers = change.updates;
    let change = lay_out(plan, &tree, &ledgers, new)?;
    if problems.is_empty() {
        return Ok((change, ImportSummary::of(&mut tree, &ledgers, recorded)));
    }
    // The mistakes that the changed plan would have are reported with the others.
    problems.extend(of_sheet(change.mistakes(plan)?));
    Err(refused(problems, rows.unit))
}

/// Checks what is said of milestones as `hito mark` does.
fn check(
    draft: &LoadedPlan,
    tree: &Proposal<'_>,
    rows: &SheetRows,
    lang: Option<LangTag>,
    policy: ImportPolicy,
) -> CheckedUpdates {
    let may_repeat = policy.existing == ExistingRows::Update;
    let entry = |word: &RowUpdate| {
        let (milestone, _) = draft.plan.milestone(&word.id)?;
        let (label, given) = (word.label.clone(), word.given.clone());
        Some(UpdateEntry { label, milestone, given, may_repeat })
    };
    let entries: Vec<UpdateEntry> = tree.words.iter().filter_map(entry).collect();
    let names = rows.columns.all_called();
    check_updates(draft, lang, ValueNames::Sheet(&names), &entries)
}
