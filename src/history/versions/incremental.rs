//! A plan that is on the bench: what its files hold now, and the plan that they make.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::delta::{FileDelta, Unreadable};
use super::steps::{Now, Stage, VersionKey};
use super::supply::Decoded;
use crate::domain::{Id, Milestone, Party, Plan, Record, Section, depends};
use crate::source::assemble::assemble;
use crate::source::decode::{FileContents, NodeDraft};
use crate::source::{PLAN_FILE, mistakes};

/// What of a plan's milestones is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Affected {
    /// Everything may differ.
    Whole,
    /// These, in order.
    Some(Vec<MilestoneMove>),
}

/// What became of a milestone, by its index in [`Plan::milestones`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MilestoneMove {
    /// It differs, or what it looks at does.
    Changed(usize),
    /// It was added, at the end.
    Added,
    /// It was taken out, and the last one took its place.
    Removed(usize),
}

/// What its files hold, and the plan.
#[derive(Debug)]
pub(super) struct IncrementalPlan {
    pub(super) files: Vec<String>,
    pieces: Vec<Option<Arc<FileContents>>>,
    /// The paths without a file that can be read like the others.
    links: BTreeSet<u32>,
    /// Whether there was such a path before the last change.
    had_links: bool,
    /// The files with mistakes.
    faulty: BTreeSet<u32>,
    /// The plan, where the last that was asked for could be made.
    pub(super) plan: Option<Plan>,
    /// Whether the plan is what the files made of it until the last change.
    is_current: bool,
    pub(super) names: Dependents,
}

/// Which milestones name which.
#[derive(Debug, Default)]
pub(super) struct Dependents {
    /// Every id that some milestone names.
    pub named: HashSet<Id>,
    /// Those whose completion others look at, and the others.
    pub seen_by: HashMap<Id, Vec<Id>>,
}

impl IncrementalPlan {
    pub(super) fn new(files: &[String]) -> Self {
        Self {
            files: files.to_vec(),
            pieces: vec![None; files.len()],
            links: BTreeSet::new(),
            had_links: false,
            faulty: BTreeSet::new(),
            plan: None,
            is_current: false,
            names: Dependents::default(),
        }
    }

    /// Takes in what is new at a commit. A version that is not to be used again is let go of.
    pub(super) fn take(&mut self, stage: &Stage, decoded: &mut Decoded) -> Vec<FileDelta> {
        if !std::mem::take(&mut self.is_current) {
            self.plan = None;
        }
        self.had_links = self.has_links();
        let mut deltas = Vec::with_capacity(stage.changed.len());
        for (file, now) in &stage.changed {
            let new = match now {
                Some(Now::Blob(object)) => used(decoded, (*file, *object)),
                Some(Now::Other) | None => None,
            };
            let set = |files: &mut BTreeSet<u32>, on: bool| {
                if on {
                    files.insert(*file)
                } else {
                    files.remove(file)
                };
            };
            set(&mut self.links, *now == Some(Now::Other));
            set(&mut self.faulty, new.as_deref().is_some_and(is_faulty));
            let old = std::mem::replace(&mut self.pieces[*file as usize], new.clone());
            deltas.push(FileDelta { file: *file, old, new });
        }
        deltas
    }

    /// Returns whether something must be read in the ordinary way.
    pub(super) fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    /// Returns the same before the last change.
    pub(super) fn had_links(&self) -> bool {
        self.had_links
    }

    /// Returns the plan with what has changed since it was last asked for.
    pub(super) fn plan(&mut self, changed: &[FileDelta]) -> Result<(&Plan, Affected), Unreadable> {
        let touched = match self.patch(changed) {
            Some(moved) => Affected::Some(moved),
            None => {
                let whole = self.whole();
                self.put(whole)?;
                Affected::Whole
            }
        };
        self.is_current = true;
        match &self.plan {
            Some(plan) => Ok((plan, touched)),
            None => Err(Unreadable::of(None, &self.files)),
        }
    }

