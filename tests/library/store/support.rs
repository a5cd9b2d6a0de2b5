//! A plan of several files, and a process that writes to it: this test binary, run again.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use hito::source::Folder;
use hito::store::{Replacement, transact};
use tempfile::TempDir;

/// The files of the plan.
pub const FILES: [&str; 3] = ["plan.yaml", "a/one.yaml", "b/two.yaml"];

/// Writes a plan in which every file has the count 0.
pub fn plan() -> (TempDir, PathBuf) {
    let temp = tempfile::tempdir().unwrap();
    let root = temp.path().join("plan");
    for file in FILES {
        let path = root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text(0)).unwrap();
    }
    (temp, root)
}

/// Returns the contents of a file after `count` writes: long enough to interrupt the next one.
pub fn text(count: u64) -> Vec<u8> {
    let filler = "# a line that takes room\n".repeat(400);
    format!("plan: p\ntitle: T\ncontext: [\"{count}\"]\n{filler}").into_bytes()
}

/// Returns the count in a file, and asserts that the file is complete.
pub fn count(bytes: &[u8]) -> u64 {
    let whole = std::str::from_utf8(bytes).unwrap();
    let count = whole.split('"').nth(1).expect("a count").parse().unwrap();
    assert_eq!(bytes, text(count), "a file is as it was or as it is to be, to the last byte");
    count
}

/// Returns the counts in some files.
pub fn counts(root: &Path, files: &[&str]) -> Vec<u64> {
    files.iter().map(|file| count(&fs::read(root.join(file)).unwrap())).collect()
}

pub fn open(root: &Path) -> Folder {
    Folder::open(root, root).unwrap()
}

/// Reports that the machine lacks what a test needs, on the real standard error: the harness
/// hides what passing tests print.
pub fn skipped(why: &str) {
    let mut screen = std::io::stderr();
    writeln!(screen, "SKIPPED: {why}").unwrap();
}

/// Adds one to the count of every file in one transaction. Returns the new count of the first.
pub fn add_one(root: &Path, files: &[&str], said: &mut Vec<String>) -> anyhow::Result<u64> {
    let folder = open(root);
    transact(&folder, &mut |notice| said.push(notice.to_owned()), || {
        let replacements: Vec<Replacement> = files
            .iter()
            .map(|file| {
                let before = fs::read(root.join(file)).unwrap();
                let after = text(count(&before) + 1);
                Replacement { file: (*file).to_owned(), before: Some(before), after }
            })
            .collect();
        let new = count(&replacements[0].after);
        Ok((replacements, new))
    })
}

/// Returns the files in the plan's folder that are neither the plan's nor hito's own.
pub fn strays(root: &Path) -> Vec<PathBuf> {
    let mut strays = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if !FILES.contains(&name.as_str())
                && ![".hito/lock", ".hito/.gitignore"].contains(&name.as_str())
            {
                strays.push(path);
            }
        }
    }
    strays
}

/// Returns a process that adds one to the files `times` times, each in a transaction.
pub fn writer(root: &Path, files: &[&str], times: u64) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "store::support::the_writer", "--nocapture"])
        .env("WRITER_PLAN", root)
        .env("WRITER_FILES", files.join(":"))
        .env("WRITER_TIMES", times.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// The work of [`writer`]. Without its variables, as in a run of all tests, it does nothing.
#[test]
fn the_writer() {
    let Ok(root) = std::env::var("WRITER_PLAN") else { return };
    let files = std::env::var("WRITER_FILES").unwrap();
    let files: Vec<&str> = files.split(':').collect();
    for _ in 0..std::env::var("WRITER_TIMES").unwrap().parse().unwrap() {
        let mut said = Vec::new();
        if let Err(error) = add_one(Path::new(&root), &files, &mut said) {
            panic!("{error:#}");
        }
    }
}
