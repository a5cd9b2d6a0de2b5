//! The binary: creates an [`Env`] from the process and returns its exit code.

use std::collections::HashMap;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use hito::cli::{Env, Screen, coloured, run};

fn main() -> ExitCode {
    let (stdout, stderr) = (std::io::stdout(), std::io::stderr());
    let width = || terminal_size::terminal_size_of(std::io::stdout()).map(|(w, _)| w.0.into());
    let vars: HashMap<String, String> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    let mut env = Env {
        args: std::env::args_os().collect(),
        dir: std::env::current_dir().unwrap_or_default(),
        now: chrono::Local::now().date_naive(),
        screen: Screen {
            width: if stdout.is_terminal() { width() } else { None },
            color: coloured(&vars, stdout.is_terminal()),
            color_errors: coloured(&vars, stderr.is_terminal()),
            errors_on_terminal: stderr.is_terminal(),
        },
        vars,
        stdin: Box::new(std::io::stdin().lock()),
        stdout: Box::new(std::io::BufWriter::new(stdout.lock())),
        stderr: Box::new(stderr.lock()),
    };
    let code = run(&mut env);
    // A closed pipe is not reported.
    let _ = env.stdout.flush();
    code.into()
}
