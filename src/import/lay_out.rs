//! New nodes → where they stand: in a new plan a file a commitment, in an old one as it has them.

use std::collections::{HashMap, HashSet};

use super::new_plan::NewPlan;
use super::proposal::{NewMilestone, NewSection, NodeFields, Parent, Proposal};
use crate::domain::{Id, Place, Route, SectionLevel, Text, Update};
use crate::query::LoadedPlan;
use crate::record::{
    PlanChange, RecordError, file_name, folder_of, for_names, id_node, in_folder, is_alone,
    own_file, pillar_file, text_node, update_node,
};
use crate::yaml::edit::Node;

/// What is said of milestones, in order.
pub(super) type UpdatesById = HashMap<Id, Vec<Update>>;

/// The change that gives a plan what a sheet brings. Parties of a plan that is begun stand in its
/// first file.
pub(super) fn lay_out(
    book: &LoadedPlan,
    tree: &Proposal<'_>,
    ledgers: &UpdatesById,
    new: Option<&NewPlan>,
) -> Result<PlanChange, RecordError> {
    let mut layout = FileLayout::new(book, tree, ledgers);
    let parties: Vec<Node> = tree.owners.new.iter().map(|(id, name)| party(id, name)).collect();
    match new {
        Some(new) => layout.change.new_files.push(new.head(parties)?),
        None => {
            let last = book.plan.parties.last();
            let of = last.map_or(book.plan.head.place.file, |party| party.place.file);
            let root = Place::node(of, Route::default());
            for party in parties {
                layout.change.append(&root, "parties", party);
            }
        }
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

fn party(id: &Id, name: &str) -> Node {
    Node::map([("id", id_node(id)), ("name", Node::text(name))])
}

struct FileLayout<'t> {
    book: &'t LoadedPlan,
    tree: &'t Proposal<'t>,
    ledgers: &'t UpdatesById,
    change: PlanChange,
    /// The new files.
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
        let mut last = book.plan.sections.iter().rev();
        let last = last.find(|section| section.level == SectionLevel::Commitment);
        let own_files =
            book.plan.sections.is_empty() || last.is_some_and(|section| is_alone(&section.place));
        let (change, paths, files) = (PlanChange::default(), HashSet::new(), Vec::new());
        Self { book, tree, ledgers, change, paths, files, milestones, commitments, own_files }
    }

    /// A path that no file has.
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

    /// The file of a new section, where it has one of its own.
    fn path(&self, section: &NewSection) -> Option<String> {
        let plan = &self.book.plan;
        let (id, title) = (&section.id, for_names(&section.title));
        if section.level == SectionLevel::Pillar {
            let pillars = |section: &&NewSection| section.level == SectionLevel::Pillar;
            let more = self.tree.sections[..self.files.len()].iter().filter(pillars).count();
            if !plan.sections.is_empty() {
                return pillar_file(self.book, id, title, more);
            }
            let number = Id::parse(&(more + 1).to_string()).ok()?;
            let named =
                if id.as_str().starts_with(|c: char| c.is_ascii_digit()) { id } else { &number };
            let folder = file_name(named, title);
            return Some(format!("{}/pillar.yaml", folder.trim_end_matches(".yaml")));
        }
        if let Parent::New(pillar) = section.above
            && let Some(pillar) = &self.files[pillar]
        {
            return self.own_files.then(|| in_folder(folder_of(pillar), &file_name(id, title)));
        }
        if plan.sections.is_empty() {
            return Some(file_name(id, title));
        }
        let parent = match section.above {
            Parent::Old(index) => Some(index),
            _ => None,
        };
        let commitments =
            || plan.sections.iter().filter(|other| other.level == SectionLevel::Commitment);
        let siblings: Vec<&Place> = commitments()
            .filter(|other| other.parent == parent)
            .map(|other| &other.place)
            .collect();
        let others: Vec<&Place> = commitments().map(|other| &other.place).collect();
        let place = parent.map(|index| &plan.sections[index].place);
        own_file(self.book, id, title, place, &siblings, &others)
    }

    fn section(&mut self, position: usize) -> Result<(), RecordError> {
        let section = &self.tree.sections[position];
        let path = self.path(section).map(|path| self.free(&path));
        self.files.push(path.clone());
        if let Some(path) = path {
            let node = self.section_node(position, true);
            let neighbours = self.book.plan.sections.iter().rev();
            let mut neighbours = neighbours.filter(|other| other.level == section.level);
            let neighbour = neighbours.next().map(|other| &other.place);
            return self.change.add_file(self.book, &path, &node, neighbour);
        }
        let head = &self.book.plan.head.place;
        let key = match section.level {
            SectionLevel::Pillar => "pillars",
            SectionLevel::Commitment => "commitments",
        };
        let above = match section.above {
            Parent::Plan => head,
            Parent::Old(index) => &self.book.plan.sections[index].place,
            // It stands in its pillar's node.
            Parent::New(_) => return Ok(()),
        };
        let node = self.section_node(position, false);
        self.change.append(above, key, node);
        Ok(())
    }

    /// A section with what hangs under it and has no file of its own.
    fn section_node(&self, position: usize, is_file: bool) -> Node {
        let section = &self.tree.sections[position];
        let first = match (is_file, section.level) {
            (false, _) => "id",
            (true, SectionLevel::Pillar) => "pillar",
            (true, SectionLevel::Commitment) => "commitment",
        };
        let mut entries = head(first, &section.id, &section.title);
        let above = Parent::New(position);
        let milestones = self.milestones.get(&above).into_iter().flatten();
        let milestones: Vec<Node> =
            milestones.map(|milestone| self.milestone_node("id", milestone)).collect();
        if !milestones.is_empty() {
            entries.push(("milestones".to_owned(), Node::List(milestones)));
        }
        let nested = !(is_file && self.own_files);
        let commitments = self.commitments.get(&above).filter(|_| nested);
        if let Some(commitments) = commitments {
            let nodes = commitments.iter().map(|position| self.section_node(*position, false));
            entries.push(("commitments".to_owned(), Node::List(nodes.collect())));
        }
        Node::Map(entries)
    }

    fn milestone_node(&self, first: &str, milestone: &NewMilestone) -> Node {
        let mut entries = vec![(first.to_owned(), id_node(&milestone.id))];
        entries.extend(milestone.entries.iter().cloned());
        if let Some(updates) = self.ledgers.get(&milestone.id) {
            let updates = updates.iter().map(update_node).collect();
            entries.push(("updates".to_owned(), Node::List(updates)));
        }
        Node::Map(entries)
    }

    /// New milestones of the plan's own sections, as their siblings are.
    fn milestones_of_old(&mut self) -> Result<(), RecordError> {
        let plan = &self.book.plan;
        let others: Vec<&Place> = plan.milestones.iter().map(|other| &other.place).collect();
        let mut siblings: HashMap<usize, Vec<&Place>> = HashMap::new();
        for other in &plan.milestones {
            siblings.entry(other.parent).or_default().push(&other.place);
        }
        for milestone in &self.tree.milestones {
            let Parent::Old(index) = milestone.above else { continue };
            let above = &plan.sections[index].place;
            let siblings = siblings.get(&index).map_or(&[][..], Vec::as_slice);
            let title = for_names(&milestone.title);
            match own_file(self.book, &milestone.id, title, Some(above), siblings, &others) {
                Some(path) => {
                    let path = self.free(&path);
                    let node = self.milestone_node("milestone", milestone);
                    let neighbour = others.last().copied();
                    self.change.add_file(self.book, &path, &node, neighbour)?;
                }
                None => {
                    let node = self.milestone_node("id", milestone);
                    self.change.append(above, "milestones", node);
                }
            }
        }
        Ok(())
    }
}

/// A section's first entries.
fn head(first: &str, id: &Id, title: &Text) -> NodeFields {
    vec![(first.to_owned(), id_node(id)), ("title".to_owned(), text_node(title))]
}
