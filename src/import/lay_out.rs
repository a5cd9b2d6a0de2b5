//! New nodes → a change: in a new plan a file a commitment, in an old one as its nodes are.

use std::collections::{HashMap, HashSet};

use super::new_plan::NewPlan;
use super::nodes::{NewMilestone, NewSection, Parent};
use super::proposal::Proposal;
use crate::domain::{Id, SectionLevel, Update};
use crate::query::LoadedPlan;
use crate::record::{
    Layout, NodeLevel, PlanChange, RecordError, entries, file_name, folder_of, id_node, in_folder,
    list_node, update_node,
};
use crate::yaml::edit::Node;

const COMMITMENT: NodeLevel = NodeLevel::Section(SectionLevel::Commitment);

/// What is said of milestones, in order.
pub(super) type UpdatesById = HashMap<Id, Vec<Update>>;

/// Returns the change that gives a plan what a sheet brings. The parties of a new plan are in its
/// first file.
pub(super) fn lay_out(
    book: &LoadedPlan,
    tree: &Proposal<'_>,
    ledgers: &UpdatesById,
    new: Option<&NewPlan>,
) -> Result<PlanChange, RecordError> {
    let mut layout = FileLayout::new(book, tree, ledgers);
    let parties =
        tree.owners.new.iter().map(|(id, name)| {
            entries([("id", Some(id_node(id))), ("name", Some(Node::text(name)))])
        });
    match new {
        Some(new) => layout.change.new_files.push(new.head(parties.map(Node::Map).collect())?),
        None => parties.for_each(|party| layout.change.add_party(book, party)),
    }
    for position in 0..tree.sections.len() {
        layout.section(position)?;
    }
    layout.milestones_of_old()?;
    let mut change = layout.change;
    change.about.extend(tree.owners.new.iter().map(|(id, _)| id.clone()));
    change.about.extend(tree.sections.iter().map(|section| section.id.clone()));
    for milestone in &tree.milestones {
        change.about.push(milestone.id.clone());
        if let Some(updates) = ledgers.get(&milestone.id) {
            change.updates.insert(milestone.id.clone(), updates.clone());
        }
    }
    let mut old = HashSet::new();
    for word in tree.words.iter().filter(|word| old.insert(&word.id)) {
        let Some((_, milestone)) = book.plan.milestone(&word.id) else { continue };
        for update in ledgers.get(&word.id).into_iter().flatten() {
            change.add_update(milestone, update);
        }
    }
    Ok(change)
}

struct FileLayout<'t> {
    book: &'t LoadedPlan,
    old: Layout<'t>,
    tree: &'t Proposal<'t>,
    ledgers: &'t UpdatesById,
    change: PlanChange,
    paths: HashSet<String>,
    /// The file of each new section that has one of its own.
    files: Vec<Option<String>>,
    milestones: HashMap<Parent, Vec<&'t NewMilestone>>,
    commitments: HashMap<Parent, Vec<usize>>,
    /// Whether commitments have files of their own.
    own_files: bool,
}

impl<'t> FileLayout<'t> {
    fn new(book: &'t LoadedPlan, tree: &'t Proposal<'t>, ledgers: &'t UpdatesById) -> Self {
        let mut milestones: HashMap<Parent, Vec<&NewMilestone>> = HashMap::new();
        for milestone in &tree.milestones {
            milestones.entry(milestone.above).or_default().push(milestone);
        }
        let mut commitments: HashMap<Parent, Vec<usize>> = HashMap::new();
        for (position, section) in tree.sections.iter().enumerate() {
            if section.level == SectionLevel::Commitment {
                commitments.entry(section.above).or_default().push(position);
            }
        }
        let old = Layout::of(book);
        let own_files =
            book.plan.sections.is_empty() || old.has_own_file(COMMITMENT).unwrap_or(false);
        let (change, paths, files) = (PlanChange::default(), HashSet::new(), Vec::new());
        Self { book, old, tree, ledgers, change, paths, files, milestones, commitments, own_files }
    }

