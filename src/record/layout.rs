//! Where new nodes go, and what they look like there: as their siblings do.

use std::collections::HashMap;
use std::path::Path;

use super::change::PlanChange;
use super::encode::{NodeEntries, id_node, text_node};
use super::error::RecordError;
use crate::domain::{At, Id, LangTag, Place, Route, SectionLevel, Text};
use crate::query::LoadedPlan;
use crate::source::format::KEY_RULES;
use crate::yaml::edit::{Edit, Node, new_file};

/// The most words of a title in a name.
const MOST_WORDS: usize = 4;

/// What a node with a place of its own in a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NodeLevel {
    /// A pillar or a commitment.
    Section(SectionLevel),
    /// A milestone.
    Milestone,
}

impl NodeLevel {
    /// Returns the key that names such a node in a file of its own, and that of the list of such
    /// nodes in another's.
    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Section(SectionLevel::Pillar) => ("pillar", "pillars"),
            Self::Section(SectionLevel::Commitment) => ("commitment", "commitments"),
            Self::Milestone => ("milestone", "milestones"),
        }
    }

    /// Returns the map of such a node, its id and title in front of its other entries.
    pub fn node(self, is_file: bool, id: &Id, title: &Text, entries: NodeEntries) -> Node {
        let key = if is_file { self.keys().0 } else { "id" };
        let head = [(key.to_owned(), id_node(id)), ("title".to_owned(), text_node(title))];
        Node::Map(head.into_iter().chain(entries).collect())
    }
}

/// Where the nodes of a plan are.
pub struct Layout<'p> {
    plan: &'p LoadedPlan,
    last: HashMap<NodeLevel, &'p Place>,
    /// The last node of a level under a section, or under the plan.
    last_under: HashMap<(NodeLevel, Option<usize>), &'p Place>,
}

impl<'p> Layout<'p> {
    /// Looks where the nodes of a plan are.
    pub fn of(plan: &'p LoadedPlan) -> Self {
        let sections = plan.plan.sections.iter();
        let sections = sections.map(|s| ((NodeLevel::Section(s.level), s.parent), &s.place));
        let milestones = plan.plan.milestones.iter();
        let milestones = milestones.map(|m| ((NodeLevel::Milestone, Some(m.parent)), &m.place));
        let last_under = sections.chain(milestones);
        let last = last_under.clone().map(|((level, _), place)| (level, place)).collect();
        Self { plan, last, last_under: last_under.collect() }
    }

    /// Returns whether the last node of a level has a file of its own; `None` if there is no such
    /// node.
    pub fn has_own_file(&self, level: NodeLevel) -> Option<bool> {
        self.last.get(&level).map(|place| is_alone(place))
    }

    /// Returns the path of the file of a new node under a section, or under the plan. Returns `None`
    /// if its siblings, or else others of its level, have no files of their own: then it belongs in
    /// its parent's file. `more` pillars are added before a pillar.
    pub fn own_file(
        &self,
        level: NodeLevel,
        id: &Id,
        title: &Text,
        parent: Option<usize>,
        more: usize,
    ) -> Option<String> {
        let sibling = self.last_under.get(&(level, parent)).copied();
        let model = sibling.or(self.last.get(&level).copied()).filter(|place| is_alone(place))?;
        let path = self.path(model);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        if level == NodeLevel::Section(SectionLevel::Pillar)
            && name.trim_end_matches(".yaml") == "pillar"
        {
            let own = self.pillar_folder(folder, id, title, more);
            return Some(in_folder(folder_of(folder), &format!("{own}/{name}")));
        }
        let above = parent.filter(|_| sibling.is_none());
        let above = above.map(|index| folder_of(self.path(&self.plan.plan.sections[index].place)));
        Some(in_folder(above.unwrap_or(folder), &file_name(id, title)))
    }

    /// Returns the name of a new pillar's folder, with a number if that of the last pillar has one.
    fn pillar_folder(&self, last: &str, id: &Id, title: &Text, more: usize) -> String {
        let own = last.rsplit('/').next().unwrap_or_default();
        let pillars = self.plan.plan.sections.iter();
        let pillars = pillars.filter(|section| section.level == SectionLevel::Pillar).count();
        let first = if own.starts_with(|c: char| c.is_ascii_digit()) {
            (pillars + more + 1).to_string()
        } else {
            id.as_str().to_ascii_lowercase()
        };
        let own = format!("{first}-{}", slug(for_names(title)));
        own.trim_end_matches('-').to_owned()
    }

