//! Why an edit was not made, and what to do by hand.

use std::fmt;

/// An edit that was refused; nothing has been changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditError {
    /// What could not be done and why, as a clause.
    pub message: String,
    /// The line of the text, from 1, where it should be done by hand.
    pub line: usize,
    /// The YAML that should stand there; none where something is to be removed or mended first.
    pub yaml: Option<String>,
}

impl EditError {
    /// What to do by hand, line by line.
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
