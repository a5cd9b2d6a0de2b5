//! Changes of files as a unified diff, which `git apply` and `patch -p1` take.

use std::fmt::Write as _;

use similar::{Algorithm, ChangeTag, TextDiff};

use super::escape::is_hostile;
use crate::source::Folder;
use crate::store::Replacement;

/// A file as it is and as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFile {
    /// Its path from the root of the repository, `/` between names.
    pub path: String,
    /// Its text; `None` if the file does not exist yet.
    pub before: Option<String>,
    pub after: String,
}

impl ChangedFile {
    /// Returns a file of a plan as it is and as it would be.
    pub fn new(folder: &Folder, file: &Replacement) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let path = folder.in_repository(&file.file);
        Self { path, before: file.before.as_deref().map(text), after: text(&file.after) }
    }
}

/// The number of unchanged lines around a change.
const CONTEXT: usize = 3;

/// Returns the changes of files in the format of `git diff`, without files that do not change.
pub fn patch(files: &[ChangedFile]) -> String {
    let mut out = String::new();
    for file in files.iter().filter(|file| file.before.as_ref() != Some(&file.after)) {
        let (a, b) = (quoted("a/", &file.path), quoted("b/", &file.path));
        let _ = writeln!(out, "diff --git {a} {b}");
        if file.before.is_none() {
            let _ = writeln!(out, "new file mode 100644");
        }
        // For a new empty file, git shows only this.
        if !(file.before.is_none() && file.after.is_empty()) {
            let a = if file.before.is_some() { a } else { "/dev/null".to_owned() };
            let _ = writeln!(out, "--- {a}\n+++ {b}");
        }
        hunks(&mut out, file.before.as_deref().unwrap_or_default(), &file.after);
    }
    out
}

fn hunks(out: &mut String, before: &str, after: &str) {
    // As in git, lines end at line feeds alone.
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    // Most of a file is the same at both ends, and is not compared.
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_slices(&old, &new);
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        let _ = writeln!(out, "{}", hunk.header());
        for change in hunk.iter_changes() {
            out.push(match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            });
            out.push_str(change.value());
            if !change.value().ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
}

/// Returns a path as git writes it: in double quotes with octal bytes if a character needs it.
fn quoted(prefix: &str, path: &str) -> String {
    let acts = |c: char| is_hostile(c) || matches!(c, '"' | '\\');
    if !path.chars().any(acts) {
        return format!("{prefix}{path}");
    }
    let mut out = format!("\"{prefix}");
    for byte in path.bytes() {
        match byte {
            b'"' | b'\\' => {
                out.push('\\');
                out.push(char::from(byte));
            }
            b' '..=b'~' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\{byte:03o}");
            }
        }
    }
    out.push('"');
    out
}
