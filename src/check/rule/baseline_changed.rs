//! `baseline-changed`

use super::super::{Base, Check, Run};
use crate::change::Detail;
use crate::domain::{Deadline, Finding, Rule, Severity};
use crate::source::ID;

/// A deadline as promised is not the one of the base.
pub const CHECK: Check = Check {
    rule: Rule {
        name: "baseline-changed",
        severity: Severity::Deny,
        summary: "A deadline as promised is not the one of the base.",
        why: "With `--base`. `due` is the deadline that was promised, and is never edited: a deadline moves by an update with `due` and a `reason`, which everybody can see. A slip of the pen is mended with `# hito: allow(baseline-changed) reason` above the line.",
        mend: None,
    },
    needs_whole_plan: true,
    run: Run::Change(run),
};

fn run(base: &Base<'_>, findings: &mut Vec<Finding>) {
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
