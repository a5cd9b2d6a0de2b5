//! The command line inside the test: faster than the binary, and on a screen of any width.

use std::path::Path;

use hito::cli::{Env, Screen, run};

use super::common::{Ran, TODAY};

/// Runs a command line in a folder, on a screen of so many columns.
pub fn inside(dir: &Path, width: Option<usize>, args: &[&str]) -> Ran {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let vars = [("HITO_LANG", "en"), ("HITO_AS_OF", TODAY)];
    let mut env = Env {
        args: std::iter::once("hito").chain(args.iter().copied()).map(Into::into).collect(),
        dir: dir.to_owned(),
        vars: vars.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        now: chrono::NaiveDate::MIN,
        screen: Screen { width, ..Screen::default() },
        stdin: Box::new(std::io::empty()),
        stdout: Box::new(&mut stdout),
        stderr: Box::new(&mut stderr),
    };
    let code = run(&mut env);
    drop(env);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: Some(code.into()), stdout: text(stdout), stderr: text(stderr) }
}
