//! What several kinds of node are made of.

use crate::cli::error::CliError;
use crate::domain::{Id, LangTag, NodeRef, Plan, SectionLevel, Text};
use crate::messages;
use crate::record::InputError;
use crate::record::{RawText, id_node, read_text, text_node, word_node};
use crate::yaml::edit::Node;

/// What every node has.
#[derive(Debug, clap::Args)]
pub(super) struct NamedParent {
    /// Its id, in full: `I.4.mou-research` hangs under `I.4`
    #[arg(value_name = "NEW")]
    pub id: String,

    /// Its title, or a party's name, in the language of --lang; `LANG=TEXT` says another
    #[arg(long, visible_alias = "name", value_name = "TEXT")]
    title: Vec<String>,

    /// The title in Spanish
    #[arg(long, alias = "name-es", value_name = "TEXT")]
    title_es: Option<String>,

    /// The title in English
    #[arg(long, alias = "name-en", value_name = "TEXT")]
    title_en: Option<String>,

    /// The title in French
    #[arg(long, alias = "name-fr", value_name = "TEXT")]
    title_fr: Option<String>,

    /// Take the id although an earlier commit has used it: the same comes back
    #[arg(long)]
    pub reuse_id: bool,
}

/// What pillars, commitments and milestones have in common.
#[derive(Debug, clap::Args)]
pub(super) struct PlacedNode {
    /// Its words in the source, verbatim; `[…]` skips words; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub quote: Vec<String>,

    /// Who owes it: parties or sides, separated by commas; `unnamed` where the text names nobody
    #[arg(long, value_name = "PARTIES", value_delimiter = ',')]
    parties: Vec<String>,

    /// Free labels, separated by commas
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    tags: Vec<String>,

    /// A new file for it, by its path from the plan's folder [default: as its siblings have]
    #[arg(long, value_name = "FILE")]
    pub file: Option<String>,
}

/// The entries of a node.
pub(super) type NodeEntries = Vec<(String, Node)>;

impl NamedParent {
    pub(super) fn title(&self, plan: &Plan, lang: Option<LangTag>) -> Result<Text, CliError> {
        let mut given: Vec<RawText> =
            self.title.iter().map(|text| RawText::of_option(plan, text)).collect();
        for (lang, text) in [("es", &self.title_es), ("en", &self.title_en), ("fr", &self.title_fr)]
        {
            given.extend(text.as_ref().map(|text| RawText::in_lang(lang, text)));
        }
        let missing = || InputError::new("--title: what is it called?", "give it a title");
        Ok(read_text(plan, &given, lang, "--title")?.ok_or_else(missing)?)
    }
}

/// A node's first entries: its id, under its first key in a file of its own, and its title.
pub(super) fn head(first_key: &str, id: &Id, title: &Text) -> NodeEntries {
    vec![(first_key.to_owned(), id_node(id)), ("title".to_owned(), text_node(title))]
}

/// Adds one text, or a list of several.
pub(super) fn texts(entries: &mut NodeEntries, key: &str, texts: &[String]) {
    let node = match texts {
        [] => return,
        [one] => Node::Text(one.trim().to_owned()),
        many => Node::List(many.iter().map(|text| Node::Text(text.trim().to_owned())).collect()),
    };
    entries.push((key.to_owned(), node));
}

impl PlacedNode {
    pub(super) fn parties(&self, plan: &Plan) -> Result<Option<Node>, CliError> {
        let known = || {
            let sides = plan.head.sides.iter().map(|side| &side.id);
            sides.chain(plan.parties.iter().map(|party| &party.id))
        };
        let mut nodes = Vec::with_capacity(self.parties.len());
        for name in &self.parties {
            let found = known().find(|id| id.is(name.trim()));
            let unnamed = name == crate::domain::UNNAMED;
            if found.is_none() && !unnamed {
                let near = messages::nearest(name, known().map(Id::as_str));
                let help = "`hito list --level party` shows them; `hito add party` adds one";
                let help = near.map_or(help.to_owned(), messages::did_you_mean);
                return Err(CliError::new(
                    format!("--parties: there is no party or side `{name}`"),
                    help,
                ));
            }
            nodes.push(found.map_or_else(|| word_node(crate::domain::UNNAMED), id_node));
        }
        Ok((!nodes.is_empty()).then_some(Node::List(nodes)))
    }

    pub(super) fn put_tags(&self, entries: &mut NodeEntries) {
        if !self.tags.is_empty() {
            let tags = self.tags.iter().map(|tag| Node::Text(tag.trim().to_owned()));
            entries.push(("tags".to_owned(), Node::List(tags.collect())));
        }
    }
}

/// The section that an id names as its parent.
pub(super) fn parent(plan: &Plan, id: &Id, may_be: &[SectionLevel]) -> Result<usize, CliError> {
    let name = id.parent().unwrap_or_default();
    let found = Id::parse(name).ok().and_then(|id| plan.find(&id));
    match found {
        Some(NodeRef::Section(index)) if may_be.contains(&plan.sections[index].level) => Ok(index),
        Some(_) => {
            let message = format!("`{id}` cannot hang under `{name}`");
            let help = "commitments hang under pillars or the plan, milestones under commitments or pillars";
            Err(CliError::new(message, help))
        }
        None => {
            let ids = plan.sections.iter().map(|section| section.id.as_str());
            // Short ids are all alike: a near one says nothing.
            let help = messages::nearest(name, ids).filter(|near| near.len() > 3);
            let help = help.map_or(format!("add `{name}` first"), messages::did_you_mean);
            Err(CliError::new(format!("`{name}`, the parent of `{id}`, does not exist"), help))
        }
    }
}
