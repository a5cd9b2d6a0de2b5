//! What a node to be added has → entries of its map.

use super::encode::{id_node, word_node};
use super::error::{InputError, RecordError};
use super::raw_node::{RawPlacement, RawPromise};
use crate::domain::{Deadline, Id, Kind, Plan, Strength, UNNAMED, Vocabulary};
use crate::messages;
use crate::query::resolve_milestone;
use crate::yaml::edit::Node;

/// The entries of a node's map.
pub(super) type NodeEntries = Vec<(String, Node)>;

/// Returns the entries of a pillar or commitment, all but its id and title.
pub(super) fn section_entries(
    plan: &Plan,
    placement: &RawPlacement,
) -> Result<NodeEntries, InputError> {
    let mut entries = NodeEntries::new();
    put_quote(&mut entries, &placement.quote);
    entries.extend(parties(plan, placement)?);
    put_tags(&mut entries, &placement.tags);
    Ok(entries)
}

/// Returns the entries of a milestone, all but its id and title.
pub(super) fn milestone_entries(
    plan: &Plan,
    placement: &RawPlacement,
    promise: &RawPromise,
) -> Result<NodeEntries, RecordError> {
    let mut entries = vec![("kind".to_owned(), word::<Kind>("--kind", &promise.kind)?)];
    if let Some(strength) = &promise.strength {
        entries.push(("strength".to_owned(), word::<Strength>("--strength", strength)?));
    }
    put_quote(&mut entries, &placement.quote);
    if let Some(due) = &promise.due {
        let deadline =
            Deadline::parse(due.trim()).map_err(|error| InputError::from(error).about("--due"))?;
        let deadline = word_node(&deadline);
        let node = match &promise.due_text {
            Some(text) => Node::map([("date", deadline), ("text", Node::text(text.trim()))]),
            None => deadline,
        };
        entries.push(("due".to_owned(), node));
    }
    entries.extend(parties(plan, placement)?);
    let mut after = Vec::with_capacity(promise.after.len());
    for text in &promise.after {
        let index = resolve_milestone(plan, text.trim())?;
        after.push(id_node(&plan.milestones[index].id));
    }
    if !after.is_empty() {
        entries.push(("after".to_owned(), Node::List(after)));
    }
    put_tags(&mut entries, &placement.tags);
    Ok(entries)
}

/// Adds a quote, or a list of several.
fn put_quote(entries: &mut NodeEntries, quote: &[String]) {
    let node = match quote {
        [] => return,
        [one] => Node::text(one.trim()),
        many => Node::List(many.iter().map(|text| Node::text(text.trim())).collect()),
    };
    entries.push(("quote".to_owned(), node));
}

fn put_tags(entries: &mut NodeEntries, tags: &[String]) {
    if !tags.is_empty() {
        let tags = tags.iter().map(|tag| Node::text(tag.trim())).collect();
        entries.push(("tags".to_owned(), Node::List(tags)));
    }
}

fn parties(plan: &Plan, placement: &RawPlacement) -> Result<Option<(String, Node)>, InputError> {
    let known = || {
        let sides = plan.head.sides.iter().map(|side| &side.id);
        sides.chain(plan.parties.iter().map(|party| &party.id))
    };
    let mut nodes = Vec::with_capacity(placement.parties.len());
    for name in &placement.parties {
        let found = known().find(|id| id.is(name.trim()));
        if found.is_none() && name != UNNAMED {
            let near = messages::nearest(name, known().map(Id::as_str));
            let help = "`hito list --level party` shows them; `hito add party` adds one";
            let help = near.map_or(help.to_owned(), messages::did_you_mean);
            let message = format!("--parties: there is no party or side `{name}`");
            return Err(InputError::new(message, help));
        }
        nodes.push(found.map_or_else(|| word_node(UNNAMED), id_node));
    }
    Ok((!nodes.is_empty()).then(|| ("parties".to_owned(), Node::List(nodes))))
}

fn word<V: Vocabulary>(option: &str, text: &str) -> Result<Node, InputError> {
    let word = V::parse(text);
    let word = word.ok_or_else(|| InputError::unknown_word::<V>(text).about(option))?;
    Ok(word_node(word.code()))
}
