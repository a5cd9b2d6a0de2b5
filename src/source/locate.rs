//! Converts places into lines and columns, which are computed from the text only when they are
//! needed.

use std::collections::HashMap;
use std::ops::Range;

use super::folder::Folder;
use crate::domain::{At, FileId, Finding, Place, Route, Step};
use crate::text::natural;
use crate::yaml;
use crate::yaml::tree::{NodeValue, Tree};

/// A finding with its place in the text.
#[derive(Clone, Debug)]
pub struct Located {
    /// The finding.
    pub finding: Finding,
    /// The path of the file as it is shown to users.
    pub path: String,
    /// The path of the file from the root of the repository, with `/` between names.
    pub path_in_repository: String,
    /// The span of the place in the file, or `None` for a file as a whole.
    pub spot: Option<Spot>,
}

/// A span of a text. Lines and columns are numbered from 1; columns count characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line of the start.
    pub line: usize,
    /// The column of the start.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
    /// The text of the first line, without its line break. A very long line is cut around the
    /// place, with `…` at each cut.
    pub text: String,
    /// Whether [`Spot::text`] was cut.
    pub is_cut: bool,
    /// The byte range of [`Spot::text`] that the span covers.
    pub marked: Range<usize>,
}

/// The step of a route that means the id of a node, whatever the key is called.
pub const ID: &str = "id";

/// Locates findings and sorts them by file, line, column and rule.
pub fn locate(folder: &Folder, files: &[String], findings: Vec<Finding>) -> Vec<Located> {
    let mut by_file: HashMap<FileId, Vec<Finding>> = HashMap::new();
    for finding in findings {
        by_file.entry(finding.place.file).or_default().push(finding);
    }
    let name = |file: FileId| files.get(file.0 as usize).map_or("", String::as_str);
    // The findings are sorted again by `sort`, which is fast when they are nearly in order.
    let mut by_file: Vec<(FileId, Vec<Finding>)> = by_file.into_iter().collect();
    by_file.sort_by(|(a, _), (b, _)| natural(name(*a), name(*b)));
    let mut located: Vec<Located> = Vec::new();
    for (file, findings) in by_file {
        let name = name(file);
        let path = folder.shown(name);
        let in_repository = folder.in_repository(name);
        let bytes = folder.read(name).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let finder = Finder::new(&text, findings.iter().map(|finding| &finding.place));
        located.extend(findings.into_iter().map(|finding| {
            let spot = finder.spot(&finding.place);
            let path_in_repository = in_repository.clone();
            Located { finding, path: path.clone(), path_in_repository, spot }
        }));
    }
    sort(&mut located);
    located
}

/// Sorts findings by file, line, column and rule.
pub fn sort(located: &mut [Located]) {
    located.sort_by(|a, b| {
        let key = |l: &Located| l.spot.as_ref().map(|s| (s.line, s.column));
        natural(&a.path, &b.path).then_with(|| key(a).cmp(&key(b))).then_with(|| {
            (a.finding.rule, &a.finding.message).cmp(&(b.finding.rule, &b.finding.message))
        })
    });
}

/// Returns the line at which a place starts, from 1, or `None` if it cannot be located.
pub fn line_of(folder: &Folder, files: &[String], place: &Place) -> Option<usize> {
    lines_of(folder, files, &[place]).into_iter().next()?
}

/// Returns the lines at which places start, as [`line_of`] does. Each file is read once.
pub fn lines_of(folder: &Folder, files: &[String], places: &[&Place]) -> Vec<Option<usize>> {
    let mut by_file: HashMap<FileId, Vec<usize>> = HashMap::new();
    for (position, place) in places.iter().enumerate() {
        by_file.entry(place.file).or_default().push(position);
    }
    let mut lines = vec![None; places.len()];
    for (file, positions) in by_file {
        let bytes = files.get(file.0 as usize).and_then(|name| folder.read(name).ok());
        let bytes = bytes.unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let finder = Finder::new(&text, positions.iter().map(|position| places[*position]));
        for position in positions {
            lines[position] = finder.spot(places[position]).map(|spot| spot.line);
        }
    }
    lines
}

/// Locates places in one text.
struct Finder<'t> {
    text: &'t str,
    tree: Option<Tree<'t>>,
    /// The byte at which each line starts.
    lines: Vec<usize>,
    /// The number of characters before each chunk of [`CHUNK`] bytes. Without it, the column of
    /// every finding in a long line would be counted from the start of the line.
    characters: Vec<usize>,
}

/// The size of a chunk in bytes, which is also the most that is counted for one column.
const CHUNK: usize = 1024;

