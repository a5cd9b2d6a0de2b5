//! `reopened-without-note`

use crate::change::{Change, Detail};
use crate::check::context::Base;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Severity, Status, Vocabulary};

/// A closed milestone was opened again, and no new update says why.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "reopened-without-note",
        severity: Severity::Deny,
        summary: "A closed milestone was opened again, and no new update says why.",
        why: "With `--base`. What was reported as done, and now is not, needs a word of explanation: a `note` or a `reason` in the update that opens it again.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Change(run),
};

fn run(base: &Base<'_>, findings: &mut Vec<Finding>) {
    for change in &base.changes.changes {
        let reopened = change.details.iter().find_map(|detail| match detail {
            Detail::Status(Some(was), now) if was.is_closed() => {
                Some(*was).filter(|_| !now.is_some_and(Status::is_closed))
            }
            _ => None,
        });
        let (Some(was), Some(at)) = (reopened, change.new) else { continue };
        let milestone = &base.changes.new.plan.milestones[at];
        let explains = |position: &usize| {
            let update = &milestone.updates[*position];
            update.note.is_some() || update.reason.is_some()
        };
        let added: Vec<usize> = added(change).collect();
        // Without a new update it was the ledger that was rewritten, or a dependency that moved.
        let Some(last) = added.last().filter(|_| !added.iter().any(explains)) else { continue };
        let place = milestone.place.key("updates").item(*last);
        let message =
            format!("this reopens what was {} at {}, without a note", was.code(), base.name);
        let help = "add `note` or `reason` to the update";
        findings
            .push(Finding::new(CHECK.rule.name, place, message).about(&milestone.id).help(help));
    }
}

/// Returns the positions of the updates that came since.
fn added(change: &Change) -> impl Iterator<Item = usize> {
    change.details.iter().filter_map(|detail| match detail {
        Detail::Update(update) if update.old.is_none() => update.new,
        _ => None,
    })
}
