//! `source-changed`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Severity, Source};
use crate::source::ID;

/// A source text is not the one that the plan was made from.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "source-changed",
        severity: Severity::Deny,
        summary: "A source text is not the one that the plan was made from.",
        why: "The plan gives the SHA-256 sum of each source, so that nobody can change what was promised by changing the text. The sum is taken with LF line ends. With `--base` the text itself is compared too, so that setting a new sum does not hide a new text.",
        fix: None,
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

/// What to do about it.
const HELP: &str =
    "restore the file; if the change is right, check every quote and set `sha256` anew";

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let finding = |source: &Source, message: String| {
        Finding::new(CHECK.rule.name, source.place.clone(), message).about(&source.id).help(HELP)
    };
    for (source, sum) in context.texts.changed() {
        let message = format!("the source `{}` has changed: its sum is now {sum}", source.id);
        findings.push(finding(source, message));
    }
    let Some(base) = context.base else { return };
    for (before, old) in base.texts.sums() {
        let now = context.texts.sums().find(|(source, _)| source.id == before.id);
        let is_told = |source: &Source| context.texts.changed().any(|(s, _)| s.id == source.id);
        match now {
            Some((source, sum)) if sum != old && !is_told(source) => {
                let message =
                    format!("the text of the source `{}` is not that of {}", source.id, base.name);
                findings.push(finding(source, message));
            }
            None if context.plan().head.sources.iter().all(|source| source.id != before.id) => {
                let message = format!("the source `{}` was removed since {}", before.id, base.name);
                let place = context.plan().head.place.key(ID);
                let finding = Finding::new(CHECK.rule.name, place, message).about(&before.id);
                findings.push(finding.help("put it back; what is quoted must be there to read"));
            }
            _ => {}
        }
    }
}
