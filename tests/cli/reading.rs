//! Reading plans: their layouts, their bytes, and every mistake at its place. Messages are in
//! `tests/reading/*.trycmd`, each beside its plan in `*.in`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::common::{cases, hito};

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

#[test]
fn mistakes_are_shown_at_their_place() {
    cases("tests/reading/*.trycmd").run();
}

/// The rows of an answer, without the file they come from.
fn rows(dir: &Path, args: &[&str]) -> Vec<String> {
    let ran = hito(dir, args);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let mut rows: Vec<Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for row in &mut rows {
        row.as_object_mut().unwrap().remove("file");
    }
    rows.iter().map(Value::to_string).collect()
}

#[test]
fn one_file_reads_like_a_file_for_every_node() {
    let (nested, scattered) = (tests().join("reading/nested"), tests().join("reading/scattered"));
    let levels = ["milestone", "commitment", "pillar", "update", "evidence", "party"];
    let mut questions: Vec<Vec<&str>> =
        levels.iter().map(|level| vec!["list", "--level", level]).collect();
    questions.extend(["tree", "summary", "overdue", "due", "log"].map(|command| vec![command]));
    for question in &mut questions {
        question.extend(["--format", "ndjson"]);
        let rows = |dir| rows(dir, question);
        assert!(!rows(&nested).is_empty(), "{question:?}");
        assert_eq!(rows(&nested), rows(&scattered), "{question:?}");
    }
}

/// Copies a folder, with the bytes of its YAML files changed.
fn copy(from: &Path, to: &Path, change: &dyn Fn(&[u8]) -> Vec<u8>) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target, change);
        } else {
            let bytes = fs::read(entry.path()).unwrap();
            let is_yaml = target.extension().is_some_and(|e| e == "yaml" || e == "yml");
            fs::write(target, if is_yaml { change(&bytes) } else { bytes }).unwrap();
        }
    }
}

fn crlf(bytes: &[u8]) -> Vec<u8> {
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    lines.join(&b"\r\n"[..])
}

fn bom(bytes: &[u8]) -> Vec<u8> {
    [&b"\xef\xbb\xbf"[..], bytes].concat()
}

type Change = (&'static str, fn(&[u8]) -> Vec<u8>);

const CHANGES: [Change; 3] = [("CRLF", crlf), ("BOM", bom), ("both", |bytes| bom(&crlf(bytes)))];

/// Runs the same question on a folder and on a copy with other bytes; the answers are the same.
fn same(dir: &Path, args: &[&str], (name, change): Change) {
    let (there, here) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    copy(dir, here.path(), &<[u8]>::to_vec);
    copy(dir, there.path(), &change);
    let (expected, ran) = (hito(here.path(), args), hito(there.path(), args));
    assert!(!expected.stdout.is_empty(), "{}", dir.display());
    assert_eq!(ran.stdout, expected.stdout, "{} with {name}", dir.display());
    assert_eq!(ran.code, expected.code, "{} with {name}", dir.display());
}

#[test]
fn line_ends_and_a_byte_order_mark_change_no_answer() {
    for change in CHANGES {
        for question in [&["list", "--format", "json"][..], &["show", "I.2.survey"]] {
            same(&tests().join("reading/scattered"), question, change);
        }
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_move_no_finding() {
    for rule in fs::read_dir(tests().join("rules")).unwrap().map(Result::unwrap) {
        let fail = rule.path().join("fail");
        // A change from `base/` has findings only in a repository.
        let is_plan = fail.is_dir() && !fail.join("base").exists();
        for change in CHANGES.iter().filter(|_| is_plan) {
            same(&fail, &["check", "--plan", "plan", "--format", "ndjson"], *change);
        }
    }
}