    /// Adds a new node to a change: as the file `path`, in the style of a neighbour's file, or at
    /// the end of the list that its parent has of such nodes.
    ///
    /// # Errors
    /// When the path cannot be that of a plan file or is taken, or the node cannot be written.
    pub fn add(
        &self,
        change: &mut PlanChange,
        level: NodeLevel,
        parent: Option<usize>,
        path: Option<String>,
        node: Node,
    ) -> Result<(), RecordError> {
        let Some(path) = path else {
            let head = &self.plan.plan.head.place;
            let parent = parent.map_or(head, |index| &self.plan.plan.sections[index].place);
            change.append(parent, level.keys().1, node);
            return Ok(());
        };
        let is_yaml = Path::new(&path).extension().is_some_and(|end| end == "yaml" || end == "yml");
        let leads_out = path.split('/').any(|name| name.is_empty() || name.starts_with('.'));
        if !is_yaml || leads_out {
            return Err(RecordError::NotAPlanFile { path });
        }
        let folder = &self.plan.folder;
        if folder.holds(&path) {
            return Err(RecordError::FileExists { file: folder.shown(&path) });
        }
        let neighbour = self.last.get(&level).and_then(|place| folder.read(self.path(place)).ok());
        let neighbour = neighbour.and_then(|bytes| String::from_utf8(bytes).ok());
        match new_file(&node, None, neighbour.as_deref(), &KEY_RULES) {
            Ok(text) => change.new_files.push((path, text)),
            Err(error) => return Err(RecordError::NewFile { file: path, error }),
        }
        Ok(())
    }

    fn path(&self, place: &Place) -> &'p str {
        &self.plan.plan.files[place.file.0 as usize]
    }
}

impl PlanChange {
    /// Adds a party, where the plan's parties are.
    pub fn add_party(&mut self, plan: &LoadedPlan, entries: NodeEntries) {
        let plan = &plan.plan;
        let file = plan.parties.last().map_or(plan.head.place.file, |party| party.place.file);
        self.append(&Place::node(file, Route::default()), "parties", Node::Map(entries));
    }

    fn append(&mut self, parent: &Place, key: &'static str, node: Node) {
        let list = parent.key(key);
        if let At::Node(route) = list.at {
            self.edits.push((list.file, Edit::append(route, node)));
        }
    }
}

/// Returns whether a file has no other node beside this one and those below it.
fn is_alone(place: &Place) -> bool {
    matches!(&place.at, At::Node(route) if *route == Route::default())
}

/// Returns the folder of a file; empty for the plan's own folder.
pub fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns the path of a name in a folder.
pub fn in_folder(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Returns the name of a node's file: the last part of its id and the first words of its title.
pub fn file_name(id: &Id, title: &Text) -> String {
    let last = id.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let words = slug(for_names(title));
    // A title that is the number itself adds nothing.
    let name = if words == last { last } else { format!("{last}-{words}") };
    format!("{}.yaml", name.trim_end_matches('-'))
}

/// Returns the first words of a title as names of files have them: letters without accents, joined
/// by `-`.
pub fn slug(title: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    const SMALL: [&str; 14] =
        ["a", "and", "de", "del", "des", "el", "et", "la", "le", "les", "of", "on", "the", "y"];
    let plain: String =
        title.nfd().filter(char::is_ascii).map(|c| c.to_ascii_lowercase()).collect();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !SMALL.contains(word));
    words.take(MOST_WORDS).collect::<Vec<_>>().join("-")
}

/// Returns the text that names of files are made of: the English one, or else the first.
fn for_names(title: &Text) -> &str {
    let english = LangTag::parse("en").and_then(|en| match title {
        Text::ByLang(texts) => texts.iter().find(|(lang, _)| *lang == en),
        Text::Plain(_) => None,
    });
    english.map_or_else(|| title.all().next().unwrap_or_default(), |(_, text)| text)
}
