//! The command line, run in this process.

use std::path::Path;

use hito::cli::{Env, Screen, run};

/// What a run came to.
pub struct Answer {
    pub code: u8,
    pub stdout: String,
    pub stderr: String,
}

/// Runs hito in a folder, with variables of the environment.
pub fn hito_with(dir: &Path, vars: &[(&str, &str)], args: &[&str]) -> Answer {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut env = Env {
        args: ["hito"].iter().chain(args).map(Into::into).collect(),
        dir: dir.to_owned(),
        vars: vars.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        now: chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
        screen: Screen::default(),
        stdin: Box::new(std::io::empty()),
        stdout: Box::new(&mut stdout),
        stderr: Box::new(&mut stderr),
    };
    let code = run(&mut env);
    drop(env);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Answer { code, stdout: text(stdout), stderr: text(stderr) }
}

/// Runs hito in a folder.
pub fn hito(dir: &Path, args: &[&str]) -> Answer {
    hito_with(dir, &[], args)
}
