//! `uncovered-text`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Place, Rule, Severity};
use crate::messages;

/// Words of a source that no quote and no context accounts for.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "uncovered-text",
        severity: Severity::Warn,
        summary: "Words of a source that no quote and no context accounts for.",
        why: "A plan that accounts for every word has demonstrably left no promise out. Quote the passage in a milestone, or put it under `context` if it promises nothing.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    for (source, _, uncovered) in context.texts.coverage() {
        for stretch in uncovered {
            let place = Place::bytes(source.file, stretch.bytes);
            let words = messages::count(stretch.words, "word");
            let message = format!("no node accounts for {words} here");
            let finding = Finding::new(CHECK.rule.name, place, message);
            findings.push(finding.help(
                "quote the passage in a milestone, or put it under `context` if it promises nothing",
            ));
        }
    }
}
