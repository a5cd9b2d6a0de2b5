//! Where new nodes go: where their siblings are.

use crate::cli::failure::Failure;
use crate::cli::session::Book;
use crate::cli::write::Change;
use crate::domain::{At, Id, Level, Place, Route, Section};
use crate::edit::{Edit, Node, new_file};

/// The longest name that is made of a title, in words.
const MOST_WORDS: usize = 4;

/// Adds a node to a list under a key, whether the list is there yet or not.
pub(super) fn append(change: &mut Change, parent: &Place, key: &'static str, node: Node) {
    let list = parent.key(key);
    if let At::Node(route) = list.at {
        change.edits.push((list.file, Edit::append(route, node)));
    }
}

/// Adds a node as a file of its own.
pub(super) fn file(
    book: &Book,
    change: &mut Change,
    path: &str,
    node: &Node,
    neighbour: Option<&Place>,
) -> Result<(), Failure> {
    let end = std::path::Path::new(path).extension();
    let is_yaml = end.is_some_and(|end| end == "yaml" || end == "yml");
    let names: Vec<&str> = path.split('/').collect();
    let leads_out = names.iter().any(|name| name.is_empty() || name.starts_with('.'));
    if !is_yaml || leads_out {
        let message = format!("--file: `{path}` cannot be a file of the plan");
        let help = "name a `.yaml` file by its path from the plan's folder: `1-pillar/4-name.yaml`";
        return Err(Failure::new(message, help));
    }
    if book.folder.holds(path) {
        let message = format!("`{}` is there already", book.folder.shown(path));
        return Err(Failure::new(message, "name another with `--file`"));
    }
    // A new file takes over the habits of the one before it.
    let neighbour = neighbour.and_then(|place| book.folder.read(file_of(book, place)).ok());
    let neighbour = neighbour.and_then(|bytes| String::from_utf8(bytes).ok());
    let text = new_file(node, None, neighbour.as_deref()).map_err(|refusal| Failure::Plain {
        message: format!("`{path}`: {refusal}"),
        help: refusal.help(),
    })?;
    change.new_files.push((path.to_owned(), text));
    Ok(())
}

/// Whether a node stands alone in its file.
fn is_alone(place: &Place) -> bool {
    matches!(&place.at, At::Node(route) if *route == Route::default())
}

fn file_of<'b>(book: &'b Book, place: &Place) -> &'b str {
    &book.plan.files[place.file.0 as usize]
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn in_folder(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The file of a new commitment or milestone, where its siblings, or else others of its kind,
/// have files of their own; none where it belongs into its parent's.
pub(super) fn own_file(
    book: &Book,
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
    let last = id.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let name = format!("{last}-{}", slug(title));
    Some(in_folder(folder, &format!("{}.yaml", name.trim_end_matches('-'))))
}

/// The file of a new pillar: in a folder of its own where the last one has one, with its number
/// where that has one; none where pillars stand in `plan.yaml`.
pub(super) fn pillar_file(book: &Book, id: &Id, title: &str) -> Option<String> {
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
    let first =
        if numbered { (pillars.len() + 1).to_string() } else { id.as_str().to_ascii_lowercase() };
    let own = format!("{first}-{}", slug(title));
    Some(in_folder(above, &format!("{}/{name}", own.trim_end_matches('-'))))
}

/// The first words of a title as they stand in names of files: letters without accents, joined
/// by `-`.
fn slug(title: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    const SMALL: [&str; 14] =
        ["a", "and", "de", "del", "des", "el", "et", "la", "le", "les", "of", "on", "the", "y"];
    let plain: String =
        title.nfd().filter(char::is_ascii).map(|c| c.to_ascii_lowercase()).collect();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !SMALL.contains(word));
    words.take(MOST_WORDS).collect::<Vec<_>>().join("-")
}
