//! Edits of plan files: cases as folders of files, each with a text before, edits, and the text
//! after. `EDIT=overwrite cargo test --test library edit::` rewrites the texts after.

pub mod plans;
mod promise;
mod support;

use std::fs;
use std::path::Path;

use hito::source::format::KEY_RULES;
use hito::yaml::edit::apply;

use support::edits;

/// What an edit came to: the text, or the refusal as people see it.
fn outcome(before: &str, edit: &str) -> String {
    match apply(before, &edits(edit), &KEY_RULES) {
        Ok(after) => after,
        Err(refusal) => format!("refused: {refusal}\n{}\n", refusal.help().join("\n")),
    }
}

#[test]
fn every_case_comes_out_as_its_file_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/library/edit/cases");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(root).unwrap() {
        let case = entry.unwrap().path();
        let read = |name: &str| fs::read_to_string(case.join(name)).unwrap_or_default();
        let found = outcome(&read("before.yaml"), &read("edit.yaml"));
        if std::env::var_os("EDIT").is_some_and(|value| value == "overwrite") {
            fs::write(case.join("after.yaml"), &found).unwrap();
        }
        let expected = read("after.yaml");
        count += 1;
        if found != expected {
            let name = case.file_name().unwrap().to_string_lossy().into_owned();
            wrong.push(format!("{name}\n--- expected\n{expected}--- found\n{found}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{}", wrong.join("\n"));
    assert!(count >= 60, "{count} cases");
}
