//! The command line in the test's own process: faster than the binary, on a screen of any width.

use std::path::Path;

use hito::cli::{Env, Screen, run};

use super::{Ran, TODAY};

/// Runs a command line in a folder, on a screen `width` columns wide.
pub fn inside(dir: &Path, width: Option<usize>, args: &[&str]) -> Ran {
    let screen = Screen { width, ..Screen::default() };
    inside_with(dir, screen, &[("HITO_LANG", "en")], args)
}

/// Runs a command line in a folder, on a screen, with variables of the environment.
pub fn inside_with(dir: &Path, screen: Screen, vars: &[(&str, &str)], args: &[&str]) -> Ran {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let today = ("HITO_AS_OF", TODAY);
    let vars = vars.iter().chain([&today]);
    let mut env = Env {
        args: ["hito"].iter().chain(args).map(Into::into).collect(),
        dir: dir.to_owned(),
        vars: vars.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        now: chrono::NaiveDate::MIN,
        screen,
        stdin: Box::new(std::io::empty()),
        stdout: Box::new(&mut stdout),
        stderr: Box::new(&mut stderr),
    };
    let code = run(&mut env);
    drop(env);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: Some(code.into()), stdout: text(stdout), stderr: text(stderr) }
}
