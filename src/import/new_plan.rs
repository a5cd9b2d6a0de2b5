//! The beginning of a new plan: its `plan.yaml`.

use crate::domain::{Date, Id, LangTag};
use crate::record::{NodeEntries, RecordError, entries, id_node, list_node, word_node};
use crate::source::PLAN_FILE;
use crate::source::format::KEY_RULES;
use crate::yaml::edit::{Node, new_file};

/// The beginning of a plan.
#[derive(Clone, Debug)]
pub struct NewPlan {
    entries: NodeEntries,
}

impl NewPlan {
    /// Creates the beginning of a plan. The first of its languages is that of its title.
    pub fn new(id: &Id, title: String, languages: &[LangTag], issued: Option<Date>) -> Self {
        let title = match languages.first() {
            Some(first) if languages.len() > 1 => Node::map([(first.as_str(), Node::text(title))]),
            _ => Node::text(title),
        };
        let entries = entries([
            ("plan", Some(id_node(id))),
            ("title", Some(title)),
            ("languages", Some(Node::List(languages.iter().map(word_node).collect()))),
            ("issued", issued.as_ref().map(word_node)),
        ]);
        Self { entries }
    }

    /// Returns the path and the text of the plan's first file, with its parties.
    ///
    /// # Errors
    /// When the file cannot be written as YAML that every reader reads alike.
    pub fn head(&self, parties: Vec<Node>) -> Result<(String, String), RecordError> {
        let mut entries = self.entries.clone();
        entries.extend(list_node(parties).map(|list| ("parties".to_owned(), list)));
        let comment =
            "# A plan of promises. Every other .yaml file below this folder belongs to it.";
        let text = new_file(&Node::Map(entries), Some(comment), None, &KEY_RULES)
            .map_err(|error| RecordError::NewFile { file: PLAN_FILE.to_owned(), error })?;
        Ok((PLAN_FILE.to_owned(), text))
    }
}