    /// Takes over a plan that was assembled again.
    pub(super) fn put(
        &mut self,
        whole: Result<Plan, Unreadable>,
    ) -> Result<(&Plan, Affected), Unreadable> {
        self.plan = None;
        let plan = whole?;
        self.names = Dependents::of(&plan);
        Ok((self.plan.insert(plan), Affected::Whole))
    }

    /// Returns the plan put together from all that its files hold.
    pub(super) fn whole(&self) -> Result<Plan, Unreadable> {
        self.put_together(&self.pieces)
    }

    /// Returns the same from what they held before some changed.
    pub(super) fn whole_before(&self, changed: &[FileDelta]) -> Result<Plan, Unreadable> {
        let mut pieces = self.pieces.clone();
        for delta in changed {
            pieces[delta.file as usize].clone_from(&delta.old);
        }
        self.put_together(&pieces)
    }

    fn put_together(&self, pieces: &[Option<Arc<FileContents>>]) -> Result<Plan, Unreadable> {
        let is_there =
            |(file, pieces): (&String, &Option<_>)| file == PLAN_FILE && pieces.is_some();
        if !self.files.iter().zip(pieces).any(is_there) {
            let message = format!("there is no `{PLAN_FILE}` in this folder");
            return Err(Unreadable { file: String::new(), rule: mistakes::MISSING_PLAN, message });
        }
        if let Some(faulty) = pieces.iter().flatten().find(|pieces| is_faulty(pieces)) {
            return Err(Unreadable::of(faulty.findings.first(), &self.files));
        }
        let pieces = pieces.iter().map(|pieces| match pieces {
            Some(pieces) => FileContents::clone(pieces),
            None => FileContents::default(),
        });
        let mut findings = Vec::new();
        let plan = assemble(self.files.clone(), pieces.collect(), &mut findings);
        match (plan, findings.first()) {
            (Some(plan), None) => Ok(plan),
            (_, finding) => Err(Unreadable::of(finding, &self.files)),
        }
    }

    /// Returns whether nothing has to be assembled again for what a file holds now.
    pub(super) fn is_whole(&self) -> bool {
        self.plan.is_some() && self.faulty.is_empty()
    }
}

impl Dependents {
    fn of(plan: &Plan) -> Self {
        let mut names = Self::default();
        for milestone in &plan.milestones {
            names.named.extend(edges(milestone).cloned());
            for id in depends::named(milestone) {
                names.seen_by.entry(id.clone()).or_default().push(milestone.id.clone());
            }
        }
        names
    }
}

/// Returns the milestones that a milestone names.
pub(super) fn edges(milestone: &Milestone) -> impl Iterator<Item = &Id> {
    let replaced = milestone.updates.iter().filter_map(|update| update.superseded_by.as_ref());
    depends::named(milestone).chain(replaced)
}

fn is_faulty(pieces: &FileContents) -> bool {
    pieces.incomplete || !pieces.findings.is_empty()
}

/// Returns a version, for one of its uses.
fn used(decoded: &mut Decoded, key: VersionKey) -> Option<Arc<FileContents>> {
    let (pieces, uses) = decoded.get_mut(&key)?;
    let pieces = Arc::clone(pieces);
    *uses -= 1;
    if *uses == 0 {
        decoded.remove(&key);
    }
    Some(pieces)
}

/// All that a file says of the nodes with an id.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OfNode<'p> {
    is_head: bool,
    sections: Vec<&'p NodeDraft<Section>>,
    milestones: Vec<&'p NodeDraft<Milestone>>,
    parties: Vec<&'p Party>,
    records: Vec<&'p Record>,
}

pub(super) fn of_node<'p>(pieces: Option<&'p FileContents>, id: &Id) -> OfNode<'p> {
    let Some(pieces) = pieces else { return OfNode::default() };
    OfNode {
        is_head: pieces.head.as_ref().is_some_and(|head| head.id == *id),
        sections: pieces.sections.iter().filter(|draft| draft.node.id == *id).collect(),
        milestones: pieces.milestones.iter().filter(|draft| draft.node.id == *id).collect(),
        parties: pieces.parties.iter().filter(|party| party.id == *id).collect(),
        records: pieces.records.iter().filter(|record| record.id == *id).collect(),
    }
}
