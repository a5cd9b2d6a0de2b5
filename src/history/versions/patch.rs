//! A plan mended where few of its files have changed. What is out of the ordinary is left to be
//! assembled again, so that mistakes are found in one place.

use std::collections::HashMap;

use super::delta::FileDelta;
use super::incremental::{IncrementalPlan, MilestoneMove, edges};
use crate::domain::{Id, Milestone, NodeRef, Plan, Section, SectionLevel};
use crate::source::assemble::inherit;
use crate::source::decode::{FileContents, NodeDraft};
use crate::source::references::references_of;

/// The milestones of the files that changed, before or after.
type Drafts<'d> = HashMap<&'d Id, &'d NodeDraft<Milestone>>;

impl IncrementalPlan {
    /// Changes the plan as its files were changed; gives what became of its milestones. None where
    /// it must be assembled again; it may then be half changed.
    pub(super) fn patch(&mut self, changed: &[FileDelta]) -> Option<Vec<MilestoneMove>> {
        if !self.is_whole() {
            return None;
        }
        let nothing = FileContents::default();
        let (mut old, mut new) = (Drafts::new(), Drafts::new());
        let mut sections = Vec::new();
        for delta in changed {
            let before = delta.old.as_deref().unwrap_or(&nothing);
            let after = delta.new.as_deref().unwrap_or(&nothing);
            let is_same = before.head == after.head
                && before.source_files == after.source_files
                && before.parties == after.parties
                && before.records == after.records;
            if !is_same {
                return None;
            }
            sections.extend(added_sections(&before.sections, &after.sections)?);
            old.extend(before.milestones.iter().map(|draft| (&draft.node.id, draft)));
            for draft in &after.milestones {
                if new.insert(&draft.node.id, draft).is_some() {
                    return None;
                }
            }
        }
        let plan = self.plan.as_mut()?;
        for section in sections {
            add_section(plan, section)?;
        }
        let mut moved = Vec::new();
        for draft in old.values().filter(|draft| !new.contains_key(&draft.node.id)) {
            let milestone = &draft.node;
            if self.names.named.contains(&milestone.id) || edges(milestone).next().is_some() {
                return None;
            }
            moved.push(remove(plan, &milestone.id)?);
        }
        let mut differ = Vec::new();
        for (id, draft) in &new {
            match old.get(id) {
                None => {
                    add(plan, draft)?;
                    moved.push(MilestoneMove::Added);
                    differ.push(*id);
                }
                Some(before) => {
                    if replace(plan, before, draft)? {
                        differ.push(*id);
                    }
                }
            }
        }
        moved.extend(self.changed(&differ)?);
        Some(moved)
    }

    /// Returns which milestones must be assessed again if some differ, or `None` if they name what
    /// is not there.
    fn changed(&self, differ: &[&Id]) -> Option<Vec<MilestoneMove>> {
        let plan = self.plan.as_ref()?;
        let mut moved = Vec::with_capacity(differ.len());
        for id in differ {
            let (index, milestone) = plan.milestone(id)?;
            if !references_of(plan, milestone).is_empty() {
                return None;
            }
            moved.push(MilestoneMove::Changed(index));
            for other in self.names.seen_by.get(id).into_iter().flatten() {
                moved.push(MilestoneMove::Changed(plan.milestone(other)?.0));
            }
        }
        Some(moved)
    }
}

/// Returns the sections that are new, where nothing else of them differs.
fn added_sections<'d>(
    old: &'d [NodeDraft<Section>],
    new: &'d [NodeDraft<Section>],
) -> Option<Vec<&'d NodeDraft<Section>>> {
    let known: HashMap<&Id, &NodeDraft<Section>> =
        old.iter().map(|draft| (&draft.node.id, draft)).collect();
    let mut kept = 0;
    let mut added = Vec::new();
    for draft in new {
        match known.get(&draft.node.id) {
            None => added.push(draft),
            Some(before) if is_same_section(before, draft) => kept += 1,
            Some(_) => return None,
        }
    }
    (kept == old.len()).then_some(added)
}

