//! One node through the commits: when it came, what was changed of it, when it went.

use super::days;
use super::progress::ProgressFn;
use super::series::PointOrigin;
use super::versions::{Unreadable, Version, Versions};
use crate::change::{Change, ChangeKind as Kind, Changes};
use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, Id, Index, Plan};
use crate::git::GitError;

/// What happened to a node.
#[derive(Debug)]
pub struct NodeEvent<'e> {
    /// Where it happened.
    pub from: PointOrigin,
    /// The day that this counts for.
    pub day: Day,
    /// What happened.
    pub what: NodeEventKind<'e>,
}

/// What a commit did.
#[derive(Debug)]
pub enum NodeEventKind<'e> {
    /// It changed the node: its changes, and no others.
    Changed(&'e Changes<'e>),
    /// It made the plan unreadable, and touched the node; what it did to the node is reported with the
    /// next commit at which the plan can be read.
    Unreadable(&'e Unreadable),
}

/// Tells what happened to the node with an id, the oldest first. Both sides of a change are asked
/// for the day that the commit counts for, in an answer for the day `as_of`. `today` is the plan on
/// disk, if that is asked for too.
///
/// # Errors
/// Returns an error if git fails.
pub fn of_node(
    versions: &Versions,
    id: &Id,
    as_of: Day,
    today: Option<&Snapshot<'_>>,
    progress: ProgressFn<'_>,
    mut tell: impl FnMut(NodeEvent<'_>),
) -> Result<(), GitError> {
    let picked: Vec<usize> = (0..versions.len()).collect();
    let days = days(versions, as_of);
    let is_cut = !versions.is_empty() && versions.is_cut_at(0);
    let mut last = None;
    // The plan before it became unreadable.
    let mut before_gap: Option<Option<Plan>> = None;
    versions.walk(&picked, |position, version| {
        progress(position, picked.len());
        let from = PointOrigin::Commit(position);
        let day = days[position].unwrap_or(versions.commit(position).day);
        if today.is_some() && position + 1 == picked.len() {
            last = version.whole().ok();
        }
        if before_gap.is_none() && !version.touches(id) {
            return Ok(());
        }
        match version.whole() {
            Ok(plan) => {
                let old = match before_gap.take() {
                    Some(old) => old,
                    None => before(versions, position, version)?,
                };
                compare(id, (from, day), is_cut, old, &Snapshot::new(&plan, day), &mut tell);
            }
            Err(unreadable) if before_gap.is_none() => {
                before_gap = Some(before(versions, position, version)?);
                tell(NodeEvent { from, day, what: NodeEventKind::Unreadable(&unreadable) });
            }
            Err(_) => {}
        }
        Ok::<(), GitError>(())
    })?;
    if let Some(today) = today {
        let old = before_gap.flatten().or(last);
        compare(id, (PointOrigin::Disk, today.as_of), is_cut, old, today, &mut tell);
    }
    Ok(())
}

/// Returns the plan before a commit: as the last commit has it at which it can be read.
fn before(
    versions: &Versions,
    position: usize,
    version: &Version<'_>,
) -> Result<Option<Plan>, GitError> {
    if let Ok(plan) = version.before() {
        return Ok(Some(plan));
    }
    let (mut last, mut plan) = (None, None);
    versions.walk(&(0..position).collect::<Vec<usize>>(), |at, version| {
        last = version.plan().is_ok().then_some(at).or(last);
        Ok::<(), GitError>(())
    })?;
    if let Some(last) = last {
        versions.walk(&[last], |_, version| {
            plan = version.whole().ok();
            Ok::<(), GitError>(())
        })?;
    }
    Ok(plan)
}

/// Tells what differs of a node.
fn compare(
    id: &Id,
    (from, day): (PointOrigin, Day),
    is_cut: bool,
    old: Option<Plan>,
    new: &Snapshot<'_>,
    tell: &mut impl FnMut(NodeEvent<'_>),
) {
    let is_first = old.is_none();
    let old = old.unwrap_or_else(|| without_nodes(new.plan));
    let old = Snapshot::new(&old, day);
    let mut changes = Changes::new(&old, new);
    changes.is_old_unknown = is_first && is_cut;
    let of_id: Vec<bool> = changes.changes.iter().map(|change| changes.id(change) == id).collect();
    let mut of_id = of_id.into_iter();
    changes.changes.retain(|_| of_id.next().unwrap_or_default());
    if is_first && new.plan.head.id == *id {
        let (what, details) = (Kind::Plan, Vec::new());
        changes.changes = vec![Change { what, old: None, new: Some(0), details }];
    }
    if !changes.changes.is_empty() {
        tell(NodeEvent { from, day, what: NodeEventKind::Changed(&changes) });
    }
}

/// Returns what a plan was before it had anything.
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
        side_index: plan.head.side_index(&[]),
        record_index: Index::default(),
    }
}
