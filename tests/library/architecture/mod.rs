//! The list of modules in `src/lib.rs` is the architecture: each uses only those above it. Inside a
//! module no files use each other in a circle, and no two types of the crate have one name.

mod code;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use code::{Code, circles};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The modules of the library, in the order of the list.
fn modules() -> Vec<String> {
    let list = fs::read_to_string(source().join("lib.rs")).unwrap();
    let names = list.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The files of a module.
fn files(module: &str) -> Vec<PathBuf> {
    let mut files = vec![source().join(format!("{module}.rs"))];
    let mut folders = vec![source().join(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.retain(|file| file.is_file());
    files
}

/// What a text names behind `crate::`.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn every_module_uses_only_those_above_it() {
    let modules = modules();
    let mut wrong = Vec::new();
    let mut uses = 0;
    for (position, module) in modules.iter().enumerate() {
        let files = files(module);
        assert!(!files.is_empty(), "the module `{module}` has no files");
        for file in files {
            for name in named(&fs::read_to_string(&file).unwrap()) {
                uses += 1;
                if !modules[..=position].iter().any(|above| above == name) {
                    wrong.push(format!("{}: crate::{name}", file.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(uses > 100, "the modules do use each other, {uses} times");
}

/// What is typed and what a repository says could else reach a program by another door.
#[test]
fn programs_are_run_in_one_place() {
    let runs: Vec<PathBuf> = modules()
        .iter()
        .flat_map(|module| files(module))
        .filter(|file| fs::read_to_string(file).unwrap().contains("Command::new("))
        .collect();
    assert_eq!(runs, [source().join("git/command.rs")]);
}

#[test]
fn every_file_belongs_to_a_module_of_the_list() {
    let modules = modules();
    for entry in fs::read_dir(source()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let known = ["lib", "main"].contains(&name) || modules.iter().any(|module| module == name);
        assert!(known, "{} is in no module of the list", path.display());
    }
}

#[test]
fn names_are_read_up_to_their_end() {
    let text = "use crate::domain::Plan; fn f() -> crate::i18n::Word { crate::{a} }";
    assert_eq!(named(text).collect::<Vec<_>>(), ["domain", "i18n", ""]);
}

#[test]
fn no_files_of_a_module_use_each_other_in_a_circle() {
    let code = Code::read(&source());
    let uses = code.uses();
    assert!(uses.values().map(BTreeSet::len).sum::<usize>() > 500, "files do use each other");
    let circles = circles(&uses);
    assert_eq!(
        circles,
        Vec::<BTreeSet<&str>>::new(),
        "move what they share into a file below both"
    );
}

#[test]
fn no_two_types_have_one_name() {
    let code = Code::read(&source());
    let mut types = code.types();
    assert!(types.len() > 300, "there are many types");
    types.retain(|_, files| files.len() > 1);
    assert_eq!(types, BTreeMap::new(), "give one of them another name");
}

#[test]
fn names_are_followed_to_the_files_that_define_them() {
    let text = text::plain(
        "pub use a::{self, b::{C as D, e}}; // use x::y;\nf(\"g::h\", i::j::<k::L>());",
    );
    let all = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(path, name)| ((*path).to_owned(), (*name).to_owned())).collect()
    };
    assert_eq!(text::use_trees(&text), all(&[("a", "a"), ("a::b::C", "D"), ("a::b::e", "e")]));
    assert_eq!(text::named_paths(&text), ["i::j", "k::L"]);
    let uses = [("a", ["b"].into()), ("b", ["c"].into()), ("c", ["b"].into())].into();
    assert_eq!(circles(&uses), [BTreeSet::from(["b", "c"])]);
}
