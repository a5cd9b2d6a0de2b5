//! How a clone comes to merge through hito, and what merges come to there.

use std::fs;

use super::super::support::{Repo, World};
use super::{tried, world};

/// A repository with a new plan, whose clone has been told of the driver.
fn begun<'w>(world: &'w World, name: &str) -> Repo<'w> {
    let repo = world.init(name, &[]);
    repo.asked(&["init"]);
    repo.asked(&["merge-driver", "--install"]);
    repo.commit("2026-01-05");
    repo
}

/// The text of a repository's own configuration.
fn config(repo: &Repo<'_>) -> String {
    fs::read_to_string(repo.dir.join(".git/config")).unwrap()
}

fn note(repo: &Repo<'_>, id: &str, text: &str) {
    repo.asked(&["mark", id, "--by", "joint", "--date", "2026-01-01", "--note", text]);
}

#[test]
fn marks_on_two_branches_are_both_there_after_a_merge() {
    let world = world();
    let repo = begun(&world, "marks");
    let id = repo.ids(&[])[0].clone();
    let count = || repo.ids(&[&format!("id:{id}"), "--level", "update"]).len();
    let before = count();
    repo.git(&["checkout", "--quiet", "-b", "topic"]);
    for text in ["One", "Two"] {
        note(&repo, &id, text);
        repo.commit("2026-02-01");
    }
    repo.git(&["checkout", "--quiet", "main"]);
    note(&repo, &id, "Three");
    repo.commit("2026-02-02");
    let (is_clean, said) = tried(&repo, &["merge", "topic", "-m", "merge"]);
    assert!(is_clean, "{said}");
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    assert_eq!(count(), before + 3);
    assert_eq!(repo.hito(&["check"]).code, 0);
    let rows = ["list", &format!("id:{id}"), "--level", "update", "--columns", "note", "--format"];
    let notes = repo.asked(&[&rows[..], &["csv"]].concat());
    let at = |text: &str| notes.find(text).unwrap();
    assert!(at("Three") < at("One") && at("One") < at("Two"), "{notes}");
}

#[test]
fn branches_that_merged_each_other_merge_again() {
    let world = world();
    let repo = begun(&world, "criss-cross");
    let id = repo.ids(&[])[0].clone();
    repo.git(&["branch", "other"]);
    note(&repo, &id, "Main one");
    repo.commit("2026-02-01");
    repo.git(&["checkout", "--quiet", "other"]);
    note(&repo, &id, "Other one");
    repo.commit("2026-02-02");
    let (main, other) = (repo.git(&["rev-parse", "main"]), repo.git(&["rev-parse", "other"]));
    for (branch, with) in [("main", &other), ("other", &main)] {
        repo.git(&["checkout", "--quiet", branch]);
        repo.git(&["merge", "--quiet", "-m", "merge", with]);
        note(&repo, &id, &format!("Then {branch}"));
        repo.commit("2026-03-01");
    }
    repo.git(&["checkout", "--quiet", "main"]);
    let (_, said) = tried(&repo, &["merge", "other", "-m", "merge"]);
    let file = repo.git(&["grep", "-l", "Main one"]);
    let text = fs::read_to_string(repo.dir.join(file)).unwrap();
    for text_of in ["Main one", "Other one", "Then main", "Then other"] {
        assert_eq!(text.matches(text_of).count(), 1, "{said}\n{text}");
    }
    assert!(!text.contains("<<<<"), "{text}");
}

#[test]
fn markers_are_as_long_and_labelled_as_git_wants_them() {
    let world = world();
    let repo = begun(&world, "markers");
    repo.write(".gitattributes", "plan/** merge=hito conflict-marker-size=9\n");
    repo.write(
        "plan/notes.yaml",
        "evidence:\n  - id: e1\n    url: https://example.org\n    title: T\n",
    );
    repo.commit("2026-01-06");
    for (branch, title) in [("a", "Ours"), ("b", "Theirs")] {
        repo.git(&["checkout", "--quiet", "-B", branch, "main"]);
        let text = fs::read_to_string(repo.dir.join("plan/notes.yaml")).unwrap();
        repo.write("plan/notes.yaml", &text.replace("title: T", &format!("title: {title}")));
        repo.commit("2026-02-01");
    }
    repo.git(&["checkout", "--quiet", "a"]);
    let (is_clean, said) = tried(&repo, &["merge", "b"]);
    assert!(!is_clean);
    assert!(said.contains("plan/notes.yaml: both sides changed 1 place"), "{said}");
    let text = fs::read_to_string(repo.dir.join("plan/notes.yaml")).unwrap();
    let place = "<<<<<<<<< HEAD\n    title: Ours\n=========\n    title: Theirs\n>>>>>>>>> b\n";
    assert!(text.contains(place), "{text}");
}

