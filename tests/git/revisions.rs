//! `--at`: how a revision is named, what is read then, and what is said where there is none.

use super::support::{World, plan, three_days};

#[test]
fn a_plan_is_read_as_it_was() {
    let world = World::new();
    let (repo, [first, second, third]) = three_days(&world, "repo", &[]);
    repo.git(&["tag", "-a", "-m", "first", "v1", &first]);
    repo.git(&["branch", "old", &second]);
    let short = &second[..8];
    for (revision, expected) in [
        ("HEAD", 3),
        ("main", 3),
        ("@", 3),
        (&third[..], 3),
        ("HEAD~1", 2),
        ("HEAD^", 2),
        ("old", 2),
        ("heads/old", 2),
        (short, 2),
        (":/2026-02", 2),
        ("v1", 1),
        ("v1^{commit}", 1),
        ("old~", 1),
    ] {
        let ids = repo.ids(&["--at", revision]);
        assert_eq!(ids, ["I.ferry", "I.bridge", "I.tunnel"][..expected], "{revision}");
    }
    assert_eq!(repo.ids(&[]).len(), 3);
}

/// What is on disk, in the index and in the references is neither looked at nor touched.
#[test]
fn the_work_tree_does_not_count() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    repo.write("plan/plan.yaml", "no plan: at all\n");
    repo.write("plan/broken.yaml", "{");
    repo.git(&["add", "plan/broken.yaml"]);
    let before = [repo.git(&["status", "--porcelain=v2"]), repo.git(&["for-each-ref"])];
    let index = std::fs::read(repo.dir.join(".git/index")).unwrap();
    assert_eq!(repo.ids(&["--at", "HEAD"]).len(), 3);
    assert_eq!(index, std::fs::read(repo.dir.join(".git/index")).unwrap());
    assert_eq!(before, [repo.git(&["status", "--porcelain=v2"]), repo.git(&["for-each-ref"])]);
    std::fs::remove_dir_all(repo.dir.join("plan")).unwrap();
    assert_eq!(repo.ids(&["--at", "HEAD"]).len(), 3);
    assert_eq!(repo.ids(&["--at", "HEAD", "--plan", "plan"]).len(), 3);
}

#[test]
fn answers_tell_the_revision() {
    let world = World::new();
    let (repo, [first, ..]) = three_days(&world, "repo", &[]);
    let json = repo.asked(&["list", "--format", "json", "--at", "HEAD~2"]);
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&answer["revision"], &answer["as_of"]), (&first.into(), &"2026-11-24".into()));
    let json = repo.asked(&["list", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(answer["revision"].is_null(), "a work tree is no revision");
    for command in [&["list"][..], &["overdue"], &["show", "I.ferry"], &["tree"], &["check"]] {
        for (lang, day) in [("en", "5 Jan 2026"), ("es", "5 de enero de 2026")] {
            let text = repo.asked(&[command, &["--at", "HEAD~2", "--lang", lang]].concat());
            let head = text.lines().next().unwrap_or_default();
            let is_told = head.contains("evisi") && head.contains(day);
            assert!(is_told || command == ["check"], "{command:?}: {head}");
        }
    }
    assert!(repo.hito(&["check", "--at", "HEAD~2"]).stderr.contains(" at "));
    assert!(!repo.asked(&["list", "--format", "csv", "--at", "HEAD"]).contains("evision"));
}

/// What the repository knew then, asked for another day; today stays the default.
#[test]
fn a_revision_and_a_day_combine() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    let overdue = |options: &[&str]| {
        repo.hito(&[&["overdue", "--exit-code", "--at", "HEAD~2"], options].concat()).code
    };
    assert_eq!(overdue(&[]), 0);
    assert_eq!(overdue(&["--as-of", "2026-12-31"]), 0);
    assert_eq!(overdue(&["--as-of", "2027-01-01"]), 1);
}

#[test]
fn a_revision_that_is_none() {
    let world = World::new();
    let (repo, [first, ..]) = three_days(&world, "repo", &[]);
    repo.git(&["branch", "release"]);
    repo.git(&["update-ref", "refs/remotes/origin/topic", &first]);
    for (revision, message, help) in [
        ("relase", "there is no revision `relase`", "did you mean `release`?"),
        ("topic", "there is no revision `topic`", "did you mean `origin/topic`?"),
        ("HEAD~9", "there is no revision `HEAD~9`", "`git log --oneline`"),
        ("main..HEAD", "there is no revision `main..HEAD`", "`hito diff A..B` compares two"),
        (
            "main:plan", "`main:plan` is a folder, not a commit",
            "the plan's folder goes to `--plan`",
        ),
        ("main:plan/plan.yaml", "is a file, not a commit", "name the commit alone"),
        (
            "0123456789012345678901234567890123456789", "there is no revision `01234567",
            "`git fetch origin 0123",
        ),
        ("@{1 year ago}", "its reflog is younger", "name a commit"),
        ("@{9}", "`@{9}` was: its reflog has not that many entries", "git log --before"),
        ("@{99 years ago}", "git takes `99 years ago` for a day that is still to come", "1970"),
        ("main@{30000.days.ago}~1", "a day that is still to come", "`@{2026-03-01}`"),
        ("", "there is no revision ``", ""),
        ("--upload-pack=touch x", "there is no revision `--upload-pack=touch x`", ""),
        ("-h", "there is no revision `-h`", ""),
        ("--output=x", "there is no revision `--output=x`", ""),
        ("--all", "there is no revision `--all`", ""),
        ("^HEAD", "there is no revision `^HEAD`", ""),
        ("HEAD^@", "there is no revision `HEAD^@`", ""),
        (":plan/plan.yaml", "is a file, not a commit", "name the commit alone"),
        ("@{u}", "no upstream configured", "`git branch -a` lists"),
        ("x@{u}", "no such branch: 'x'", "`git branch -a` lists"),
        ("HEAD\nHEAD", "there is no revision `HEAD HEAD`", ""),
        ("\u{1b}[31mred", "there is no revision `\\u{1b}[31mred`", ""),
    ] {
        let said = repo.refused(&["list", &format!("--at={revision}")]);
        assert!(said.contains(message) && said.contains(help), "{revision}: {said}");
        assert!(said.starts_with("error: --at: "), "{said}");
        let said = repo.refused(&["check", &format!("--base={revision}")]);
        assert!(said.starts_with("error: --base: ") && said.contains(message), "{said}");
        // Of two revisions, `diff` tells which is none.
        if !revision.contains("..") {
            let said = repo.refused(&["diff", "--", revision]);
            assert!(said.contains(message), "{revision}: {said}");
        }
    }
}

