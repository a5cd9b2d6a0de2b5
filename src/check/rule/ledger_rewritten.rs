//! `ledger-rewritten`

use crate::change::{ChangeKind, Detail, UpdateChange};
use crate::check::context::Base;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Milestone, Rule, Severity};
use crate::messages;

/// An update or a piece of evidence of the base was edited or is gone.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "ledger-rewritten",
        severity: Severity::Deny,
        summary: "An update or a piece of evidence of the base was edited or is gone.",
        why: "With `--base`. The ledger is only ever added to: an update that was wrong is taken back by a later one with `retracts` and a `reason`. Evidence and translations may be added to an update.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Change(run),
};

const HELP: &str = "put it back, and add a new update; `retracts` takes an earlier one back";

/// The keys of a piece of evidence that are more than a description of it.
const CLAIMS: [&str; 7] = ["url", "publisher", "published", "lang", "quote", "says", "class"];

fn run(base: &Base<'_>, findings: &mut Vec<Finding>) {
    let plan = base.changes.new.plan;
    for change in &base.changes.changes {
        let Some(at) = change.new else { continue };
        match change.what {
            ChangeKind::Milestone => {
                let updates = change.details.iter().filter_map(|detail| match detail {
                    Detail::Update(update) if update.is_rewritten() => Some(update),
                    _ => None,
                });
                let milestone = &plan.milestones[at];
                findings.extend(updates.map(|update| rewritten(base, milestone, update)));
            }
            ChangeKind::Record => {
                let record = &plan.records[at];
                let claim = change.details.iter().find_map(|detail| match detail {
                    Detail::Field(key) if CLAIMS.contains(key) => Some(*key),
                    _ => None,
                });
                findings.extend(claim.map(|key| {
                    let id = &record.id;
                    let message = format!("the evidence `{id}` was edited since {}", base.name);
                    let finding = Finding::new(CHECK.rule.name, record.place.key(key), message);
                    finding.about(id).help("put it back, and add a record of its own")
                }));
            }
            ChangeKind::Plan | ChangeKind::Section | ChangeKind::Party => {}
        }
    }
}

fn rewritten(base: &Base<'_>, milestone: &Milestone, update: &UpdateChange) -> Finding {
    let ledger = milestone.place.key("updates");
    let (place, message) = match update.new {
        Some(position) => {
            let entry = ledger.item(position);
            let keys = messages::list(update.altered.iter().copied(), "and");
            let date = milestone.updates[position].date;
            let message = format!("{keys} of the update of {date} differs from {}", base.name);
            (update.altered.first().map_or(entry.clone(), |key| entry.key(key)), message)
        }
        None => {
            let before = base.changes.old.plan.milestone(&milestone.id);
            let gone = before.zip(update.old).and_then(|((_, old), at)| old.updates.get(at));
            let date = gone.map_or(String::new(), |gone| format!(" of {}", gone.date));
            (ledger.as_key(), format!("an update{date} was removed since {}", base.name))
        }
    };
    Finding::new(CHECK.rule.name, place, message).about(&milestone.id).help(HELP)
}
