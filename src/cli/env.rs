//! The world: the only door to arguments, folder, variables, clock, terminal and streams.

use std::collections::HashMap;
use std::ffi::OsString;
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
    /// What tells this build of the program from every other; none where that cannot be told,
    /// and then nothing is cached.
    pub build: Option<String>,
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
    /// Whether answers are coloured by default (`NO_COLOR`, `CLICOLOR_FORCE`, `TERM`).
    pub color: bool,
    /// The same for messages.
    pub color_errors: bool,
}

impl Env<'_> {
    /// A variable that is set to something.
    pub fn var(&self, name: &str) -> Option<&str> {
        self.vars.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The folder for what can be made again: `$XDG_CACHE_HOME`, else the habit of the system.
    /// Relative paths count for nothing (XDG Base Directory Specification).
    pub fn cache_home(&self) -> Option<PathBuf> {
        let absolute = |name| self.var(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let habit = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
        absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(habit)))
    }
}
