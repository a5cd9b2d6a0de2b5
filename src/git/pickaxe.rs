//! What the files of a folder contained in earlier commits.

use super::error::GitError;
use super::repository::Repository;

/// A commit that changed how often a text occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentChange {
    /// Its full id.
    pub id: String,
    /// The id of its first parent, or `None` for the first commit.
    pub parent: Option<String>,
}

impl Repository {
    /// Returns the newest commits of `HEAD` that added or removed what a pattern finds in the files
    /// below a path of its trees, `most` of them at the most. The pattern is one of POSIX,
    /// extended; it is looked for whatever the case of its letters.
    ///
    /// # Errors
    /// Returns an error if git cannot tell; a repository without commits has none.
    pub fn changes_of(
        &self,
        pattern: &str,
        path: &str,
        most: usize,
    ) -> Result<Vec<ContentChange>, GitError> {
        if self.git.ask(&["rev-parse", "--verify", "--quiet", "HEAD"]).is_err() {
            return Ok(Vec::new());
        }
        let most = format!("--max-count={most}");
        let pattern = format!("-S{pattern}");
        let path = if path.is_empty() { "." } else { path };
        let asked = [
            "log", &most, "--format=%H %P", "--no-renames", "--no-textconv", "--no-ext-diff",
            "--pickaxe-regex", "--regexp-ignore-case", &pattern, "HEAD", "--", path,
        ];
        let answer = self.git.clone().at(&self.top).ask(&asked)?;
        let commit = |line: &str| {
            let mut ids = line.split(' ').map(str::to_owned);
            let id = ids.next().filter(|id| !id.is_empty())?;
            Some(ContentChange { id, parent: ids.next().filter(|id| !id.is_empty()) })
        };
        Ok(answer.lines().filter_map(commit).collect())
    }
}
