//! What a run would change in files, as a unified diff that `git apply` and `patch -p1` take.

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
    /// Its text; none where there is no such file yet.
    pub before: Option<String>,
    /// The text that it would have.
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

/// The lines around a change that show where it is.
const CONTEXT: usize = 3;

/// The changes of files in the format of `git diff`; files that stay as they are are left out.
pub fn patch(files: &[ChangedFile]) -> String {
    let mut out = String::new();
    for file in files.iter().filter(|file| file.before.as_ref() != Some(&file.after)) {
        let (a, b) = (quoted("a/", &file.path), quoted("b/", &file.path));
        let _ = writeln!(out, "diff --git {a} {b}");
        if file.before.is_none() {
            let _ = writeln!(out, "new file mode 100644");
        }
        // Where an empty file is made, git shows no more than that.
        if !(file.before.is_none() && file.after.is_empty()) {
            let a = if file.before.is_some() { a } else { "/dev/null".to_owned() };
            let _ = writeln!(out, "--- {a}\n+++ {b}");
        }
        hunks(&mut out, file.before.as_deref().unwrap_or_default(), &file.after);
    }
    out
}

fn hunks(out: &mut String, before: &str, after: &str) {
    // Lines end where git ends them, at line feeds alone.
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    // What is the same at both ends is most of a file, and need not be compared.
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

/// A path as git writes it: in double quotes with octal bytes where something in it would act.
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
