//! `quote-changed`

use super::id_reused::is_another;
use super::nodes::{place_of, quotes};
use crate::check::context::Base;
use crate::check::rule_check::{RuleCheck, Run};
use crate::domain::passages::plain;
use crate::domain::{Finding, Rule, Severity};
use crate::source::ID;

/// A quote of the base was altered or is gone.
pub(super) const CHECK: RuleCheck = RuleCheck {
    rule: Rule {
        name: "quote-changed",
        severity: Severity::Deny,
        summary: "A quote of the base was altered or is gone.",
        why: "With `--base`. A quote is the promise itself. White space and ways of writing the same letters make no difference, and a quote may be added beside those that stand.",
        fix: None,
    },
    needs_whole_plan: true,
    run: Run::Change(run),
};

fn run(base: &Base<'_>, findings: &mut Vec<Finding>) {
    for change in &base.changes.changes {
        let Some((old, new)) = quotes(base, change) else { continue };
        let old: Vec<String> = old.iter().map(|quote| plain(quote)).collect();
        let new: Vec<String> = new.iter().map(|quote| plain(quote)).collect();
        if old.iter().all(|quote| new.contains(quote)) || is_another(base, change) {
            continue;
        }
        let id = base.changes.id(change);
        let Some(place) = place_of(base.changes.new.plan, id) else { continue };
        let place = match new.iter().position(|quote| !old.contains(quote)) {
            Some(position) => place.key("quote").item(position),
            None if new.is_empty() => place.key(ID),
            None => place.key("quote"),
        };
        let message = format!("the words of `{id}` are not those at {}", base.name);
        let finding = Finding::new(CHECK.rule.name, place, message);
        let help = "put the quote back; what was promised is not edited";
        findings.push(finding.about(id).help(help));
    }
}
