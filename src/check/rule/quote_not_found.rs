//! `quote-not-found`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::passages::SearchResult;
use crate::domain::{Finding, Rule, Severity};

/// A quote or context stands in no source.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "quote-not-found",
        severity: Severity::Deny,
        summary: "A quote or context stands in no source.",
        why: "A quote is the promise itself, verbatim. Text is compared after NFC and with white space collapsed, on word boundaries; `[…]` skips words of one paragraph.",
        fix: None,
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    if !context.texts.are_complete() {
        return;
    }
    for passage in context.texts.passages() {
        if passage.search != SearchResult::Nowhere {
            continue;
        }
        let message = "this passage stands in no source";
        let finding = Finding::new(CHECK.rule.name, passage.place.clone(), message);
        let help = match context.texts.nearest(passage.text) {
            Some((part, file, line, next)) => {
                let end = last_words(&part);
                format!(
                    "it is found up to “{end}” ({file}, line {line}), where the source goes on “{next} …”"
                )
            }
            None => "not even its first words are found: copy it from the source".to_owned(),
        };
        findings.push(finding.about(passage.id).help(help));
    }
}

/// Returns the end of a passage, long enough to be recognized.
fn last_words(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let from = words.len().saturating_sub(4);
    let dots = if from > 0 { "… " } else { "" };
    format!("{dots}{}", words[from..].join(" "))
}
