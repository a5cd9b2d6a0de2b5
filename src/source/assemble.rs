//! Joins the contents of the files into one plan and checks what requires all of them: ids, parents
//! and references.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::decode::{FileContents, NodeDraft};
use super::folder::{beside, file_id};
use super::mistakes;
use super::references::{cycles, duplicate, references};
use crate::domain::{
    Finding, Head, Id, Index, Milestone, NodeRef, Place, Plan, Route, Section, SectionLevel,
};
use crate::messages;

/// Joins the contents of all files, in the order of the files.
///
/// Returns `None` if no file contains the plan itself. If there are findings, the plan may be
/// incomplete.
pub(crate) fn assemble(
    mut files: Vec<String>,
    pieces: Vec<FileContents>,
    findings: &mut Vec<Finding>,
) -> Option<Plan> {
    let mut incomplete = !findings.is_empty();
    let mut head: Option<Head> = None;
    let mut sections = Vec::new();
    let mut milestones = Vec::new();
    let mut parties = Vec::new();
    let mut records = Vec::new();
    for (position, file) in pieces.into_iter().enumerate() {
        incomplete |= file.incomplete;
        if files[position] == PLAN_FILE && file.head.is_none() && file.findings.is_empty() {
            findings.push(no_plan(position));
        }
        findings.extend(file.findings);
        if let Some(found) = file.head {
            if head.is_some() || files[position] != PLAN_FILE {
                let place = found.place.key("plan").as_key();
                let message = format!("only `{PLAN_FILE}` at the root of the folder holds a plan");
                findings.push(Finding::new(mistakes::MISPLACED_NODE, place, message));
            } else {
                head = Some(with_source_files(*found, &file.source_files, &mut files));
            }
        }
        sections.extend(file.sections);
        milestones.extend(file.milestones);
        parties.extend(file.parties);
        records.extend(file.records);
    }
    let head = head?;
    let nodes = 1 + sections.len() + milestones.len();
    let mut linker = Linker {
        findings,
        incomplete,
        index: Index::with_capacity_and_hasher(nodes, foldhash::fast::RandomState::default()),
    };
    linker.claim(&head.id, NodeRef::Plan, &head.place);
    let sections = linker.sections(sections);
    let milestones = linker.milestones(&sections, milestones);
    let party_index = linker.unique(parties.iter().map(|party| (&party.id, &party.place)));
    let record_index = linker.unique(records.iter().map(|record| (&record.id, &record.place)));
    let Linker { index, .. } = linker;
    let mut plan = Plan {
        side_index: head.side_index(&parties),
        head,
        sections,
        milestones,
        parties,
        records,
        files,
        index,
        party_index,
        record_index,
    };
    inherit_parties(&mut plan);
    if !incomplete {
        findings.extend(references(&plan));
        findings.extend(cycles(&plan));
    }
    Some(plan)
}

/// The name of the file that contains the plan itself.
pub const PLAN_FILE: &str = "plan.yaml";

/// Reports that the file at the root of the folder contains another node than the plan.
fn no_plan(position: usize) -> Finding {
    let first_key =
        Place::node(file_id(position), Route::default()).key(crate::source::ID).as_key();
    let message = format!("`{PLAN_FILE}` does not say what plan this is");
    Finding::new(mistakes::MISSING_PLAN, first_key, message)
        .help("begin it with `plan: ID`, and move this node to a file of its own")
}

fn with_source_files(mut head: Head, named: &[Box<str>], files: &mut Vec<String>) -> Head {
    for source in &mut head.sources {
        let Some(name) = named.get(source.file.0 as usize) else {
            continue;
        };
        source.file = file_id(files.len());
        files.push(beside(PLAN_FILE, name));
    }
    head
}

/// Indexes nodes by their ids and links them to their parents.
struct Linker<'f> {
    findings: &'f mut Vec<Finding>,
    incomplete: bool,
    index: Index<NodeRef>,
}

