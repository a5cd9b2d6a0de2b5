//! A pillar, a commitment, a milestone or a party as it was given → a change that adds it.

use super::change::PlanChange;
use super::encode::{entries, id_node, text_node};
use super::error::{InputError, RecordError};
use super::layout::{Layout, NodeLevel};
use super::node_entries::node_entries;
use super::raw_node::{RawNode, RawNodeKind, RawParty};
use super::raw_text::{RawText, read_text};
use crate::domain::{Id, LangTag, NodeRef, Plan, SectionLevel, Text};
use crate::messages;
use crate::query::{LoadedPlan, resolvable};

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

/// Returns the change that adds a pillar, a commitment or a milestone. Texts that do not say their
/// language are in `lang`.
///
/// # Errors
/// The first mistake in what was given.
pub fn add_node(
    plan: &LoadedPlan,
    id: &Id,
    node: &RawNode,
    lang: Option<LangTag>,
) -> Result<PlanChange, RecordError> {
    let (level, parent) = place(&plan.plan, id, &node.kind)?;
    let title = title(&plan.plan, &node.title, lang)?;
    let entries = node_entries(&plan.plan, node)?;
    let layout = Layout::of(plan);
    let own = || layout.own_file(level, id, &title, parent, 0);
    let file = node.file.clone().or_else(own);
    let node = level.node(file.is_some(), id, &title, entries);
    let mut change = PlanChange { about: vec![id.clone()], ..PlanChange::default() };
    layout.add(&mut change, level, parent, file, node)?;
    Ok(change)
}

/// Returns the level of a new node, and the section that it hangs under.
fn place(
    plan: &Plan,
    id: &Id,
    kind: &RawNodeKind,
) -> Result<(NodeLevel, Option<usize>), InputError> {
    let has_parent = id.parent().is_some();
    match kind {
        RawNodeKind::Pillar if has_parent => {
            let message =
                format!("a pillar stands directly under the plan, so `{id}` cannot have a dot");
            Err(InputError::new(message, "commitments and milestones have"))
        }
        RawNodeKind::Pillar => Ok((NodeLevel::Section(SectionLevel::Pillar), None)),
        RawNodeKind::Commitment => {
            let pillar = has_parent.then(|| parent(plan, id, &[SectionLevel::Pillar]));
            Ok((NodeLevel::Section(SectionLevel::Commitment), pillar.transpose()?))
        }
        RawNodeKind::Milestone(_) if !has_parent => {
            let message = format!(
                "a milestone hangs under a commitment or a pillar, and `{id}` under nothing"
            );
            let help = "begin the id with that of its parent: `I.4.mou-research`";
            Err(InputError::new(message, help))
        }
        RawNodeKind::Milestone(_) => {
            let section = parent(plan, id, &[SectionLevel::Pillar, SectionLevel::Commitment])?;
            Ok((NodeLevel::Milestone, Some(section)))
        }
    }
}

fn title(plan: &Plan, given: &[RawText], lang: Option<LangTag>) -> Result<Text, InputError> {
    let title = read_text(plan, given, lang, "--title")?;
    title.ok_or_else(|| InputError::new("--title: what is it called?", "give it a title"))
}

/// Returns the change that adds a party. Texts that do not say their language are in `lang`.
///
/// # Errors
/// The first mistake in what was given.
pub fn add_party(
    loaded: &LoadedPlan,
    id: &Id,
    party: &RawParty,
    lang: Option<LangTag>,
) -> Result<PlanChange, RecordError> {
    let plan = &loaded.plan;
    let sides = || plan.head.sides.iter().map(|side| side.id.as_str());
    let side = match &party.side {
        Some(name) => {
            let side = plan.head.sides.iter().find(|side| side.id.is(name));
            Some(side.ok_or_else(|| {
                let help = format!("the sides are {}", messages::list(sides(), "and"));
                InputError::new(format!("--side: there is no side `{name}`"), help)
            })?)
        }
        None if plan.head.sides.is_empty() => None,
        None => {
            let help = format!("it belongs to {}", messages::list(sides(), "or"));
            return Err(InputError::new("--side: which side does it belong to?", help).into());
        }
    };
    let entries = entries([
        ("id", Some(id_node(id))),
        ("side", side.map(|side| id_node(&side.id))),
        ("name", Some(text_node(&title(plan, &party.name, lang)?))),
        ("acronym", read_text(plan, &party.acronym, lang, "--acronym")?.as_ref().map(text_node)),
    ]);
    let mut change = PlanChange { about: vec![id.clone()], ..PlanChange::default() };
    change.add_party(loaded, entries);
    Ok(change)
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
