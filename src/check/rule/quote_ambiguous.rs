//! `quote-ambiguous`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::passages::SearchResult;
use crate::domain::{Finding, Rule, Severity};

/// A quote or context stands in several places of the sources.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "quote-ambiguous",
        severity: Severity::Deny,
        summary: "A quote or context stands in several places of the sources.",
        why: "Nobody could tell which promise is meant, and coverage would count the wrong words. Make it longer until it stands in one place only.",
        fix: None,
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    for passage in context.texts.passages() {
        let SearchResult::Often(first, second) = passage.search else {
            continue;
        };
        let message = if first == second {
            format!("this passage can be found in more than one way, from line {first}")
        } else {
            format!("this passage stands in more than one place: lines {first} and {second}")
        };
        let finding = Finding::new(CHECK.rule.name, passage.place.clone(), message);
        findings.push(finding.about(passage.id).help("quote more words around it"));
    }
}
