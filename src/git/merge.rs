//! Merging by lines, as git does it.

use std::collections::HashMap;
use std::path::Path;
use std::process::Stdio;

use super::command::Git;
use super::error::GitError;

/// Three versions of a file, joined line by line by git: the text, and whether there is no conflict
/// in it. The versions are ours, the base and theirs, as absolute paths; the names are written
/// beside the markers, whose signs are repeated `size` times.
///
/// # Errors
/// Returns an error if git is not there, or cannot read a file.
#[expect(clippy::implicit_hasher, reason = "there is one map of variables")]
pub fn merge_lines(
    versions: [&Path; 3],
    names: [&str; 3],
    size: usize,
    vars: &HashMap<String, String>,
) -> Result<(Vec<u8>, bool), GitError> {
    let git = Git::new(versions[0].parent().unwrap_or(versions[0]), vars);
    let mut command = git.command(&["merge-file", "-p", "-q", &format!("--marker-size={size}")]);
    for name in names {
        command.args(["-L", name]);
    }
    let output = command.arg("--").args(versions).stderr(Stdio::piped()).output();
    let output = output.map_err(|error| GitError::not_run(&error))?;
    match output.status.code() {
        Some(conflicts @ 0..=127) => Ok((output.stdout, conflicts == 0)),
        _ => Err(GitError::from_stderr(&String::from_utf8_lossy(&output.stderr))),
    }
}

/// Returns the style of conflicts that a folder's repository is configured for, or `None` if it is
/// not set or git fails.
#[expect(clippy::implicit_hasher, reason = "there is one map of variables")]
pub fn conflict_style(dir: &Path, vars: &HashMap<String, String>) -> Option<String> {
    let asked = ["config", "--get", "merge.conflictStyle"];
    let style = Git::new(dir, vars).ask_or_none(&asked).ok()??;
    Some(style.trim_end_matches('\n').to_owned())
}
