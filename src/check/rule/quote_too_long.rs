//! `quote-too-long`

use super::nodes::for_each_evidence;
use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Rule, Severity};

/// A quotation from evidence has more than 40 words.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "quote-too-long",
        severity: Severity::Warn,
        summary: "A quotation from evidence has more than 40 words.",
        why: "A short quotation shows what was said; a long one belongs to its publisher. Say the rest in a note of your own.",
        fix: None,
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    for_each_evidence(context.plan(), |evidence, place, id| {
        let words = evidence.quote.as_ref().map_or(0, |quote| quote.split_whitespace().count());
        if words > MOST_WORDS {
            let message = format!("this quotation has {words} words, more than {MOST_WORDS}");
            let place = place.key("quote");
            findings.push(Finding::new(CHECK.rule.name, place, message).about(id));
        }
    });
}

/// The longest quotation, in words.
const MOST_WORDS: usize = 40;