#[test]
fn a_clone_is_told_of_the_driver_once() {
    let world = world();
    let repo = world.init("once", &[]);
    repo.asked(&["init"]);
    let before = config(&repo);
    let shown = repo.asked(&["merge-driver", "--install", "--dry-run"]);
    assert_eq!(config(&repo), before, "a dry run sets nothing");
    for line in shown.lines() {
        let shell =
            std::process::Command::new("sh").args(["-c", line]).current_dir(&repo.dir).output();
        assert!(shell.unwrap().status.success(), "{line}");
    }
    let by_hand = config(&repo);
    let again = repo.hito(&["merge-driver", "--install"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    assert_eq!(again.stderr, "git calls hito in this clone already; nothing was changed\n");
    assert_eq!(config(&repo), by_hand);
    repo.git(&["config", "merge.hito.driver", "hito merge-driver %O %A %B %P"]);
    let again = repo.hito(&["merge-driver", "--install"]);
    assert_eq!(again.stderr, "`merge.hito.driver` was `hito merge-driver %O %A %B %P`\n");
    assert_eq!(config(&repo), by_hand);
}

#[test]
fn what_else_it_takes_is_told() {
    let world = World::new();
    let repo = world.init("told", &[]);
    repo.write("a plan #1/plan.yaml", "plan: p\ntitle: T\nissued: 2025-01-01\n");
    let answer = repo.hito(&["merge-driver", "--install", "--plan", "a plan #1"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(
        answer.stderr.contains("\n  \"a plan #1/**/*.yaml\" merge=hito\n"),
        "{}",
        answer.stderr
    );
    let line = answer.stderr.lines().find(|line| line.ends_with("merge=hito")).unwrap();
    repo.write(".gitattributes", &format!("{}\n", line.trim()));
    let answer = repo.hito(&["merge-driver", "--install", "--plan", "a plan #1"]);
    assert!(!answer.stderr.contains("merge=hito"), "{}", answer.stderr);
    assert!(answer.stderr.contains("`hito` is not on PATH"), "{}", answer.stderr);
    let nowhere = world.repo("");
    let said = nowhere.refused(&["merge-driver", "--install"]);
    assert!(said.contains("there is no git repository here"), "{said}");
}

#[test]
fn init_gives_a_folder_of_any_name_to_the_driver() {
    let world = world();
    for folder in ["plan", "my plan", "#1", "a[b]*", "say \"x\"", "!not", "back\\slash", "plán"] {
        let repo = world.init(&format!("named {}", folder.len()), &[]);
        fs::remove_file(repo.dir.join(".gitattributes")).ok();
        repo.asked(&["init", folder]);
        let file = format!("{folder}/plan.yaml");
        let said = repo.git(&["check-attr", "-z", "merge", "--", &file]);
        assert_eq!(said, format!("{file}\0merge\0hito\0"), "{folder}");
        let other = repo.git(&["check-attr", "-z", "merge", "--", "x/plan.yaml"]);
        assert!(other.ends_with("\0unspecified\0"), "{folder}: {other}");
    }
}

#[test]
fn what_cannot_be_joined_is_gits_to_call_a_conflict() {
    let world = world();
    let repo = begun(&world, "broken");
    let run = |args: &[&str]| repo.hito(&[&["merge-driver"], args].concat());
    assert_eq!(run(&[]).code, 129, "usage");
    let missing = run(&["--", "none", "plan/plan.yaml", "plan/plan.yaml", "plan/plan.yaml"]);
    assert_eq!(missing.code, 129);
    assert!(missing.stderr.contains("cannot be read"));
    assert_eq!(repo.git(&["status", "--porcelain"]), "", "nothing was written");
}
