//! `baseline-changed`

use crate::change::Detail;
use crate::check::context::Base;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Deadline, Finding, Milestone, Rule, Severity};
use crate::source::ID;

/// A deadline as promised is not the one of the base.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "baseline-changed",
        severity: Severity::Deny,
        summary: "A deadline as promised is not the one of the base.",
        why: "With `--base`. `due` is the deadline that was promised, and is never edited: a deadline moves by an update with `due` and a `reason`, which everybody can see. Recurring deadlines that say no day to begin with count from the plan's `issued`, which is not to be edited under them either. A slip of the pen is mended with `# hito: allow(baseline-changed) reason` above the line.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Change(run),
};

fn run(base: &Base<'_>, findings: &mut Vec<Finding>) {
    findings.extend(issued(base));
    for change in &base.changes.changes {
        let Some(milestone) = change.new.and_then(|at| base.changes.new.plan.milestones.get(at))
        else {
            continue;
        };
        for detail in &change.details {
            let Detail::Baseline(moved) = detail else { continue };
            let told = |deadline: &Option<Deadline>| {
                deadline.as_ref().map_or("none".to_owned(), |due| format!("`{due}`"))
            };
            let message = format!(
                "the promised deadline was {} at {} and is {} now",
                told(&moved.from),
                base.name,
                told(&moved.to)
            );
            let key = if milestone.due.is_some() { "due" } else { ID };
            let finding = Finding::new(CHECK.rule.name, milestone.place.key(key), message);
            let help = "put it back; a deadline moves by an update with `due` and `reason`";
            findings.push(finding.about(&milestone.id).help(help));
        }
    }
}

/// Returns what moves all recurring deadlines at once that say no day to begin with.
fn issued(base: &Base<'_>) -> Option<Finding> {
    let (old, new) = (base.changes.old.plan, base.changes.new.plan);
    let (from, to) = (old.head.issued?, new.head.issued?);
    let counts = |milestone: &Milestone| {
        let deadline = milestone.due.as_ref().map(|due| &due.deadline);
        matches!(deadline, Some(Deadline::Every(_, None)))
    };
    let was_there = |milestone: &&Milestone| {
        old.milestone(&milestone.id).is_some_and(|(_, milestone)| counts(milestone))
    };
    let moved =
        new.milestones.iter().filter(|milestone| counts(milestone)).filter(was_there).count();
    (from != to && moved > 0).then(|| {
        let message = format!(
            "`issued` was `{from}` at {} and is `{to}` now, and {} from it",
            base.name,
            match moved {
                1 => "the promised deadline of 1 milestone counts".to_owned(),
                moved => format!("the promised deadlines of {moved} milestones count"),
            }
        );
        let finding = Finding::new(CHECK.rule.name, new.head.place.key("issued"), message);
        finding.about(&new.head.id).help("put it back, or they all move at once")
    })
}
