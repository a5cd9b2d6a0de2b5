//! A bare word of a query: an id of the plan, or a text.

use super::field;
use super::glossary::glossary;
use super::view::{Item, Subject};
use crate::domain::snapshot::Snapshot;
use crate::domain::{Id, NodeRef, Plan};
use crate::text::fold;

/// Returns whether a word is the id of a pillar, commitment or milestone, letter by letter.
pub(super) fn is_id(word: &str, plan: &Plan) -> bool {
    let found = Id::parse(word).ok().and_then(|id| plan.find(&id));
    match found {
        Some(NodeRef::Section(index)) => plan.sections[index].id.as_str() == word,
        Some(NodeRef::Milestone(index)) => plan.milestones[index].id.as_str() == word,
        // All of the plan needs no query.
        Some(NodeRef::Plan) | None => false,
    }
}

/// Returns what to say of an id that may have been meant as a text: it looks like a word, and
/// occurs in texts of milestones that do not hang under the id.
pub(super) fn id_or_text(word: &str, snapshot: &Snapshot<'_>) -> Option<String> {
    let needle = fold(word);
    let has_text = |index: usize| {
        let item = &Item::Milestone(index);
        let mut values = Vec::new();
        (field::TEXT.read)(Subject { snapshot, item }, &mut values);
        values.iter().flat_map(super::Value::texts).any(|text| fold(text).contains(&needle))
    };
    let mut milestones = snapshot.plan.milestones.iter().enumerate();
    let may_be_text = !word.contains('.')
        && milestones.any(|(index, node)| !is_under(node.id.as_str(), word) && has_text(index));
    may_be_text.then(|| {
        format!("`{word}` is read as `id:{word}`; to search the texts, write `'\"{word}\"'`")
    })
}

/// Returns what to say of a text that may have been meant as a status or a flag.
pub(super) fn text_or_word(word: &str) -> Option<String> {
    let entry = glossary().find(|entry| entry.word.eq_ignore_ascii_case(word))?;
    let (what, field) = match entry.list {
        "status" => ("status", "status"),
        "flag" | "is" => ("flag", "is"),
        _ => return None,
    };
    let term = format!("{field}:{}", entry.word);
    Some(format!("`{word}` is searched in texts; for the {what}, write `{term}`"))
}

/// Returns whether an id is another or hangs under it, case aside.
pub(super) fn is_under(id: &str, above: &str) -> bool {
    let head = id.as_bytes().get(..above.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(above.as_bytes()))
        && matches!(id.as_bytes().get(above.len()), None | Some(b'.'))
}