/// The longest line, in bytes, that a span includes in full. A longer line is cut to `CUT_LENGTH`
/// bytes, which start `CUT_CONTEXT` bytes before the place.
const LONGEST_LINE: usize = 1000;
const CUT_LENGTH: usize = 400;
const CUT_CONTEXT: usize = 100;

/// The mark of a cut.
const CUT: &str = "…";

impl<'t> Finder<'t> {
    fn new<'p>(text: &'t str, mut places: impl Iterator<Item = &'p Place>) -> Self {
        let needs_tree = places.any(|place| matches!(place.at, At::Node(_) | At::Key(_)));
        let tree = if needs_tree { yaml::parse(text).0 } else { None };
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        let mut before = 0;
        let count_chunk = |from: usize| {
            let characters = before;
            before += characters_in(text, from..(from + CHUNK).min(text.len()));
            characters
        };
        let characters = (0..=text.len()).step_by(CHUNK).map(count_chunk).collect();
        Self { text, tree, lines, characters }
    }

    fn spot(&self, place: &Place) -> Option<Spot> {
        let range = match &place.at {
            At::File => return None,
            At::Bytes(range) => range.clone(),
            At::Node(route) => self.follow(route)?.1,
            At::Key(route) => {
                let (key, node) = self.follow(route)?;
                key.unwrap_or(node)
            }
        };
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.ceil_char_boundary(range.end.max(range.start));
        // A block scalar ends with its last line, not at the start of the next key.
        let end =
            start + self.text[start..end.max(start)].trim_end_matches(['\n', '\r', ' ']).len();
        let (line, column) = self.position(start);
        let (end_line, end_column) = self.position(end);
        let from = self.lines[line - 1];
        let to = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.text[from..to].trim_end_matches('\r');
        // A place in the line break is after the text of the line.
        let begin = (start - from).min(text.len());
        let marked = begin..(end - from).clamp(begin, text.len());
        let (text, marked, is_cut) = cut_line(text, marked);
        Some(Spot { line, column, end_line, end_column, text, is_cut, marked })
    }

    /// Returns the line and column of a byte, from 1.
    fn position(&self, at: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= at);
        let before = self.characters_before(at) - self.characters_before(self.lines[line - 1]);
        (line, before + 1)
    }

    fn characters_before(&self, at: usize) -> usize {
        let from = at - at % CHUNK;
        self.characters[from / CHUNK] + characters_in(self.text, from..at)
    }

    /// Returns the byte ranges of the key of a node, if it has one, and of the node. If the route
    /// leads nowhere, returns those of the last node on the way.
    fn follow(&self, route: &Route) -> Option<(Option<Range<usize>>, Range<usize>)> {
        let mut tree = self.tree.as_ref()?;
        let mut key = None;
        for step in route.steps() {
            let next = match (step, &tree.value) {
                (Step::Key(ID), NodeValue::Map(entries)) => {
                    let named = entries.iter().find(|entry| entry.key == ID);
                    named.or(entries.first()).map(|entry| (Some(entry.key_range()), &entry.value))
                }
                (Step::Key(name), NodeValue::Map(entries)) => entries
                    .iter()
                    .find(|entry| entry.key == *name)
                    .map(|entry| (Some(entry.key_range()), &entry.value)),
                (Step::Item(item), NodeValue::List(items)) => {
                    items.get(*item as usize).map(|item| (None, item))
                }
                // A single value may take the place of a list.
                (Step::Item(0), _) => Some((key.clone(), tree)),
                _ => None,
            };
            let Some((step_key, step_tree)) = next else {
                break;
            };
            (key, tree) = (step_key, step_tree);
        }
        Some((key, tree.range()))
    }
}

/// Returns the number of characters that start in a byte range, not counting byte order marks.
fn characters_in(text: &str, range: Range<usize>) -> usize {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let bytes = text.as_bytes();
    let begins = |at: &usize| bytes[*at] & 0xc0 != 0x80 && !bytes[*at..].starts_with(MARK);
    range.filter(begins).count()
}

/// Returns a line and the marked range in it, cut if the line is very long, and whether it was cut.
fn cut_line(line: &str, marked: Range<usize>) -> (String, Range<usize>, bool) {
    if line.len() <= LONGEST_LINE {
        return (line.to_owned(), marked, false);
    }
    let from = line.floor_char_boundary(marked.start.saturating_sub(CUT_CONTEXT));
    let to = line.floor_char_boundary((from + CUT_LENGTH).min(line.len()));
    let first = if from > 0 { CUT } else { "" };
    let last = if to < line.len() { CUT } else { "" };
    let within = |at: usize| at.clamp(from, to) - from + first.len();
    let marked = within(marked.start)..within(marked.end);
    (format!("{first}{}{last}", &line[from..to]), marked, true)
}
