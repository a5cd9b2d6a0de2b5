//! What a node to be added has → entries of its map.

use super::encode::{NodeEntries, entries, id_node, list_node, word_node};
use super::error::{InputError, RecordError};
use super::raw_node::{RawNode, RawNodeKind, RawPromise};
use crate::domain::{Deadline, Id, Kind, Plan, Strength, UNNAMED, Vocabulary};
use crate::messages;
use crate::query::resolve_milestone;
use crate::yaml::edit::Node;

/// Returns the entries of a node, all but its id and title.
pub(super) fn node_entries(plan: &Plan, node: &RawNode) -> Result<NodeEntries, RecordError> {
    let promise = match &node.kind {
        RawNodeKind::Milestone(promise) => Some(promise),
        RawNodeKind::Pillar | RawNodeKind::Commitment => None,
    };
    let kind = promise.map(|promise| word::<Kind>("--kind", &promise.kind)).transpose()?;
    let strength = promise.and_then(|promise| promise.strength.as_ref());
    let strength = strength.map(|text| word::<Strength>("--strength", text)).transpose()?;
    let text = |text: &String| Node::text(text.trim());
    let quote = match &node.quote[..] {
        [one] => Some(text(one)),
        many => list_node(many.iter().map(text)),
    };
    let due = promise.map(due).transpose()?.flatten();
    let parties = node.parties.iter().map(|name| party(plan, name));
    let parties: Vec<Node> = parties.collect::<Result<_, _>>()?;
    let after = promise.map_or(&[][..], |promise| &promise.after).iter();
    let after: Vec<Node> = after
        .map(|text| Ok(id_node(&plan.milestones[resolve_milestone(plan, text.trim())?].id)))
        .collect::<Result<_, RecordError>>()?;
    Ok(entries([
        ("kind", kind),
        ("strength", strength),
        ("quote", quote),
        ("due", due),
        ("parties", list_node(parties)),
        ("after", list_node(after)),
        ("tags", list_node(node.tags.iter().map(text))),
    ]))
}

fn due(promise: &RawPromise) -> Result<Option<Node>, InputError> {
    let Some(due) = &promise.due else { return Ok(None) };
    let deadline =
        Deadline::parse(due.trim()).map_err(|error| InputError::from(error).about("--due"))?;
    let deadline = word_node(&deadline);
    Ok(Some(match &promise.due_text {
        Some(text) => Node::map([("date", deadline), ("text", Node::text(text.trim()))]),
        None => deadline,
    }))
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
