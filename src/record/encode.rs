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

/// The entries of a map, many of which may be missing.
struct OptionalEntries(Vec<(String, Node)>);

impl OptionalEntries {
    fn put<T>(&mut self, key: &str, value: Option<&T>, node: impl FnOnce(&T) -> Node) {
        self.0.extend(value.map(|value| (key.to_owned(), node(value))));
    }
}

/// Returns the node of an entry of a ledger.
pub fn update_node(update: &Update) -> Node {
    let mut entries = OptionalEntries(Vec::new());
    entries.put("id", update.id.as_ref(), id_node);
    entries.put("date", Some(&update.date), word_node);
    entries.put("by", Some(&update.by), |by| match by {
        Speaker::Party(id) => id_node(id),
        other => word_node(&speaker_code(other)),
    });
    entries.put("status", update.status.as_ref(), |status| word_node(status.code()));
    entries.put("completed", update.completed.as_ref(), word_node);
    entries.put("progress", update.progress.as_ref(), |percent| word_node(&format!("{percent}%")));
    entries.put("outlook", update.outlook.as_ref(), |outlook| word_node(outlook.code()));
    entries.put("forecast", update.forecast.as_ref(), word_node);
    entries.put("due", update.due.as_ref(), word_node);
    entries.put("superseded-by", update.superseded_by.as_ref(), id_node);
    entries.put("retracts", update.retracts.as_ref(), id_node);
    entries.put("reason", update.reason.as_ref(), text_node);
    entries.put("note", update.note.as_ref(), text_node);
    if !update.evidence.is_empty() {
        let pieces = update.evidence.iter().map(|reference| match reference {
            EvidenceRef::Inline(evidence) => evidence_node(evidence),
            EvidenceRef::Record(id) => id_node(id),
        });
        entries.0.push(("evidence".to_owned(), Node::List(pieces.collect())));
    }
    Node::Map(entries.0)
}

fn evidence_node(evidence: &Evidence) -> Node {
    let string = |text: &str| Node::Text(text.to_owned());
    let mut entries = OptionalEntries(Vec::new());
    entries.put("url", evidence.url.as_ref(), |text| string(text));
    entries.put("title", evidence.title.as_ref(), text_node);
    entries.put("publisher", evidence.publisher.as_ref(), |text| string(text));
    entries.put("published", evidence.published.as_ref(), word_node);
    entries.put("lang", evidence.lang.as_ref(), word_node);
    entries.put("quote", evidence.quote.as_ref(), |text| string(text));
    entries.put("says", evidence.says.as_ref(), |says| word_node(says.code()));
    entries.put("class", evidence.class.as_ref(), |class| word_node(class.code()));
    Node::Map(entries.0)
}
