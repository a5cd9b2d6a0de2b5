//! A repository's own configuration, and what its attributes give to its files.

use super::error::GitError;
use super::repository::Repository;

impl Repository {
    /// Returns the value of a setting that the repository itself has, or `None` if it has none.
    ///
    /// # Errors
    /// Returns an error if its configuration cannot be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>, GitError> {
        let asked = ["config", "--local", "--get-all", "-z", key];
        match self.git.ask_or_none(&asked)? {
            // Git takes the last.
            Some(values) => Ok(values.split_terminator('\0').next_back().map(str::to_owned)),
            None => Ok(None),
        }
    }

    /// Gives a setting one value, in the repository's own configuration.
    ///
    /// # Errors
    /// Returns an error if that cannot be written.
    pub fn set(&self, key: &str, value: &str) -> Result<(), GitError> {
        self.git.ask(&["config", "--local", "--replace-all", key, value]).map(|_| ())
    }

    /// Returns what an attribute is for a path, from the top of the work tree: `unspecified` if
    /// nothing sets it.
    ///
    /// # Errors
    /// Returns an error if git cannot tell.
    pub fn attribute(&self, name: &str, path: &str) -> Result<String, GitError> {
        let git = self.git.clone().at(&self.top);
        let answer = git.ask(&["check-attr", "-z", name, "--", path])?;
        Ok(answer.split('\0').nth(2).unwrap_or_default().to_owned())
    }
}
