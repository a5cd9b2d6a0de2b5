//! Several processes at once: each sees the plan as it is, and the cache as it was or will be.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::support::{Desk, commitment};

fn hito(desk: &Desk, more: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hito"));
    command.args(["list", "--format", "ndjson", "--plan"]).arg(desk.plan()).args(more);
    command.env_remove("HITO_CACHE").env("XDG_CACHE_HOME", desk.dir().join("caches"));
    let output = command.env("HITO_LANG", "en").env("HITO_AS_OF", "2026-11-24").output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), stderr.as_str()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

/// The number in the title of the milestone that is being edited.
fn edition(answer: &str) -> usize {
    let (_, rest) = answer.split_once("Edition ").unwrap();
    rest[..3].parse().unwrap()
}

fn put(plan: &Path, edition: usize) {
    let new = plan.with_file_name("new");
    fs::write(&new, commitment(2, &format!("Edition {edition:03}"))).unwrap();
    fs::rename(new, plan.join("2.yaml")).unwrap();
}

#[test]
fn readers_and_an_editor_do_not_disturb_each_other() {
    let desk = Desk::new();
    put(&desk.plan(), 0);
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut last = 0;
                while !is_over.load(Ordering::Relaxed) {
                    let seen = edition(&hito(&desk, &[]));
                    assert!(seen >= last, "{seen} after {last}: an old answer");
                    last = seen;
                }
            });
        }
        for number in 1..=25 {
            put(&desk.plan(), number);
            // Who begins to read now sees at least this.
            assert_eq!(edition(&hito(&desk, &[])), number);
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert_eq!(hito(&desk, &[]), hito(&desk, &["--no-cache"]));
    let left = desk.cached().len();
    assert!(left <= 2, "{left} files: temporary ones are gone");
}
