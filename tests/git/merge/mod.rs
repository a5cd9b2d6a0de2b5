//! Plan files that git merges through hito.

mod cases;
mod clones;

use std::path::Path;
use std::process::Command;

use super::support::{Repo, World};

/// A world in which git finds hito.
fn world() -> World {
    let binary = Path::new(env!("CARGO_BIN_EXE_hito")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    let path = std::iter::once(binary.to_owned()).chain(std::env::split_paths(&path));
    let path = std::env::join_paths(path).unwrap().into_string().unwrap();
    World::new().with("PATH", &path)
}

/// Runs git where it may find a conflict; gives whether it did not, and what it said.
fn tried(repo: &Repo<'_>, args: &[&str]) -> (bool, String) {
    let output = Command::new("git")
        .args(args)
        .current_dir(&repo.dir)
        .env_clear()
        .envs(repo.vars())
        .env("GIT_EDITOR", "true")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(said).unwrap())
}