    /// Takes a path that no file has.
    fn free(&mut self, path: &str) -> String {
        let (stem, end) = path.rsplit_once('.').unwrap_or((path, "yaml"));
        let mut free = path.to_owned();
        let mut number = 1;
        while self.book.folder.holds(&free) || self.paths.contains(&free) {
            number += 1;
            free = format!("{stem}-{number}.{end}");
        }
        self.paths.insert(free.clone());
        free
    }

    fn path(&self, section: &NewSection) -> Option<String> {
        let is_new_plan = self.book.plan.sections.is_empty();
        let NewSection { id, title, level, above } = section;
        let pillars = self.tree.sections[..self.files.len()].iter();
        let more = pillars.filter(|section| section.level == SectionLevel::Pillar).count();
        if let Parent::New(pillar) = above
            && let Some(pillar) = &self.files[*pillar]
        {
            return self.own_files.then(|| in_folder(folder_of(pillar), &file_name(id, title)));
        }
        match (is_new_plan, level) {
            (true, SectionLevel::Pillar) => {
                let number = Id::parse(&(more + 1).to_string()).ok()?;
                let is_number = id.as_str().starts_with(|c: char| c.is_ascii_digit());
                let folder = file_name(if is_number { id } else { &number }, title);
                Some(format!("{}/pillar.yaml", folder.trim_end_matches(".yaml")))
            }
            (true, SectionLevel::Commitment) => Some(file_name(id, title)),
            (false, _) => {
                self.old.own_file(NodeLevel::Section(*level), id, title, above.old(), more)
            }
        }
    }

    fn section(&mut self, position: usize) -> Result<(), RecordError> {
        let section = &self.tree.sections[position];
        let path = self.path(section).map(|path| self.free(&path));
        self.files.push(path.clone());
        if path.is_none() && matches!(section.above, Parent::New(_)) {
            // Its pillar's node contains it.
            return Ok(());
        }
        let node = self.section_node(position, path.is_some());
        let level = NodeLevel::Section(section.level);
        self.old.add(&mut self.change, level, section.above.old(), path, node)
    }

    /// Returns a section with what hangs under it and has no file of its own.
    fn section_node(&self, position: usize, is_file: bool) -> Node {
        let section = &self.tree.sections[position];
        let above = Parent::New(position);
        let milestones = self.milestones.get(&above).into_iter().flatten();
        let milestones = milestones.map(|milestone| self.milestone_node(false, milestone));
        let nested = !(is_file && self.own_files);
        let commitments = self.commitments.get(&above).filter(|_| nested).into_iter().flatten();
        let commitments = commitments.map(|position| self.section_node(*position, false));
        let entries = entries([
            ("milestones", list_node(milestones)),
            ("commitments", list_node(commitments)),
        ]);
        NodeLevel::Section(section.level).node(is_file, &section.id, &section.title, entries)
    }

    fn milestone_node(&self, is_file: bool, milestone: &NewMilestone) -> Node {
        let NewMilestone { id, title, entries, .. } = milestone;
        let mut entries = entries.clone();
        let updates = self.ledgers.get(id).into_iter().flatten().map(update_node);
        entries.extend(list_node(updates).map(|list| ("updates".to_owned(), list)));
        NodeLevel::Milestone.node(is_file, id, title, entries)
    }

    /// Adds new milestones of the plan's own sections, as their siblings are.
    fn milestones_of_old(&mut self) -> Result<(), RecordError> {
        let level = NodeLevel::Milestone;
        for milestone in &self.tree.milestones {
            let parent = milestone.above.old();
            if parent.is_none() {
                continue;
            }
            let own = self.old.own_file(level, &milestone.id, &milestone.title, parent, 0);
            let path = own.map(|path| self.free(&path));
            let node = self.milestone_node(path.is_some(), milestone);
            self.old.add(&mut self.change, level, parent, path, node)?;
        }
        Ok(())
    }
}
