//! Cases as folders of files: a base, both sides and the outcome. All are files of one repository,
//! which git merges, rebases and cherry-picks.
//! `MERGE=overwrite cargo test --test git merge::` rewrites the outcomes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::support::{Repo, World};
use super::{tried, world};

/// The plan that each case is a commitment of.
const PLAN: &str = "plan: pact\ntitle: The pact\nissued: 2025-01-01\nsides: {ca: Canada, mx: Mexico}\n\
    pillars:\n  - id: I\n    title: All of it\n";

fn cases() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/git/merge/cases");
    let mut cases: Vec<(String, PathBuf)> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    cases.sort();
    assert!(cases.len() >= 65, "{} cases", cases.len());
    cases
}

/// A repository with three branches: `main`, and what `ours` and `theirs` made of it.
fn repository<'w>(world: &'w World, cases: &[(String, PathBuf)]) -> Repo<'w> {
    let repo = world.init("cases", &[]);
    repo.git(&["config", "core.autocrlf", "false"]);
    repo.write(".gitattributes", "plan/**/*.yaml merge=hito\n");
    let said = repo.hito(&["merge-driver", "--install"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    for branch in ["base", "ours", "theirs"] {
        if branch != "base" {
            repo.git(&["checkout", "--quiet", "-b", branch, "main"]);
        }
        for (name, folder) in cases {
            if let Ok(bytes) = fs::read(folder.join(branch).with_extension("yaml")) {
                fs::create_dir_all(repo.dir.join("plan")).unwrap();
                fs::write(file(&repo, name), bytes).unwrap();
            }
        }
        repo.git(&["add", "--all"]);
        repo.git(&["commit", "--quiet", "-m", branch]);
    }
    repo
}

fn file(repo: &Repo<'_>, name: &str) -> PathBuf {
    repo.dir.join("plan").join(name).with_extension("yaml")
}

/// The names of the cases that git says are in conflict.
fn unmerged(repo: &Repo<'_>) -> BTreeSet<String> {
    let listed = repo.git(&["diff", "--name-only", "--diff-filter=U"]);
    let name = |path: &str| path.trim_start_matches("plan/").trim_end_matches(".yaml").to_owned();
    listed.lines().map(name).collect()
}

/// Whether there are markers of a conflict in a text.
fn is_conflict(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("<<<<<<< "))
}

#[test]
fn every_case_comes_out_as_its_file_says_by_merge_rebase_and_cherry_pick() {
    let (world, cases) = (world(), cases());
    let repo = repository(&world, &cases);
    let theirs = format!("{} (theirs)", repo.git(&["rev-parse", "--short", "theirs"]));
    let ways: [(&str, &[&str], &str); 3] = [
        ("ours", &["merge", "theirs"], "theirs"),
        ("ours", &["cherry-pick", "theirs"], &theirs),
        ("theirs", &["rebase", "ours"], &theirs),
    ];
    let mut wrong = Vec::new();
    for (start, way, label) in ways {
        repo.git(&["checkout", "--quiet", "--force", "-B", "try", start]);
        let (_, said) = tried(&repo, way);
        let unmerged = unmerged(&repo);
        for (name, folder) in &cases {
            let found = fs::read_to_string(file(&repo, name)).unwrap();
            let found = found.replace(&format!(">>>>>>> {label}"), ">>>>>>> theirs");
            let expected = folder.join("merged.yaml");
            if way[0] == "merge" && std::env::var_os("MERGE").is_some_and(|v| v == "overwrite") {
                fs::write(&expected, &found).unwrap();
            }
            let expected = fs::read_to_string(expected).unwrap_or_default();
            if found != expected || unmerged.contains(name) != is_conflict(&found) {
                wrong.push(format!(
                    "{way:?} {name}\n--- expected\n{expected}--- found\n{found}{said}"
                ));
            }
        }
        repo.git(&["reset", "--quiet", "--hard"]);
        tried(&repo, &[way[0], if way[0] == "merge" { "--quit" } else { "--abort" }]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n=====\n"));
}

/// Cases whose folders hold what comes of them in another style of git's conflicts.
#[test]
fn conflicts_show_the_base_where_git_is_told_to() {
    let (world, cases) = (world(), cases());
    let repo = repository(&world, &cases);
    repo.git(&["checkout", "--quiet", "--force", "-B", "try", "ours"]);
    let is_overwriting = std::env::var_os("MERGE").is_some_and(|v| v == "overwrite");
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for style in ["diff3", "zdiff3"] {
        repo.git(&["config", "merge.conflictStyle", style]);
        tried(&repo, &["merge", "theirs"]);
        for (name, folder) in &cases {
            let expected = folder.join(format!("{style}.yaml"));
            let found = fs::read_to_string(file(&repo, name)).unwrap();
            let plain = fs::read_to_string(folder.join("merged.yaml")).unwrap();
            assert_eq!(is_conflict(&found), is_conflict(&plain), "{style} {name}\n{found}");
            let base = |line: &str| match line.strip_prefix("||||||| ") {
                Some(_) => "||||||| base\n".to_owned(),
                None => line.to_owned(),
            };
            let found: String = found.split_inclusive('\n').map(base).collect();
            let Ok(expected) = fs::read_to_string(&expected) else { continue };
            seen += 1;
            if is_overwriting {
                fs::write(folder.join(format!("{style}.yaml")), &found).unwrap();
            } else if found != expected {
                wrong.push(format!("{style} {name}\n--- expected\n{expected}--- found\n{found}"));
            }
        }
        repo.git(&["reset", "--quiet", "--hard"]);
        tried(&repo, &["merge", "--quit"]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n=====\n"));
    assert!(seen >= 16, "{seen}");
}

#[test]
fn what_merges_cleanly_passes_check() {
    let world = world();
    let mut passed = 0;
    for (name, folder) in cases() {
        let repo = world.repo(&format!("check/{name}"));
        let passes = |version: &str| {
            let text = fs::read_to_string(folder.join(version).with_extension("yaml"));
            repo.write("plan/plan.yaml", PLAN);
            repo.write("plan/1.yaml", &text.unwrap_or_default());
            let answer = repo.hito(&["check"]);
            (answer.code == 0, answer.stdout + &answer.stderr)
        };
        let text = fs::read_to_string(folder.join("merged.yaml")).unwrap();
        if !passes("ours").0 || !passes("theirs").0 || is_conflict(&text) {
            continue;
        }
        let (is_fine, said) = passes("merged");
        assert!(is_fine, "{name}\n{said}");
        passed += 1;
    }
    assert!(passed >= 30, "{passed}");
}
