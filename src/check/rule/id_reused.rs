//! `id-reused`

use super::super::{Base, Check, Run};
use super::{place_of, quotes};
use crate::change::{Change, Detail, What};
use crate::domain::passages::plain;
use crate::domain::{Finding, Rule, Severity};
use crate::source::ID;

/// An id of the base names something else now.
pub const CHECK: Check = Check {
    rule: Rule {
        name: "id-reused",
        severity: Severity::Deny,
        summary: "An id of the base names something else now.",
        why: "With `--base`. Ids are never used again for something else, or what was recorded of one promise would be told of another. A node is taken for another when it became another kind of node, or when its title and all its quotes are others.",
        mend: None,
    },
    needs_whole_plan: true,
    run: Run::Change(run),
};

fn run(base: &Base<'_>, findings: &mut Vec<Finding>) {
    let new = base.changes.new.plan;
    for change in &base.changes.changes {
        let id = base.changes.id(change);
        let became_another_kind = matches!(change.what, What::Section | What::Milestone)
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

/// Whether a node has nothing of what it said but its id.
pub(super) fn is_another(base: &Base<'_>, change: &Change) -> bool {
    let is_retitled = change.details.iter().any(|detail| match detail {
        Detail::Text(text) => text.key == "title" && !text.reworded.is_empty(),
        _ => false,
    });
    let Some((old, new)) = quotes(base, change) else { return false };
    let new: Vec<String> = new.iter().map(|quote| plain(quote)).collect();
    let shares = old.iter().any(|quote| new.contains(&plain(quote)));
    change.what != What::Plan && is_retitled && !old.is_empty() && !new.is_empty() && !shares
}