/// Two objects whose ids begin alike: git's own list of them is passed on.
#[test]
fn an_ambiguous_revision() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    let mut seen = std::collections::HashSet::new();
    let twice = (0..).find_map(|number| {
        let text = format!("{number}\n");
        repo.write("number", &text);
        let id = repo.git(&["hash-object", "-w", "number"]);
        (!seen.insert(id[..4].to_owned())).then(|| id[..4].to_owned())
    });
    let said = repo.refused(&["list", "--at", &twice.unwrap()]);
    assert!(said.contains("is ambiguous"), "{said}");
    assert!(said.matches(" blob").count() > 1, "{said}");
}

#[test]
fn a_repository_without_a_commit() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    for question in [
        &["list", "--at", "HEAD"][..],
        &["list", "--at", "@"],
        &["check", "--base", "main"],
        &["check", "--base", "origin/main"],
        &["diff"],
        &["diff", "main...HEAD"],
        &["history"],
    ] {
        let said = repo.refused(question);
        assert!(said.contains("this repository has no commit yet\n  `git commit` makes"), "{said}");
    }
    // A branch without a commit is another thing.
    repo.commit("2026-01-05");
    repo.git(&["switch", "--quiet", "--orphan", "new"]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    let said = repo.refused(&["diff"]);
    assert!(said.contains("the current branch has no commit yet"), "{said}");
    assert_eq!(repo.ids(&["--at", "main"]).len(), 1);
}

/// Without a reflog, as in a bare repository, no day can be told.
#[test]
fn a_repository_without_a_reflog() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    std::fs::remove_dir_all(repo.dir.join(".git/logs")).unwrap();
    for revision in ["@{1 week ago}", "@{99 years ago}", "@{1}"] {
        let said = repo.refused(&["list", "--at", revision]);
        assert!(!said.contains("git: "), "{revision}: {said}");
        assert!(said.contains("\n  "), "{revision}: {said}");
    }
}

#[test]
fn no_repository() {
    let world = World::new();
    world.write("loose/plan/plan.yaml", &plan(&["ferry"]));
    let said = world.repo("loose").refused(&["list", "--at", "HEAD"]);
    assert!(said.contains("the plan stands in no git repository"), "{said}");
    assert!(said.contains("leave the revision out"), "{said}");
}

#[test]
fn no_git() {
    let world = World::new();
    three_days(&world, "repo", &[]);
    let world = world.with("PATH", "/nowhere");
    let repo = world.repo("repo");
    let said = repo.refused(&["list", "--at", "HEAD"]);
    assert!(said.contains("git is needed for revisions, and was not found"), "{said}");
    assert_eq!(repo.ids(&[]).len(), 3, "what is on disk needs no git");
}

/// Mistakes in an old revision are told as those on disk are.
#[test]
fn mistakes_have_their_places() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]).replace("event", "evnt"));
    repo.commit("2026-01-05");
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-01-06");
    let said = repo.refused(&["list", "--at", "HEAD~1"]);
    assert!(said.contains("error[invalid-value]") && said.contains("plan/plan.yaml:8"), "{said}");
    let found = repo.hito(&["check", "--at", "HEAD~1", "--format", "json"]);
    assert_eq!(found.code, 1);
    assert!(found.stdout.contains("\"line\":8"), "{}", found.stdout);
    assert_eq!(repo.hito(&["check", "--at", "HEAD"]).code, 0);
}

/// The tab key knows branches, tags and the branches of remotes.
#[test]
fn revisions_are_completed() {
    let world = World::new().with("COMPLETE", "fish");
    let (repo, [first, ..]) = three_days(&world, "repo", &[]);
    repo.git(&["tag", "mayflower", &first]);
    repo.git(&["update-ref", "refs/remotes/origin/main", &first]);
    let offered = |words: &[&str]| -> Vec<String> {
        let answer = repo.hito(&[&["--", "hito", "list"], words].concat());
        let value = |line: &str| line.split('\t').next().unwrap_or_default().to_owned();
        answer.stdout.lines().map(value).collect()
    };
    assert_eq!(offered(&["--at", ""]), ["main", "origin/main", "mayflower"]);
    assert_eq!(offered(&["--at", "ma"]), ["main", "mayflower"]);
    assert_eq!(offered(&["--at", "HEAD", "--columns", "titl"]), ["title"]);
    assert_eq!(offered(&["--at", "HEAD~2", "--", "id:I.f"]), ["id:I.ferry"]);
}
