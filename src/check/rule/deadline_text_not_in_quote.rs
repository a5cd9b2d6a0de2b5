//! `deadline-text-not-in-quote`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::passages::{GAP, contains};
use crate::domain::{Finding, Rule, Severity};

/// The words of a deadline do not stand inside the milestone's quote.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "deadline-text-not-in-quote",
        severity: Severity::Deny,
        summary: "The words of a deadline do not stand inside the milestone's quote.",
        why: "`due.text` gives the deadline's own words, so that a reader can see what the date was made from.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    for milestone in &context.plan().milestones {
        let Some(text) = milestone.due.as_ref().and_then(|due| due.text.as_ref()) else {
            continue;
        };
        // A gap inside the words of a deadline would say nothing.
        let mut pieces = milestone.quote.iter().flat_map(|quote| quote.split(GAP));
        if !pieces.any(|piece| contains(piece, text)) {
            let place = milestone.place.key("due").key("text");
            let message = "these words do not stand in the quote of the milestone";
            let finding = Finding::new(CHECK.rule.name, place, message).about(&milestone.id);
            findings.push(finding.help("copy them from the quote, or lengthen the quote"));
        }
    }
}
