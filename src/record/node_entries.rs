//! What a node to be added has → entries of its map.

use super::encode::{id_node, word_node};
use super::error::{InputError, RecordError};
use super::layout::NodeEntries;
use super::raw_node::{RawNode, RawNodeKind};
use crate::domain::{Deadline, Id, Kind, Plan, Strength, UNNAMED, Vocabulary};
use crate::messages;
use crate::query::resolve_milestone;
use crate::yaml::edit::Node;

/// Returns the entries of a node, all but its id and title.
pub(super) fn node_entries(plan: &Plan, node: &RawNode) -> Result<NodeEntries, RecordError> {
    let mut entries = NodeEntries::new();
    let mut put = |key: &str, node| entries.push((key.to_owned(), node));
    let promise = match &node.kind {
        RawNodeKind::Milestone(promise) => Some(promise),
        RawNodeKind::Pillar | RawNodeKind::Commitment => None,
    };
    if let Some(promise) = promise {
        put("kind", word::<Kind>("--kind", &promise.kind)?);
        if let Some(strength) = &promise.strength {
            put("strength", word::<Strength>("--strength", strength)?);
        }
    }
    let text = |text: &String| Node::text(text.trim());
    match &node.quote[..] {
        [] => {}
        [one] => put("quote", text(one)),
        many => put("quote", Node::List(many.iter().map(text).collect())),
    }
    if let Some(promise) = promise
        && let Some(due) = &promise.due
    {
        let deadline =
            Deadline::parse(due.trim()).map_err(|error| InputError::from(error).about("--due"))?;
        let deadline = word_node(&deadline);
        put(
            "due",
            match &promise.due_text {
                Some(words) => Node::map([("date", deadline), ("text", text(words))]),
                None => deadline,
            },
        );
    }
    let parties = node.parties.iter().map(|name| party(plan, name));
    let parties: Vec<Node> = parties.collect::<Result<_, _>>()?;
    let after = promise.map_or(&[][..], |promise| &promise.after).iter();
    let after: Vec<Node> = after
        .map(|text| Ok(id_node(&plan.milestones[resolve_milestone(plan, text.trim())?].id)))
        .collect::<Result<_, RecordError>>()?;
    let tags = node.tags.iter().map(text).collect();
    for (key, list) in [("parties", parties), ("after", after), ("tags", tags)] {
        if !list.is_empty() {
            put(key, Node::List(list));
        }
    }
    Ok(entries)
}

fn party(plan: &Plan, name: &str) -> Result<Node, InputError> {
    let sides = plan.head.sides.iter().map(|side| &side.id);
    let known = sides.chain(plan.parties.iter().map(|party| &party.id));
    if let Some(id) = known.clone().find(|id| id.is(name.trim())) {
        return Ok(id_node(id));
    }
    if name == UNNAMED {
        return Ok(word_node(UNNAMED));
    }
    let near = messages::nearest(name, known.map(Id::as_str));
    let help = "`hito list --level party` shows them; `hito add party` adds one";
    let help = near.map_or(help.to_owned(), messages::did_you_mean);
    Err(InputError::new(format!("--parties: there is no party or side `{name}`"), help))
}

fn word<V: Vocabulary>(option: &str, text: &str) -> Result<Node, InputError> {
    let word = V::parse(text);
    let word = word.ok_or_else(|| InputError::unknown_word::<V>(text).about(option))?;
    Ok(word_node(word.code()))
}
