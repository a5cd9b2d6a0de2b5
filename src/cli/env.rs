//! The environment of a run: the only access to arguments, folder, variables, clock, terminal and
//! streams.

use std::collections::HashMap;
use std::ffi::OsString;
use std::hash::BuildHasher;
use std::io::{Read, Write};
use std::path::PathBuf;

use crate::domain::Day;

/// Everything that a run reads besides its files, and the streams it writes to.
pub struct Env<'w> {
    /// The command line, the program's name first.
    pub args: Vec<OsString>,
    /// The folder that relative paths start from.
    pub dir: PathBuf,
    /// The environment variables.
    pub vars: HashMap<String, String>,
    /// The local day.
    pub now: Day,
    /// The terminal.
    pub screen: Screen,
    /// The standard input.
    pub stdin: Box<dyn Read + 'w>,
    /// The standard output, for answers.
    pub stdout: Box<dyn Write + 'w>,
    /// The standard error, for messages.
    pub stderr: Box<dyn Write + 'w>,
}

/// The terminal that answers are shown on, if any.
#[derive(Clone, Copy, Debug, Default)]
pub struct Screen {
    /// The width of the terminal in columns, or `None` if the answer goes to a file or a pipe.
    pub width: Option<usize>,
    /// Whether answers are coloured by default: [`coloured`].
    pub color: bool,
    /// Whether messages are coloured by default.
    pub color_errors: bool,
    /// Whether messages are shown on a terminal, where a line can be overwritten.
    pub errors_on_terminal: bool,
}

/// Returns whether a stream is coloured by default: never with `NO_COLOR`, always with
/// `CLICOLOR_FORCE`, otherwise on terminals that support it, unless `CLICOLOR` is 0. The first
/// variable that is set decides.
///
/// As <https://no-color.org> and <https://bixense.com/clicolors> have it, an empty variable counts
/// as unset, and `CLICOLOR_FORCE=0` has no effect.
pub fn coloured<S: BuildHasher>(vars: &HashMap<String, String, S>, is_terminal: bool) -> bool {
    let var = |name| set(vars, name);
    if var("NO_COLOR").is_some() {
        return false;
    }
    let forced = var("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    // Without `TERM` there is no colour, except on Windows, where terminals do not set it.
    let able = var("TERM").map_or(cfg!(windows), |term| term != "dumb");
    forced || (is_terminal && able && var("CLICOLOR") != Some("0"))
}

/// Returns the value of a variable, or `None` if it is unset or empty.
fn set<'v, S: BuildHasher>(vars: &'v HashMap<String, String, S>, name: &str) -> Option<&'v str> {
    vars.get(name).map(String::as_str).filter(|value| !value.is_empty())
}

impl Env<'_> {
    /// Returns the value of a variable, or `None` if it is unset or empty.
    pub fn var(&self, name: &str) -> Option<&str> {
        set(&self.vars, name)
    }
}
