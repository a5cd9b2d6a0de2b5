//! Where new nodes go: to their siblings.

use super::change::PlanChange;
use super::error::RecordError;
use crate::domain::{At, Id, LangTag, Place, Route, Section, SectionLevel, Text};
use crate::query::LoadedPlan;
use crate::source::format::KEY_RULES;
use crate::yaml::edit::{Edit, Node, new_file};

/// The most words of a title in a name.
const MOST_WORDS: usize = 4;

impl PlanChange {
    /// Adds a node at the end of the list that its parent has under a key, which may be missing.
    pub fn append(&mut self, parent: &Place, key: &'static str, node: Node) {
        let list = parent.key(key);
        if let At::Node(route) = list.at {
            self.edits.push((list.file, Edit::append(route, node)));
        }
    }

    /// Adds a node as a file of its own, in the style of a neighbour's file.
    ///
    /// # Errors
    /// When the path cannot be that of a plan file or is taken, or the node cannot be written.
    pub fn add_file(
        &mut self,
        plan: &LoadedPlan,
        path: &str,
        node: &Node,
        neighbour: Option<&Place>,
    ) -> Result<(), RecordError> {
        let end = std::path::Path::new(path).extension();
        let is_yaml = end.is_some_and(|end| end == "yaml" || end == "yml");
        let names: Vec<&str> = path.split('/').collect();
        let leads_out = names.iter().any(|name| name.is_empty() || name.starts_with('.'));
        if !is_yaml || leads_out {
            return Err(RecordError::NotAPlanFile { path: path.to_owned() });
        }
        if plan.folder.holds(path) {
            return Err(RecordError::FileExists { file: plan.folder.shown(path) });
        }
        let neighbour = neighbour.and_then(|place| plan.folder.read(file_of(plan, place)).ok());
        let neighbour = neighbour.and_then(|bytes| String::from_utf8(bytes).ok());
        let text = new_file(node, None, neighbour.as_deref(), &KEY_RULES)
            .map_err(|error| RecordError::NewFile { file: path.to_owned(), error })?;
        self.new_files.push((path.to_owned(), text));
        Ok(())
    }
}

/// Returns whether a file has no other node beside this one and those below it.
pub fn is_alone(place: &Place) -> bool {
    matches!(&place.at, At::Node(route) if *route == Route::default())
}

fn file_of<'p>(plan: &'p LoadedPlan, place: &Place) -> &'p str {
    &plan.plan.files[place.file.0 as usize]
}

/// Returns the folder of a file; empty for the plan's own folder.
pub fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns the path of a name in a folder.
pub fn in_folder(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Returns the path of the file of a new commitment or milestone. Returns `None` if its siblings, or
/// else others of its kind, have no files of their own: then it belongs in its parent's file.
pub fn own_file(
    plan: &LoadedPlan,
    id: &Id,
    title: &str,
    parent: Option<&Place>,
    siblings: &[&Place],
    others: &[&Place],
) -> Option<String> {
    let model = siblings.last().or(others.last())?;
    if !is_alone(model) {
        return None;
    }
    let folder = match (siblings.last(), parent) {
        (Some(sibling), _) => folder_of(file_of(plan, sibling)),
        (None, Some(parent)) => folder_of(file_of(plan, parent)),
        (None, None) => folder_of(file_of(plan, model)),
    };
    Some(in_folder(folder, &file_name(id, title)))
}

/// Returns the name of a node's file: the last part of its id and the first words of its title.
pub fn file_name(id: &Id, title: &str) -> String {
    let last = id.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let words = slug(title);
    // A title that is the number itself adds nothing.
    let name = if words == last { last } else { format!("{last}-{words}") };
    format!("{}.yaml", name.trim_end_matches('-'))
}

/// Returns the path of the file of a new pillar: in a folder of its own if the last pillar has one,
/// with a number if that has one. Returns `None` if pillars are in `plan.yaml`. `more` pillars are
/// added before it.
pub fn pillar_file(plan: &LoadedPlan, id: &Id, title: &str, more: usize) -> Option<String> {
    let pillars: Vec<&Section> =
        plan.plan.sections.iter().filter(|section| section.level == SectionLevel::Pillar).collect();
    let last = pillars.last().filter(|section| is_alone(&section.place))?;
    let file = file_of(plan, &last.place);
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    if name.trim_end_matches(".yaml") != "pillar" {
        return own_file(plan, id, title, None, &[&last.place], &[]);
    }
    let (above, own) = folder.rsplit_once('/').unwrap_or(("", folder));
    let numbered = own.starts_with(|c: char| c.is_ascii_digit());
    let first = if numbered {
        (pillars.len() + more + 1).to_string()
    } else {
        id.as_str().to_ascii_lowercase()
    };
    let own = format!("{first}-{}", slug(title));
    Some(in_folder(above, &format!("{}/{name}", own.trim_end_matches('-'))))
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
pub fn for_names(title: &Text) -> &str {
    let english = LangTag::parse("en").and_then(|en| match title {
        Text::ByLang(texts) => texts.iter().find(|(lang, _)| *lang == en),
        Text::Plain(_) => None,
    });
    english.map_or_else(|| title.all().next().unwrap_or_default(), |(_, text)| text)
}
