//! Values of the domain → nodes of YAML, with keys in the order in which people write them.

use crate::domain::{Evidence, EvidenceRef, Id, Speaker, Text, Update, Vocabulary};
use crate::yaml::edit::Node;

/// Returns the node of a word, a date or a deadline, which needs no quotes.
pub fn word_node<T: ToString + ?Sized>(word: &T) -> Node {
    Node::Word(word.to_string())
}

/// Returns the node of an id, in quotes if other readers would take it for a number.
pub fn id_node(id: &Id) -> Node {
    if id.looks_like_number() { Node::Text(id.to_string()) } else { word_node(id) }
}

/// Returns the node of a text, plain or by language.
pub fn text_node(text: &Text) -> Node {
    match text {
        Text::Plain(text) => Node::Text(text.to_string()),
        Text::ByLang(texts) => Node::Map(
            texts
                .iter()
                .map(|(lang, text)| (lang.to_string(), Node::Text(text.to_string())))
                .collect(),
        ),
    }
}

/// Returns how an update names its speaker.
pub fn speaker_code(by: &Speaker) -> String {
    match by {
        Speaker::Party(id) => id.to_string(),
        Speaker::Joint => "joint".to_owned(),
        Speaker::Independent => "independent".to_owned(),
    }
}

/// The entries of a node's map.
pub type NodeEntries = Vec<(String, Node)>;

/// Returns the entries of a map that are not missing.
pub fn entries(all: impl IntoIterator<Item = (&'static str, Option<Node>)>) -> NodeEntries {
    all.into_iter().filter_map(|(key, node)| Some((key.to_owned(), node?))).collect()
}

/// Returns the node of a list; `None` if it is empty.
pub fn list_node(items: impl IntoIterator<Item = Node>) -> Option<Node> {
    let items: Vec<Node> = items.into_iter().collect();
    (!items.is_empty()).then_some(Node::List(items))
}

/// Returns the node of an entry of a ledger.
pub fn update_node(update: &Update) -> Node {
    let by = match &update.by {
        Speaker::Party(id) => id_node(id),
        other => word_node(&speaker_code(other)),
    };
    let evidence = update.evidence.iter().map(|reference| match reference {
        EvidenceRef::Inline(evidence) => evidence_node(evidence),
        EvidenceRef::Record(id) => id_node(id),
    });
    Node::Map(entries([
        ("id", update.id.as_ref().map(id_node)),
        ("date", Some(word_node(&update.date))),
        ("by", Some(by)),
        ("status", update.status.map(|status| word_node(status.code()))),
        ("completed", update.completed.as_ref().map(word_node)),
        ("progress", update.progress.map(|percent| word_node(&format!("{percent}%")))),
        ("outlook", update.outlook.map(|outlook| word_node(outlook.code()))),
        ("forecast", update.forecast.as_ref().map(word_node)),
        ("due", update.due.as_ref().map(word_node)),
        ("superseded-by", update.superseded_by.as_ref().map(id_node)),
        ("retracts", update.retracts.as_ref().map(id_node)),
        ("reason", update.reason.as_ref().map(text_node)),
        ("note", update.note.as_ref().map(text_node)),
        ("evidence", list_node(evidence)),
    ]))
}

fn evidence_node(evidence: &Evidence) -> Node {
    let string = |text: &Option<Box<str>>| text.as_deref().map(Node::text);
    Node::Map(entries([
        ("url", string(&evidence.url)),
        ("title", evidence.title.as_ref().map(text_node)),
        ("publisher", string(&evidence.publisher)),
        ("published", evidence.published.as_ref().map(word_node)),
        ("lang", evidence.lang.as_ref().map(word_node)),
        ("quote", string(&evidence.quote)),
        ("says", evidence.says.map(|says| word_node(says.code()))),
        ("class", evidence.class.map(|class| word_node(class.code()))),
    ]))
}
