//! The library's code as files that define names and use those of others.
//!
//! Files are known by their module paths, such as `crate::domain::plan`. The code is read as
//! rustfmt lays it out: items begin in the first column.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use super::text::{named_paths, plain, use_trees};

/// Every file of the library, by its module path.
pub struct Code {
    files: BTreeMap<String, CodeFile>,
}

struct CodeFile {
    /// The file without comments, literals and tests.
    text: String,
    defines: HashSet<String>,
    /// What names that are brought in by `use` stand for.
    imports: HashMap<String, String>,
}

/// How many re-exports are followed.
const MOST_STEPS: usize = 10;

impl Code {
    /// Reads every file below a folder but the program's own `main.rs`.
    pub fn read(source: &Path) -> Self {
        let mut texts = BTreeMap::new();
        read_folder(source, "crate", &mut texts);
        let modules: HashSet<String> = texts.keys().cloned().collect();
        let file = |(module, text): (String, String)| {
            let imports = use_trees(&text).into_iter().filter_map(|(path, name)| {
                Some((name, absolute(&path, &module, &HashMap::new(), &modules)?))
            });
            let (defines, imports) = (defined(&text).collect(), imports.collect());
            (module, CodeFile { text, defines, imports })
        };
        Self { files: texts.into_iter().map(file).collect() }
    }

    /// Returns the files that define a type of each name.
    pub fn types(&self) -> BTreeMap<String, Vec<&str>> {
        let mut types: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (module, file) in &self.files {
            for (keyword, name) in file.text.lines().filter_map(item) {
                if ["struct", "enum", "union", "trait", "type"].contains(&keyword) {
                    types.entry(name.to_owned()).or_default().push(module);
                }
            }
        }
        types
    }

    /// Returns the files of the same module whose names each file uses.
    pub fn uses(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let modules: HashSet<String> = self.files.keys().cloned().collect();
        let mut uses = BTreeMap::new();
        for (module, file) in &self.files {
            let paths = named_paths(&file.text);
            let absolute = |path: &String| absolute(path, module, &file.imports, &modules);
            let named = paths.iter().filter_map(absolute);
            let used = named.chain(file.imports.values().cloned());
            let files = used.filter_map(|path| self.file_of(&path, 0));
            let others = files.filter(|other| other != module && top(other) == top(module));
            uses.insert(module.as_str(), others.collect());
        }
        uses
    }

    /// Returns the file that defines what a path names.
    fn file_of(&self, path: &str, steps: usize) -> Option<&str> {
        if steps > MOST_STEPS {
            return None;
        }
        if let Some((module, _)) = self.files.get_key_value(path) {
            return Some(module);
        }
        let (above, name) = path.rsplit_once("::")?;
        let Some((module, file)) = self.files.get_key_value(above) else {
            return self.file_of(above, steps);
        };
        match file.imports.get(name) {
            Some(import) if !file.defines.contains(name) => self.file_of(import, steps + 1),
            _ => Some(module),
        }
    }
}

/// Returns the groups of files that use each other, directly or through others.
pub fn circles<'c>(uses: &BTreeMap<&'c str, BTreeSet<&'c str>>) -> Vec<BTreeSet<&'c str>> {
    let reach = |from: &'c str| {
        let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(file) = open.pop() {
            open.extend(uses[file].iter().filter(|used| reached.insert(**used)));
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        uses.keys().map(|file| (*file, reach(file))).collect();
    let circle = |file: &&'c str| -> BTreeSet<&'c str> {
        reached[*file].iter().filter(|other| reached[**other].contains(*file)).copied().collect()
    };
    let circles: BTreeSet<BTreeSet<&str>> = uses.keys().map(circle).collect();
    circles.into_iter().filter(|circle| !circle.is_empty()).collect()
}

fn read_folder(folder: &Path, module: &str, texts: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let below = format!("{module}::{name}");
        match name {
            _ if path.is_dir() => read_folder(&path, &below, texts),
            "main" => {}
            "lib" | "mod" => {
                texts.insert(module.to_owned(), plain(&fs::read_to_string(&path).unwrap()));
            }
            _ => {
                texts.insert(below, plain(&fs::read_to_string(&path).unwrap()));
            }
        }
    }
}

/// Returns what a path means from within a module; `None` for one that leads out of the crate.
fn absolute(
    path: &str,
    module: &str,
    imports: &HashMap<String, String>,
    modules: &HashSet<String>,
) -> Option<String> {
    let (mut rest, mut from) = (path, module);
    if path.starts_with("crate::") {
        return Some(path.to_owned());
    }
    while let Some(above) = rest.strip_prefix("super::") {
        (rest, from) = (above, from.rsplit_once("::")?.0);
    }
    if rest != path {
        return Some(format!("{from}::{rest}"));
    }
    if let Some(own) = path.strip_prefix("self::") {
        return Some(format!("{module}::{own}"));
    }
    let (first, tail) = path.split_once("::").unwrap_or((path, ""));
    let child = format!("{module}::{first}");
    let start = imports.get(first).or_else(|| modules.get(&child))?;
    Some(if tail.is_empty() { start.clone() } else { format!("{start}::{tail}") })
}

/// Returns the names of the items of a file.
fn defined(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter_map(|line| item(line.trim_start())).map(|(_, name)| name.to_owned())
}

/// Returns the keyword and the name of an item that begins on a line, in its first column.
fn item(line: &str) -> Option<(&str, &str)> {
    if line.starts_with(' ') {
        return None;
    }
    let mut words = line.split_whitespace().peekable();
    words.next_if(|word| *word == "pub" || word.starts_with("pub("));
    let keywords =
        ["struct", "enum", "union", "trait", "type", "fn", "const", "static", "macro_rules!"];
    let mut keyword = None;
    while let Some(word) = words.next_if(|word| *word == "async" || keywords.contains(word)) {
        keyword = Some(word);
    }
    let name = words.next()?;
    let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
    Some((keyword?, &name[..end]))
}

/// Returns the module of the library's list that a file belongs to.
fn top(module: &str) -> &str {
    let mut ends = module.match_indices("::").map(|(at, _)| at);
    &module[..ends.nth(1).unwrap_or(module.len())]
}