impl Linker<'_> {
    /// Adds an id to the index. Returns `false` and reports a duplicate if another node has it.
    fn claim(&mut self, id: &Id, node: NodeRef, place: &Place) -> bool {
        match self.index.entry(id.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(node);
                true
            }
            Entry::Occupied(entry) => {
                self.findings.push(duplicate(id, entry.key(), id_place(place)));
                false
            }
        }
    }

    fn unique<'a>(&mut self, ids: impl Iterator<Item = (&'a Id, &'a Place)>) -> Index<usize> {
        let mut index = Index::default();
        for (position, (id, place)) in ids.enumerate() {
            match index.entry(id.clone()) {
                Entry::Vacant(entry) => {
                    entry.insert(position);
                }
                Entry::Occupied(entry) => {
                    self.findings.push(duplicate(id, entry.key(), place.clone()));
                }
            }
        }
        index
    }

    /// Sorts the sections and links commitments to their pillars: first the commitments directly
    /// under the plan, then each pillar with its own.
    fn sections(&mut self, drafts: Vec<NodeDraft<Section>>) -> Vec<Section> {
        let pillar_of = |section: &Section| match section.level {
            SectionLevel::Pillar => Some(section.id.to_string()),
            SectionLevel::Commitment => section.id.parent().map(str::to_owned),
        };
        let positions: HashMap<String, usize> = drafts
            .iter()
            .enumerate()
            .filter(|(_, draft)| draft.node.level == SectionLevel::Pillar)
            .map(|(position, draft)| (draft.node.id.as_str().to_ascii_lowercase(), position + 1))
            .collect();
        let rank = |section: &Section| {
            let pillar = pillar_of(section).map(|id| id.to_ascii_lowercase());
            (pillar.and_then(|id| positions.get(&id).copied()).unwrap_or(0), section.level)
        };
        let mut ranked: Vec<_> = drafts.into_iter().map(|d| (rank(&d.node), d)).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let mut sections: Vec<Section> = Vec::with_capacity(ranked.len());
        for (_, NodeDraft { mut node, nested_in }) in ranked {
            node.parent = self.parent(&node.id, nested_in.as_ref(), &node.place, |parent| {
                node.level == SectionLevel::Commitment
                    && sections[parent].level == SectionLevel::Pillar
            });
            if self.claim(&node.id, NodeRef::Section(sections.len()), &node.place) {
                sections.push(node);
            }
        }
        sections
    }

    fn milestones(
        &mut self,
        sections: &[Section],
        drafts: Vec<NodeDraft<Milestone>>,
    ) -> Vec<Milestone> {
        let mut placed: Vec<Milestone> = Vec::with_capacity(drafts.len());
        for NodeDraft { mut node, nested_in } in drafts {
            // Most milestones follow another one with the same parent.
            let name = node.id.parent();
            let previous = placed.last().filter(|previous| previous.id.parent() == name);
            let is_nested_right =
                nested_in.as_ref().is_none_or(|outer| name.is_some_and(|n| outer.is(n)));
            let parent = match previous.filter(|_| is_nested_right) {
                Some(previous) => Some(previous.parent),
                None => self.parent(&node.id, nested_in.as_ref(), &node.place, |_| true),
            };
            if node.id.parent().is_none() {
                let message =
                    format!("the milestone `{}` hangs under nothing: its id has no dot", node.id);
                let finding =
                    Finding::new(mistakes::MISPLACED_NODE, id_place(&node.place), message);
                self.findings.push(
                    finding.about(&node.id).help(
                        "begin the id with that of a pillar or commitment: `I.4.mou-research`",
                    ),
                );
            }
            if let Some(parent) = parent {
                node.parent = parent;
                placed.push(node);
            }
        }
        // Sections are in reading order; the sort is stable, so milestones keep the order of the
        // files.
        placed.sort_by_key(|milestone| milestone.parent);
        let mut index = 0;
        placed.retain(|node| {
            let is_new = self.claim(&node.id, NodeRef::Milestone(index), &node.place);
            index += usize::from(is_new);
            is_new
        });
        debug_assert!(placed.iter().all(|milestone| milestone.parent < sections.len()));
        placed
    }

    /// Returns the section that a node's id names as its parent, or `None` if there is no such
    /// section or `may_be` rejects it.
    fn parent(
        &mut self,
        id: &Id,
        nested_in: Option<&Id>,
        place: &Place,
        may_be: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        if let Some(outer) = nested_in
            && id.parent().is_none_or(|parent| !outer.is(parent))
        {
            let message = format!("`{id}` stands under `{outer}`, but its id says otherwise");
            let finding = Finding::new(mistakes::MISPLACED_NODE, id_place(place), message);
            let help = match id.parent() {
                Some(parent) => {
                    format!("it names `{parent}` as its parent: the part up to the last dot")
                }
                None => format!("an id under `{outer}` begins with `{outer}.`"),
            };
            self.findings.push(finding.about(id).help(help));
        }
        let name = id.parent()?;
        let parent = Id::parse(name).ok()?;
        match self.index.get(&parent) {
            Some(NodeRef::Section(parent)) if may_be(*parent) => return Some(*parent),
            Some(_) => {
                let message = format!("`{id}` cannot hang under `{parent}`");
                let finding = Finding::new(mistakes::MISPLACED_NODE, id_place(place), message);
                self.findings.push(finding.about(id).help(
                    "commitments hang under pillars or the plan, milestones under commitments or \
                     pillars",
                ));
            }
            None if self.incomplete => {}
            None => {
                let message = format!("`{parent}`, the parent of `{id}`, does not exist");
                let finding = Finding::new(mistakes::MISSING_PARENT, id_place(place), message);
                let ids = self.index.keys().map(Id::as_str);
                let mut ids: Vec<&str> = ids.collect();
                ids.sort_unstable();
                let help =
                    messages::nearest(parent.as_str(), ids.into_iter()).map(messages::did_you_mean);
                self.findings.push(Finding { help, ..finding.about(id) });
            }
        }
        None
    }
}

/// Returns the place of a node's id, which is its first line.
fn id_place(place: &Place) -> Place {
    place.key(crate::source::ID)
}

/// Gives milestones without parties those of the nearest section above that has some.
fn inherit_parties(plan: &mut Plan) {
    for milestone in &mut plan.milestones {
        inherit(&plan.sections, milestone);
    }
}

/// Gives a milestone without parties those of the nearest section above that has some. The
/// milestone's parent must be set.
pub(crate) fn inherit(sections: &[Section], milestone: &mut Milestone) {
    if !milestone.parties.is_empty() {
        return;
    }
    let mut above = Some(milestone.parent);
    while let Some(section) = above.and_then(|index| sections.get(index)) {
        if !section.parties.is_empty() {
            milestone.parties.clone_from(&section.parties);
            milestone.inherits_parties = true;
            break;
        }
        above = section.parent;
    }
}
