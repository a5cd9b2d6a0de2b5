//! `missing-translation`

use crate::check::context::CheckContext;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::{Finding, Id, LangTag, Place, Rule, Severity, Text};
use crate::messages;

/// A title or text lacks one of the plan's languages.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "missing-translation",
        severity: Severity::Warn,
        summary: "A title or text lacks one of the plan's languages.",
        why: "Readers of every language that the plan names should find each title, deadline and note in it. Names of institutions are exempt: one that was never seen in a language is not invented.",
        fix: None,
    },
    needs_whole_plan: false,
    run: Run::Plan(run),
};

fn run(context: &CheckContext<'_>, findings: &mut Vec<Finding>) {
    let plan = context.plan();
    let head = &plan.head;
    let mut check = |text: &Text, place: Place, id: &Id| {
        // A title that could not be read is reported already.
        if text.all().all(str::is_empty) {
            return;
        }
        let missing =
            head.languages.iter().filter(|l| text.exactly(**l, &head.languages).is_none());
        let missing: Vec<&str> = missing.map(LangTag::as_str).collect();
        if !missing.is_empty() {
            let message =
                format!("this text is missing in {}", messages::list(missing.into_iter(), "and"));
            let finding = Finding::new(CHECK.rule.name, place, message).about(id);
            findings.push(finding.help("write it as a map by language: `{es: …, en: …, fr: …}`"));
        }
    };
    check(&head.title, head.place.key("title"), &head.id);
    for section in &plan.sections {
        check(&section.title, section.place.key("title"), &section.id);
    }
    for milestone in &plan.milestones {
        let place = &milestone.place;
        let inferred = milestone.due.as_ref().and_then(|due| due.inferred.as_ref());
        let own = [
            (Some(&milestone.title), place.key("title")),
            (milestone.done_when.as_ref(), place.key("done-when")),
            (inferred, place.key("due").key("inferred")),
        ];
        let updates = milestone.updates.iter().enumerate().flat_map(|(position, update)| {
            let at = place.key("updates").item(position);
            [(update.note.as_ref(), at.key("note")), (update.reason.as_ref(), at.key("reason"))]
        });
        for (text, place) in own.into_iter().chain(updates) {
            if let Some(text) = text {
                check(text, place, &milestone.id);
            }
        }
    }
}
