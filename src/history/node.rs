//! One node through the commits: when it came, what was changed of it, when it went.

use crate::change::{Change, Changes, What as Kind};
use crate::domain::snapshot::Snapshot;
use crate::domain::{Id, Index, Plan};
use crate::source::git::GitError;
use crate::source::{Unreadable, Version, Versions};

use super::Progress;
use super::series::From;

/// What happened to a node.
#[derive(Debug)]
pub struct Event<'e> {
    /// Where it happened.
    pub from: From,
    /// What happened.
    pub what: What<'e>,
}

/// What a commit did.
#[derive(Debug)]
pub enum What<'e> {
    /// It changed the node, as told by the changes, which are of nothing else.
    Changed(&'e Changes<'e>),
    /// It made the plan unreadable, and touched the node; what it did to that is told with the
    /// next commit at which the plan can be read.
    Unreadable(&'e Unreadable),
}

/// Tells what happened to the node with an id, the oldest first. Both sides of a change are asked
/// for the day of the commit. `today` is the plan that stands on disk, where that is asked too.
///
/// # Errors
/// When git fails.
pub fn of_node(
    versions: &Versions,
    id: &Id,
    today: Option<&Snapshot<'_>>,
    progress: Progress<'_>,
    mut tell: impl FnMut(Event<'_>),
) -> Result<(), GitError> {
    let picked: Vec<usize> = (0..versions.len()).collect();
    let mut last = None;
    // The plan before it became unreadable.
    let mut before_gap: Option<Option<Plan>> = None;
    versions.walk(&picked, |position, version| {
        progress(position, picked.len());
        let from = From::Commit(position);
        if today.is_some() && position + 1 == picked.len() {
            last = version.whole().ok();
        }
        if before_gap.is_none() && !version.touches(id) {
            return Ok(());
        }
        match version.whole() {
            Ok(plan) => {
                let old = before_gap.take().unwrap_or_else(|| before(version));
                let day = versions.commit(position).day;
                let old = old.unwrap_or_else(|| without_nodes(&plan));
                let (old, new) = (Snapshot::new(&old, day), Snapshot::new(&plan, day));
                compare(id, from, position == 0, &old, &new, &mut tell);
            }
            Err(unreadable) if before_gap.is_none() => {
                before_gap = Some(before(version));
                tell(Event { from, what: What::Unreadable(&unreadable) });
            }
            Err(_) => {}
        }
        Ok::<(), GitError>(())
    })?;
    if let Some(today) = today {
        let old = before_gap.flatten().or(last);
        let is_first = old.is_none();
        let old = old.unwrap_or_else(|| without_nodes(today.plan));
        let old = Snapshot::new(&old, today.as_of);
        compare(id, From::Disk, is_first, &old, today, &mut tell);
    }
    Ok(())
}

fn before(version: &Version<'_>) -> Option<Plan> {
    version.before().ok()
}

/// Tells what differs of a node.
fn compare(
    id: &Id,
    from: From,
    is_first: bool,
    old: &Snapshot<'_>,
    new: &Snapshot<'_>,
    tell: &mut impl FnMut(Event<'_>),
) {
    let mut changes = Changes::new(old, new);
    let of_id: Vec<bool> = changes.changes.iter().map(|change| changes.id(change) == id).collect();
    let mut of_id = of_id.into_iter();
    changes.changes.retain(|_| of_id.next().unwrap_or_default());
    if is_first && new.plan.head.id == *id {
        let (what, details) = (Kind::Plan, Vec::new());
        changes.changes = vec![Change { what, old: None, new: Some(0), details }];
    }
    if !changes.changes.is_empty() {
        tell(Event { from, what: What::Changed(&changes) });
    }
}

/// What a plan was before it had anything.
fn without_nodes(plan: &Plan) -> Plan {
    Plan {
        head: plan.head.clone(),
        sections: Vec::new(),
        milestones: Vec::new(),
        parties: Vec::new(),
        records: Vec::new(),
        files: plan.files.clone(),
        index: Index::default(),
        party_index: Index::default(),
        record_index: Index::default(),
    }
}
