//! Revisions whose files the cache remembers by the ids of their objects.

use std::fs;

use hito::source::Cache;

use crate::again::{changing, compare};
use crate::support::{Repo, World, plan, three_days};

/// Every file of a cache.
fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Takes the content of a file at a revision out of a repository.
fn forget(repo: &Repo<'_>, revision: &str, file: &str) {
    let id = repo.git(&["rev-parse", &format!("{revision}:{file}")]);
    let (folder, name) = id.split_at(2);
    fs::remove_file(repo.dir.join(".git/objects").join(folder).join(name)).unwrap();
}

#[test]
fn a_walk_that_remembers_is_the_same_walk() {
    let world = World::new();
    let repo = changing(&world, 13);
    let folder = world.path("cache");
    let cache = Cache::new(folder.clone(), "this");
    let counts = compare(&repo, None);
    // What is new, what is known, and what is known to another build.
    for cache in [&cache, &cache, &Cache::new(folder.clone(), "that"), &cache] {
        assert_eq!(compare(&repo, Some(cache)), counts);
    }
    assert!(files(&folder).len() > 4);
    for file in files(&folder) {
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&file, bytes).unwrap();
    }
    assert_eq!(compare(&repo, Some(&cache)), counts);
    assert_eq!(compare(&repo, Some(&cache)), counts);
}

#[test]
fn what_an_object_holds_is_read_once() {
    let world = World::new().remembering();
    let (repo, [first, second, _]) = three_days(&world, "r", &[]);
    let questions: [&[&str]; 4] = [
        &["list", "--at", &first, "--format", "json"],
        &["diff", &first, &second],
        &["history", "--format", "csv"],
        &["check", "--base", &first, "--format", "json"],
    ];
    let before = questions.map(|question| repo.hito(question).stdout);
    for revision in [&first, &second] {
        forget(&repo, revision, "plan/plan.yaml");
    }
    assert_eq!(questions.map(|question| repo.hito(question).stdout), before);
    let anew = repo.hito(&["list", "--at", &first, "--no-cache"]);
    assert_eq!(anew.code, 2, "{anew:?}");
    assert!(anew.stderr.contains("not in this clone"), "{anew:?}");
}

/// Two files with one content are one object, each read as itself.
#[test]
fn an_object_is_remembered_for_every_file_that_it_is() {
    let world = World::new().remembering();
    let repo = world.init("r", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    for name in ["a", "b"] {
        repo.write(&format!("plan/{name}.yaml"), "milestone: I.same\ntitle: Same\nkind: event\n");
    }
    let commit = repo.commit("2026-01-05");
    for _ in 0..2 {
        let answer = repo.hito(&["check", "--at", &commit]);
        assert!(answer.stdout.contains("plan/b.yaml:1:1"), "{answer:?}");
    }
}
