//! A pillar, a commitment, a milestone or a party as it was given → a change that adds it.

use super::change::PlanChange;
use super::encode::{id_node, text_node};
use super::error::{InputError, RecordError};
use super::layout::{for_names, own_file, pillar_file};
use super::node_entries::{NodeEntries, milestone_entries, section_entries};
use super::raw_node::{RawNode, RawNodeKind, RawPlacement, RawPromise};
use super::raw_text::{RawText, read_text};
use crate::domain::{Id, LangTag, NodeRef, Place, Plan, Route, SectionLevel, Text};
use crate::messages;
use crate::query::{LoadedPlan, resolvable};
use crate::yaml::edit::Node;

/// Reads the id of a new node.
///
/// # Errors
/// When it is not an id, or something in the plan has it.
pub fn unused_id(plan: &Plan, text: &str) -> Result<Id, InputError> {
    let id = Id::parse(text).map_err(|message| {
        let help = "ids are letters, digits and `-`, in parts joined by dots: `I.4.mou-research`";
        InputError::new(message, help)
    })?;
    if let Some(other) = resolvable(plan).iter().find(|target| *target.id() == id) {
        let message = format!("the id `{}` is in use", other.id());
        let help = "ids are matched without regard to case, and never used again";
        return Err(InputError::new(message, help));
    }
    Ok(id)
}

/// Returns the change that adds a node. Texts that do not say their language are in `lang`.
///
/// # Errors
/// The first mistake in what was given.
pub fn add_node(
    plan: &LoadedPlan,
    id: &Id,
    node: &RawNode,
    lang: Option<LangTag>,
) -> Result<PlanChange, RecordError> {
    let new = NewNode { plan, id, lang };
    let mut change = PlanChange { about: vec![id.clone()], ..PlanChange::default() };
    match &node.kind {
        RawNodeKind::Pillar(placement) => new.pillar(&mut change, node, placement)?,
        RawNodeKind::Commitment(placement) => new.commitment(&mut change, node, placement)?,
        RawNodeKind::Milestone(placement, promise) => {
            new.milestone(&mut change, node, placement, promise)?;
        }
        RawNodeKind::Party { side, acronym } => {
            new.party(&mut change, node, side.as_deref(), acronym)?;
        }
    }
    Ok(change)
}

/// Where a new node goes.
struct Destination<'p> {
    /// The path of a file of its own, if it gets one.
    file: Option<String>,
    /// The key that names it there.
    kind: &'static str,
    /// The node that it hangs under.
    parent: &'p Place,
    /// The key of the list of such nodes.
    list: &'static str,
    /// A node of the same kind, whose file a new one is styled after.
    neighbour: Option<&'p Place>,
}

/// A node that is being added.
#[derive(Clone, Copy)]
struct NewNode<'p> {
    plan: &'p LoadedPlan,
    id: &'p Id,
    lang: Option<LangTag>,
}

impl<'p> NewNode<'p> {
    fn title(self, node: &RawNode) -> Result<Text, InputError> {
        let title = read_text(&self.plan.plan, &node.title, self.lang, "--title")?;
        title.ok_or_else(|| InputError::new("--title: what is it called?", "give it a title"))
    }

    fn pillar(
        self,
        change: &mut PlanChange,
        node: &RawNode,
        placement: &RawPlacement,
    ) -> Result<(), RecordError> {
        let (plan, id) = (&self.plan.plan, self.id);
        if id.parent().is_some() {
            let message =
                format!("a pillar stands directly under the plan, so `{id}` cannot have a dot");
            return Err(InputError::new(message, "commitments and milestones have").into());
        }
        let title = self.title(node)?;
        let last = plan.sections.iter().rev().find(|section| section.level == SectionLevel::Pillar);
        let own = placement.file.clone();
        let destination = Destination {
            file: own.or_else(|| pillar_file(self.plan, id, for_names(&title), 0)),
            kind: "pillar",
            parent: &plan.head.place,
            list: "pillars",
            neighbour: last.map(|section| &section.place),
        };
        self.put(change, &destination, &title, section_entries(plan, placement)?)
    }

    fn commitment(
        self,
        change: &mut PlanChange,
        node: &RawNode,
        placement: &RawPlacement,
    ) -> Result<(), RecordError> {
        let (plan, id) = (&self.plan.plan, self.id);
        let pillar = id.parent().map(|_| parent(plan, id, &[SectionLevel::Pillar])).transpose()?;
        let title = self.title(node)?;
        let commitments = || plan.sections.iter().filter(|s| s.level == SectionLevel::Commitment);
        let siblings: Vec<&Place> = commitments()
            .filter(|section| section.parent == pillar)
            .map(|section| &section.place)
            .collect();
        let others: Vec<&Place> = commitments().map(|section| &section.place).collect();
        let above = pillar.map(|index| &plan.sections[index].place);
        let own = || own_file(self.plan, id, for_names(&title), above, &siblings, &others);
        let destination = Destination {
            file: placement.file.clone().or_else(own),
            kind: "commitment",
            parent: above.unwrap_or(&plan.head.place),
            list: "commitments",
            neighbour: others.last().copied(),
        };
        self.put(change, &destination, &title, section_entries(plan, placement)?)
    }

