//! The error about an edit that cannot be made.

use std::fmt;

/// An edit that cannot be made. The text has not been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditError {
    /// What failed and why, as a clause.
    pub message: String,
    /// The line of the text, from 1, at which to make the edit by hand.
    pub line: usize,
    /// The YAML to write there, or `None` if something must be removed or corrected first.
    pub yaml: Option<String>,
}

impl EditError {
    /// Returns instructions for making the edit by hand, one line each.
    pub fn help(&self) -> Vec<String> {
        match &self.yaml {
            None => vec![format!("see line {} and edit the file by hand", self.line)],
            Some(yaml) => {
                let mut help = vec![format!("write this by hand, at line {}:", self.line)];
                help.extend(yaml.lines().map(|line| format!("  {line}")));
                help
            }
        }
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for EditError {}