fn is_same_section(old: &NodeDraft<Section>, new: &NodeDraft<Section>) -> bool {
    let Section { id, title, level, parent: _, quote, context, parties, tags, place: _ } =
        &old.node;
    let now = &new.node;
    old.nested_in == new.nested_in
        && id.as_str() == now.id.as_str()
        && *title == now.title
        && *level == now.level
        && *quote == now.quote
        && *context == now.context
        && *parties == now.parties
        && *tags == now.tags
}

/// Returns whether a node is where its id says, as far as it is nested.
fn is_in_place<T>(draft: &NodeDraft<T>, id: &Id) -> bool {
    draft.nested_in.as_ref().is_none_or(|outer| id.parent().is_some_and(|above| outer.is(above)))
}

/// Returns the section that an id names as its parent.
fn parent(plan: &Plan, id: &Id) -> Option<usize> {
    match plan.find(&Id::parse(id.parent()?).ok()?) {
        Some(NodeRef::Section(index)) => Some(index),
        _ => None,
    }
}

fn add_section(plan: &mut Plan, draft: &NodeDraft<Section>) -> Option<()> {
    let mut section = draft.node.clone();
    let is_known = plan.find(&section.id).is_some();
    // Those who name nobody inherit from sections, but only from those above them.
    if is_known || !is_in_place(draft, &section.id) {
        return None;
    }
    if section.id.parent().is_some() {
        let above = parent(plan, &section.id)?;
        let is_pillar = plan.sections[above].level == SectionLevel::Pillar;
        if section.level != SectionLevel::Commitment || !is_pillar {
            return None;
        }
        section.parent = Some(above);
    }
    plan.index.insert(section.id.clone(), NodeRef::Section(plan.sections.len()));
    plan.sections.push(section);
    Some(())
}

fn remove(plan: &mut Plan, id: &Id) -> Option<MilestoneMove> {
    let (index, _) = plan.milestone(id)?;
    plan.index.remove(id);
    plan.milestones.swap_remove(index);
    if let Some(last) = plan.milestones.get(index) {
        plan.index.insert(last.id.clone(), NodeRef::Milestone(index));
    }
    Some(MilestoneMove::Removed(index))
}

fn add(plan: &mut Plan, draft: &NodeDraft<Milestone>) -> Option<()> {
    let mut milestone = draft.node.clone();
    let is_known = plan.find(&milestone.id).is_some();
    if is_known || !is_in_place(draft, &milestone.id) || edges(&milestone).next().is_some() {
        return None;
    }
    milestone.parent = parent(plan, &milestone.id)?;
    inherit(&plan.sections, &mut milestone);
    plan.index.insert(milestone.id.clone(), NodeRef::Milestone(plan.milestones.len()));
    plan.milestones.push(milestone);
    Some(())
}

/// Puts a milestone in the place of what it was; whether anything but its place differs.
fn replace(
    plan: &mut Plan,
    old: &NodeDraft<Milestone>,
    new: &NodeDraft<Milestone>,
) -> Option<bool> {
    let (index, _) = plan.milestone(&new.node.id)?;
    let is_alike = old.nested_in == new.nested_in
        && old.node.id.as_str() == new.node.id.as_str()
        && edges(&old.node).eq(edges(&new.node));
    if !is_alike {
        return None;
    }
    let differs = !is_same(&old.node, &new.node);
    let mut milestone = new.node.clone();
    milestone.parent = plan.milestones[index].parent;
    inherit(&plan.sections, &mut milestone);
    plan.milestones[index] = milestone;
    Some(differs)
}

/// Returns whether two versions of a milestone say the same, wherever they are.
fn is_same(old: &Milestone, new: &Milestone) -> bool {
    let Milestone {
        id: _,
        title,
        parent: _,
        kind,
        strength,
        parties,
        inherits_parties: _,
        after,
        due,
        tags,
        place,
        done_when,
        quote,
        context,
        updates,
    } = old;
    place.file == new.place.file
        && *title == new.title
        && *kind == new.kind
        && *strength == new.strength
        && *parties == new.parties
        && *after == new.after
        && *due == new.due
        && *tags == new.tags
        && *done_when == new.done_when
        && *quote == new.quote
        && *context == new.context
        && *updates == new.updates
}
