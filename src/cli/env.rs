//! The world: the only door to arguments, folder, variables, clock, terminal and streams.

use std::collections::HashMap;
use std::ffi::OsString;
use std::hash::BuildHasher;
use std::io::{Read, Write};
use std::path::PathBuf;

use crate::domain::Day;

/// Everything that a run takes from outside its files, and where its answers go.
pub struct Env<'w> {
    /// The command line, the program's name first.
    pub args: Vec<OsString>,
    /// The folder that relative paths start from.
    pub dir: PathBuf,
    /// The environment variables.
    pub vars: HashMap<String, String>,
    /// The local day.
    pub now: Day,
    /// What the answers are shown on.
    pub screen: Screen,
    /// Where what is piped in comes from.
    pub stdin: Box<dyn Read + 'w>,
    /// Where data goes.
    pub stdout: Box<dyn Write + 'w>,
    /// Where everything else goes.
    pub stderr: Box<dyn Write + 'w>,
}

/// What answers are shown on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Screen {
    /// The terminal's columns; none where the answer goes to a file or a pipe.
    pub width: Option<usize>,
    /// Whether answers are coloured by default: [`coloured`].
    pub color: bool,
    /// The same for messages.
    pub color_errors: bool,
    /// Whether messages are shown on a terminal, where a line can be taken back.
    pub errors_on_terminal: bool,
}

/// Whether what goes to a stream is coloured where nobody says: never with `NO_COLOR`, always with
/// `CLICOLOR_FORCE`, else on terminals that can, unless `CLICOLOR` is 0. The first that is set
/// counts, and so do <https://no-color.org> and <https://bixense.com/clicolors>: a variable
/// without a value is not set, and `CLICOLOR_FORCE=0` forces nothing.
pub fn coloured<S: BuildHasher>(vars: &HashMap<String, String, S>, is_terminal: bool) -> bool {
    let var = |name| set(vars, name);
    if var("NO_COLOR").is_some() {
        return false;
    }
    let forced = var("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    // Elsewhere a terminal that can do little says so; on Windows none says anything.
    let able = var("TERM").map_or(cfg!(windows), |term| term != "dumb");
    forced || (is_terminal && able && var("CLICOLOR") != Some("0"))
}

/// The value of a variable that has one.
fn set<'v, S: BuildHasher>(vars: &'v HashMap<String, String, S>, name: &str) -> Option<&'v str> {
    vars.get(name).map(String::as_str).filter(|value| !value.is_empty())
}

impl Env<'_> {
    /// A variable that is set to something.
    pub fn var(&self, name: &str) -> Option<&str> {
        set(&self.vars, name)
    }
}
