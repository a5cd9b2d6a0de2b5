//! `id-reused`

use std::collections::HashSet;

use super::nodes::{place_of, quotes};
use crate::change::{Change, ChangeKind, Detail};
use crate::check::context::Base;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::passages::plain;
use crate::domain::{Finding, Plan, Rule, Severity, Text};
use crate::source::ID;
use crate::text::fold;

/// An id of the base names something else now.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "id-reused",
        severity: Severity::Deny,
        summary: "An id of the base names something else now.",
        why: "With `--base`. Ids are never used again for something else, or what was recorded of one promise would be told of another. A node is taken for another when it became another kind of node, or when less than half of its title's words are the same, in every language that it had, and all its quotes are others. A milestone that is not quoted must also differ in most of what else it says: in two of quote, kind, deadline and parties. Rewording a title is no such thing.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Change(run),
};

fn run(base: &Base<'_>, findings: &mut Vec<Finding>) {
    let new = base.changes.new.plan;
    for change in &base.changes.changes {
        let id = base.changes.id(change);
        let became_another_kind =
            matches!(change.what, ChangeKind::Section | ChangeKind::Milestone)
                && change.is_removed()
                && new.find(id).is_some();
        if !became_another_kind && !is_another(base, change) {
            continue;
        }
        let Some(place) = place_of(new, id) else { continue };
        let message = format!("`{id}` names something else than at {}", base.name);
        let finding = Finding::new(CHECK.rule.name, place.key(ID), message);
        let help = "put back what it named, and give what is new an id of its own";
        findings.push(finding.about(id).help(help));
    }
}

/// Returns whether a node has kept nothing but its id: another title, no quote in
/// common, and where it is not quoted before and after, most of what else it promises is another.
pub(super) fn is_another(base: &Base<'_>, change: &Change) -> bool {
    let Some((old, new)) = quotes(base, change) else { return false };
    if change.what == ChangeKind::Plan || !is_retitled(base, change) {
        return false;
    }
    let now: Vec<String> = new.iter().map(|quote| plain(quote)).collect();
    if old.iter().any(|quote| now.contains(&plain(quote))) {
        return false;
    }
    let is_quoted = !old.is_empty() && !new.is_empty();
    is_quoted || change.what == ChangeKind::Milestone && is_other_promise(base, change)
}

/// Returns whether a milestone, as far as it says them, differs in most of its quote, kind,
/// deadline and parties: in two at least, where there are two.
fn is_other_promise(base: &Base<'_>, change: &Change) -> bool {
    let (Some(old), Some(new)) = (change.old, change.new) else { return false };
    let (old, new) =
        (&base.changes.old.plan.milestones[old], &base.changes.new.plan.milestones[new]);
    let field = |key| change.details.iter().any(|of| matches!(of, Detail::Field(k) if *k == key));
    let due = change.details.iter().any(|of| matches!(of, Detail::Baseline(_)));
    let is_quoted = !old.quote.is_empty() || !new.quote.is_empty();
    let has_parties = !old.parties.is_empty() || !new.parties.is_empty();
    let facts = [
        // None of them is the same: that was found before.
        is_quoted.then_some(true),
        Some(field("kind")),
        (old.due.is_some() || new.due.is_some()).then_some(due),
        has_parties.then(|| field("parties")),
    ];
    let said = facts.iter().flatten().count();
    facts.iter().flatten().filter(|differs| **differs).count() >= said.min(2)
}

/// Returns whether a title is another in every language in which it was there before: less than
/// half of its words are the same.
fn is_retitled(base: &Base<'_>, change: &Change) -> bool {
    let of = |plan: &Plan, index: Option<usize>| {
        let title = match change.what {
            ChangeKind::Section => &plan.sections[index?].title,
            ChangeKind::Milestone => &plan.milestones[index?].title,
            ChangeKind::Plan | ChangeKind::Party | ChangeKind::Record => return None,
        };
        let first = plan.head.languages.first().copied();
        Some(match title {
            Text::Plain(words) => vec![(first, words.to_string())],
            Text::ByLang(all) => {
                all.iter().map(|(lang, words)| (Some(*lang), words.to_string())).collect()
            }
        })
    };
    let old = of(base.changes.old.plan, change.old).unwrap_or_default();
    let new = of(base.changes.new.plan, change.new).unwrap_or_default();
    let before = |wanted| old.iter().find(|(lang, _)| *lang == wanted).map(|(_, words)| words);
    let mut pairs = new.iter().filter_map(|(lang, words)| Some((before(*lang)?, words))).peekable();
    pairs.peek().is_some() && pairs.all(|(old, new)| !is_reworded(old, new))
}

/// Returns whether two titles have half of their words in common. Short words are none, and of the
/// others the beginning counts.
fn is_reworded(old: &str, new: &str) -> bool {
    const SHORT: usize = 3;
    const STEM: usize = 5;
    let words = |text: &str| -> HashSet<String> {
        let folded = fold(text);
        let all = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let (short, long): (Vec<&str>, Vec<&str>) =
            all.partition(|word| word.chars().count() <= SHORT);
        let words = if long.is_empty() { short } else { long };
        words.into_iter().map(|word| word.chars().take(STEM).collect()).collect()
    };
    let (old, new) = (words(old), words(new));
    4 * old.intersection(&new).count() >= old.len() + new.len()
}

#[cfg(test)]
mod tests {
    use super::is_reworded;

    #[test]
    fn rewording_is_told_from_another_title() {
        for (old, new, expected) in [
            ("A bridge", "The bridge", true),
            ("A bridge", "A tunnel", false),
            ("A bridge over the river", "A tunnel under the river", false),
            ("Memorandum of understanding signed", "Signed memorandum", true),
            ("Firma del memorándum", "Memorándum firmado", true),
            ("Puentes sobre el río", "Un puente sobre el rio", true),
            ("Road map", "Hoja de ruta", false),
            ("Ley", "ley", true),
            ("", "", true),
        ] {
            assert_eq!(is_reworded(old, new), expected, "{old} / {new}");
            assert_eq!(is_reworded(new, old), expected, "{new} / {old}");
        }
    }
}
