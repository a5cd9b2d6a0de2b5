//! Our plan is plain YAML: serde_yaml finds the same ids and quotes in every file as hito does.

use std::fs;
use std::path::{Path, PathBuf};

use hito::source::{self, Folder};
use serde_yaml::Value;

/// The plan's files.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The ids of a file's nodes, and the quotes of its milestones, as serde_yaml has them.
fn read(file: &Path) -> (Vec<String>, Vec<String>) {
    let value: Value = serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut ids: Vec<String> =
        ["pillar", "commitment"].iter().filter_map(|key| text(value.get(key)?)).collect();
    let mut quotes = Vec::new();
    for milestone in value.get("milestones").and_then(Value::as_sequence).into_iter().flatten() {
        ids.extend(text(milestone.get("id").unwrap()));
        quotes.extend(milestone.get("quote").and_then(text));
    }
    (ids, quotes)
}

#[test]
fn another_reader_finds_the_same_ids_and_the_same_quotes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan");
    let plan = source::read(&Folder::open(&root, &root).unwrap()).plan.unwrap();
    let (mut ids, mut quotes): (Vec<String>, Vec<String>) = Default::default();
    for file in files(&root) {
        let (found, quoted) = read(&file);
        ids.extend(found);
        quotes.extend(quoted);
    }
    let sections = plan.sections.iter().map(|section| section.id.to_string());
    let milestones = plan.milestones.iter().map(|milestone| milestone.id.to_string());
    let mut expected: Vec<String> = sections.chain(milestones).collect();
    ids.sort();
    expected.sort();
    assert_eq!(ids, expected);
    let single = plan.milestones.iter().filter(|milestone| milestone.quote.len() == 1);
    let mut expected: Vec<String> = single.map(|m| m.quote[0].to_string()).collect();
    quotes.sort();
    expected.sort();
    assert_eq!(quotes, expected);
    assert!(quotes.len() > 80);
}
