//! The binary, without the variables of whoever runs the tests.

use std::path::Path;
use std::process::Command;

use super::{Ran, TODAY};

/// Returns a command that will run the binary in a folder.
pub fn command(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hito"));
    for name in ["HITO_PLAN", "NO_COLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH"] {
        command.env_remove(name);
    }
    command.env("HITO_LANG", "en").env("HITO_AS_OF", TODAY);
    command.current_dir(dir);
    command
}

/// Runs the binary in a folder and asserts that it does not panic.
pub fn hito(dir: &Path, args: &[&str]) -> Ran {
    ran(command(dir).args(args))
}

/// Runs a prepared command and asserts that it does not panic.
pub fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let ran = Ran {
        code: output.status.code(),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    };
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    ran
}