    fn milestone(
        self,
        change: &mut PlanChange,
        node: &RawNode,
        placement: &RawPlacement,
        promise: &RawPromise,
    ) -> Result<(), RecordError> {
        let (plan, id) = (&self.plan.plan, self.id);
        if id.parent().is_none() {
            let message = format!(
                "a milestone hangs under a commitment or a pillar, and `{id}` under nothing"
            );
            let help = "begin the id with that of its parent: `I.4.mou-research`";
            return Err(InputError::new(message, help).into());
        }
        let section = parent(plan, id, &[SectionLevel::Pillar, SectionLevel::Commitment])?;
        let title = self.title(node)?;
        let siblings: Vec<&Place> = plan
            .milestones
            .iter()
            .filter(|milestone| milestone.parent == section)
            .map(|milestone| &milestone.place)
            .collect();
        let others: Vec<&Place> =
            plan.milestones.iter().map(|milestone| &milestone.place).collect();
        let above = &plan.sections[section].place;
        let own = || own_file(self.plan, id, for_names(&title), Some(above), &siblings, &others);
        let destination = Destination {
            file: placement.file.clone().or_else(own),
            kind: "milestone",
            parent: above,
            list: "milestones",
            neighbour: others.last().copied(),
        };
        self.put(change, &destination, &title, milestone_entries(plan, placement, promise)?)
    }

    fn party(
        self,
        change: &mut PlanChange,
        node: &RawNode,
        side: Option<&str>,
        acronym: &[RawText],
    ) -> Result<(), RecordError> {
        let plan = &self.plan.plan;
        let mut entries = vec![("id".to_owned(), id_node(self.id))];
        let sides = || plan.head.sides.iter().map(|side| side.id.as_str());
        match side {
            Some(name) => {
                let side = plan.head.sides.iter().find(|side| side.id.is(name));
                let side = side.ok_or_else(|| {
                    let help = format!("the sides are {}", messages::list(sides(), "and"));
                    InputError::new(format!("--side: there is no side `{name}`"), help)
                })?;
                entries.push(("side".to_owned(), id_node(&side.id)));
            }
            None if plan.head.sides.is_empty() => {}
            None => {
                let help = format!("it belongs to {}", messages::list(sides(), "or"));
                return Err(InputError::new("--side: which side does it belong to?", help).into());
            }
        }
        entries.push(("name".to_owned(), text_node(&self.title(node)?)));
        let acronym = read_text(plan, acronym, self.lang, "--acronym")?;
        entries.extend(acronym.map(|text| ("acronym".to_owned(), text_node(&text))));
        let file = plan.parties.last().map_or(plan.head.place.file, |party| party.place.file);
        change.append(&Place::node(file, Route::default()), "parties", Node::Map(entries));
        Ok(())
    }

    /// Adds the node, with its id and title in front of its other entries.
    fn put(
        self,
        change: &mut PlanChange,
        to: &Destination<'p>,
        title: &Text,
        entries: NodeEntries,
    ) -> Result<(), RecordError> {
        let key = if to.file.is_some() { to.kind } else { "id" };
        let head = [(key.to_owned(), id_node(self.id)), ("title".to_owned(), text_node(title))];
        let node = Node::Map(head.into_iter().chain(entries).collect());
        match &to.file {
            Some(path) => change.add_file(self.plan, path, &node, to.neighbour),
            None => {
                change.append(to.parent, to.list, node);
                Ok(())
            }
        }
    }
}

/// Returns the section that an id names as its parent.
fn parent(plan: &Plan, id: &Id, may_be: &[SectionLevel]) -> Result<usize, InputError> {
    let name = id.parent().unwrap_or_default();
    let found = Id::parse(name).ok().and_then(|id| plan.find(&id));
    match found {
        Some(NodeRef::Section(index)) if may_be.contains(&plan.sections[index].level) => Ok(index),
        Some(_) => {
            let message = format!("`{id}` cannot hang under `{name}`");
            let help = "commitments hang under pillars or the plan, milestones under commitments \
                        or pillars";
            Err(InputError::new(message, help))
        }
        None => {
            let ids = plan.sections.iter().map(|section| section.id.as_str());
            // Short ids are all alike: a near one says nothing.
            let help = messages::nearest(name, ids).filter(|near| near.len() > 3);
            let help = help.map_or(format!("add `{name}` first"), messages::did_you_mean);
            Err(InputError::new(format!("`{name}`, the parent of `{id}`, does not exist"), help))
        }
    }
}
