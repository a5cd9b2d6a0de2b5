//! `source-changed`

use super::super::{Check, Context};
use crate::domain::{Finding, Rule, Severity};

/// A source text is not the one that the plan was made from.
pub const CHECK: Check = Check {
    rule: Rule {
        name: "source-changed",
        severity: Severity::Deny,
        summary: "A source text is not the one that the plan was made from.",
        why: "The plan gives the SHA-256 sum of each source, so that nobody can change what was promised by changing the text. The sum is taken with LF line ends.",
    },
    needs_whole_plan: false,
    run,
};

fn run(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (source, sum) in context.texts.changed() {
        let message = format!("the source `{}` has changed: its sum is now {sum}", source.id);
        let finding = Finding::new(CHECK.rule.name, source.place.clone(), message);
        findings.push(finding.about(&source.id).help(
            "restore the file; if the change is right, check every quote and set `sha256` anew",
        ));
    }
}
