//! The cache: with it and without it answers are the same, whatever becomes of the plan's files or
//! of its own.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod damage;
mod edits;
mod parallel;
mod support;
mod whole;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use support::{Desk, TITLE};

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn the_second_run_believes_the_cache() {
    let desk = Desk::new();
    assert!(desk.titles().contains(&TITLE.to_owned()));
    desk.forge();
    assert!(desk.titles().contains(&"Forged".to_owned()), "the cache is not used");
    assert!(!desk.titles_anew().contains(&"Forged".to_owned()));
}

#[test]
fn nobody_else_can_read_it() {
    let desk = Desk::new();
    desk.titles();
    assert_eq!(mode(&desk.folder()), 0o700);
    assert!(!desk.cached().is_empty());
    assert!(desk.cached().iter().all(|file| mode(file) == 0o600));
}

#[test]
fn it_can_be_turned_off() {
    let desk = Desk::new();
    desk.titles_anew();
    desk.answer_with(&["list"], &[("HITO_CACHE", "off")]);
    assert!(!desk.folder().exists(), "nothing is written");
    desk.answer_with(&["list"], &[("HITO_CACHE", "on")]);
    assert!(desk.folder().exists());
    let (code, _, stderr) = desk.answer_with(&["list"], &[("HITO_CACHE", "never")]);
    assert_eq!(code, 2);
    assert!(stderr.contains("HITO_CACHE: `never` is neither `on` nor `off`"), "{stderr}");
}

#[test]
fn another_build_does_not_read_it() {
    let desk = Desk::new();
    desk.titles();
    desk.forge();
    let other = desk.of_build("another");
    assert!(!other.titles().contains(&"Forged".to_owned()));
    // Both are kept, each for its own.
    assert!(desk.titles().contains(&"Forged".to_owned()));
}

#[test]
fn another_folder_does_not_read_it() {
    let desk = Desk::new();
    desk.titles();
    desk.forge();
    fs::rename(desk.plan(), desk.dir().join("moved")).unwrap();
    fs::create_dir(desk.plan()).unwrap();
    for file in fs::read_dir(desk.dir().join("moved")).unwrap() {
        let file = file.unwrap();
        fs::rename(file.path(), desk.plan().join(file.file_name())).unwrap();
    }
    assert!(!desk.titles().contains(&"Forged".to_owned()), "the folder is another inode");
}

#[test]
fn relative_and_missing_homes_mean_no_cache() {
    let desk = Desk::new();
    for vars in [
        &[("XDG_CACHE_HOME", "somewhere"), ("HOME", "")][..],
        &[("XDG_CACHE_HOME", ""), ("HOME", "")],
        &[("XDG_CACHE_HOME", ""), ("HOME", "relative")],
    ] {
        let (code, stdout, stderr) = desk.answer_with(&["list"], vars);
        assert_eq!((code, stderr.as_str()), (0, ""), "{vars:?}");
        assert!(stdout.contains(TITLE));
    }
    let home = desk.dir().to_str().unwrap().to_owned();
    desk.answer_with(&["list"], &[("XDG_CACHE_HOME", ""), ("HOME", &home)]);
    let habit = if cfg!(target_os = "macos") { "Library/Caches/hito" } else { ".cache/hito" };
    assert!(desk.dir().join(habit).is_dir());
}

#[test]
fn mistakes_are_told_every_time() {
    let desk = Desk::new();
    fs::write(desk.plan().join("2.yaml"), "commitment: I.2\ntitle: [a]\n").unwrap();
    let first = desk.answer_with(&["check"], &[]);
    assert_eq!(first.0, 1, "{}", first.2);
    assert_eq!(desk.answer_with(&["check"], &[]), first);
    assert_eq!(desk.answer_with(&["check", "--no-cache"], &[]), first);
    // What is right is remembered all the same.
    desk.forge();
}

#[test]
fn the_plan_of_this_repository_is_remembered_whole() {
    let desk = Desk::new();
    let plan = concat!(env!("CARGO_MANIFEST_DIR"), "/plan");
    for command in [
        &["list", "--format", "json"][..],
        &["list", "--level", "evidence", "--format", "json"],
        &["list", "--level", "party", "--format", "json"],
        &["tree"],
        &["log", "--format", "json"],
        &["summary"],
        &["coverage"],
        &["check"],
        &["show", "I.4"],
    ] {
        let with = |more: &[&str]| {
            let args: Vec<&str> =
                ["--plan", plan].iter().chain(command).chain(more).copied().collect();
            desk.answer_with(&args, &[])
        };
        let anew = with(&["--no-cache"]);
        assert!(anew.0 <= 1, "{}", anew.2);
        assert_eq!(with(&[]), anew, "{command:?}");
        assert_eq!(with(&[]), anew, "{command:?}");
    }
    let kept: String = desk.cached().iter().map(|file| support::paths(file)).collect();
    let listed = fs::read_dir(plan).unwrap().count();
    assert!(listed > 2);
    for file in ["plan.yaml", "parties.yaml"] {
        assert!(kept.contains(file), "{file} is kept: none of its parts is lost");
    }
}
