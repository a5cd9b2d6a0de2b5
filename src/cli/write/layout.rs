//! Where new nodes go: where their siblings are.

use super::change::Change;
use crate::cli::error::CliError;
use crate::cli::session::LoadedPlan;
use crate::domain::{At, Id, LangTag, Level, Place, Route, Section, Text};
use crate::yaml::edit::{Edit, Node, new_file};

/// The longest name that is made of a title, in words.
const MOST_WORDS: usize = 4;

/// Adds a node to a list under a key, whether the list is there yet or not.
pub(in crate::cli) fn append(change: &mut Change, parent: &Place, key: &'static str, node: Node) {
    let list = parent.key(key);
    if let At::Node(route) = list.at {
        change.edits.push((list.file, Edit::append(route, node)));
    }
}

/// Adds a node as a file of its own.
pub(in crate::cli) fn file(
    book: &LoadedPlan,
    change: &mut Change,
    path: &str,
    node: &Node,
    neighbour: Option<&Place>,
) -> Result<(), CliError> {
    let end = std::path::Path::new(path).extension();
    let is_yaml = end.is_some_and(|end| end == "yaml" || end == "yml");
    let names: Vec<&str> = path.split('/').collect();
    let leads_out = names.iter().any(|name| name.is_empty() || name.starts_with('.'));
    if !is_yaml || leads_out {
        let message = format!("--file: `{path}` cannot be a file of the plan");
        let help = "name a `.yaml` file by its path from the plan's folder: `1-pillar/4-name.yaml`";
        return Err(CliError::new(message, help));
    }
    if book.folder.holds(path) {
        let message = format!("`{}` is there already", book.folder.shown(path));
        return Err(CliError::new(message, "name another with `--file`"));
    }
    // A new file takes over the habits of the one before it.
    let neighbour = neighbour.and_then(|place| book.folder.read(file_of(book, place)).ok());
    let neighbour = neighbour.and_then(|bytes| String::from_utf8(bytes).ok());
    let text = new_file(node, None, neighbour.as_deref()).map_err(|refusal| CliError::Plain {
        message: format!("`{path}`: {refusal}"),
        help: refusal.help(),
    })?;
    change.new_files.push((path.to_owned(), text));
    Ok(())
}

/// Whether a node stands alone in its file.
pub(in crate::cli) fn is_alone(place: &Place) -> bool {
    matches!(&place.at, At::Node(route) if *route == Route::default())
}

fn file_of<'b>(book: &'b LoadedPlan, place: &Place) -> &'b str {
    &book.plan.files[place.file.0 as usize]
}

pub(in crate::cli) fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

pub(in crate::cli) fn in_folder(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The file of a new commitment or milestone, where its siblings, or else others of its kind,
/// have files of their own; none where it belongs into its parent's.
pub(in crate::cli) fn own_file(
    book: &LoadedPlan,
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
        (Some(sibling), _) => folder_of(file_of(book, sibling)),
        (None, Some(parent)) => folder_of(file_of(book, parent)),
        (None, None) => folder_of(file_of(book, model)),
    };
    Some(in_folder(folder, &file_name(id, title)))
}

/// The name of a node's file: the last part of its id and the first words of its title.
pub(in crate::cli) fn file_name(id: &Id, title: &str) -> String {
    let last = id.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let words = slug(title);
    // A title that is the number itself adds nothing.
    let name = if words == last { last } else { format!("{last}-{words}") };
    format!("{}.yaml", name.trim_end_matches('-'))
}

/// The file of a new pillar: in a folder of its own where the last one has one, with its number
/// where that has one; none where pillars stand in `plan.yaml`. `more` pillars are added before it.
pub(in crate::cli) fn pillar_file(
    book: &LoadedPlan,
    id: &Id,
    title: &str,
    more: usize,
) -> Option<String> {
    let pillars: Vec<&Section> =
        book.plan.sections.iter().filter(|section| section.level == Level::Pillar).collect();
    let last = pillars.last().filter(|section| is_alone(&section.place))?;
    let file = file_of(book, &last.place);
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    if name.trim_end_matches(".yaml") != "pillar" {
        return own_file(book, id, title, None, &[&last.place], &[]);
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

/// The first words of a title as they stand in names of files: letters without accents, joined
/// by `-`.
pub(in crate::cli) fn slug(title: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    const SMALL: [&str; 14] =
        ["a", "and", "de", "del", "des", "el", "et", "la", "le", "les", "of", "on", "the", "y"];
    let plain: String =
        title.nfd().filter(char::is_ascii).map(|c| c.to_ascii_lowercase()).collect();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !SMALL.contains(word));
    words.take(MOST_WORDS).collect::<Vec<_>>().join("-")
}

/// The text that names of files are made of: English, as they mostly are, or the first.
pub(in crate::cli) fn for_names(title: &Text) -> &str {
    let english = LangTag::parse("en").and_then(|en| match title {
        Text::ByLang(texts) => texts.iter().find(|(lang, _)| *lang == en),
        Text::Plain(_) => None,
    });
    english.map_or_else(|| title.all().next().unwrap_or_default(), |(_, text)| text)
}
