//! Plan files merged by git with hito as its merge driver.

mod cases;
mod clones;

use std::path::Path;
use std::process::Command;

use super::support::{Repo, World};

/// Creates a world in which git finds hito.
fn world() -> World {
    let binary = Path::new(env!("CARGO_BIN_EXE_hito")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    let path = std::iter::once(binary.to_owned()).chain(std::env::split_paths(&path));
    let path = std::env::join_paths(path).unwrap().into_string().unwrap();
    World::new().with("PATH", &path)
}

/// Runs git where it may find a conflict. Returns whether it succeeded, and its output.
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
