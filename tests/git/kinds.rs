//! Repositories of every kind.

use std::fs;

use super::support::{World, plan, three_days};

#[test]
fn formats_of_repositories() {
    let world = World::new();
    for (name, options) in [
        ("sha1", &["--object-format=sha1"][..]),
        ("sha256", &["--object-format=sha256"]),
        ("reftable", &["--ref-format=reftable"]),
        ("separate", &["--separate-git-dir=../separate.git"]),
    ] {
        let (repo, [first, ..]) = three_days(&world, name, options);
        assert_eq!(repo.ids(&["--at", "HEAD~2"]), ["I.ferry"], "{name}");
        assert_eq!(repo.ids(&["--at", &first]), ["I.ferry"], "{name}");
        assert!(repo.asked(&["list", "--format", "json", "--at", &first]).contains(&first));
    }
}

#[test]
fn a_bare_repository() {
    let world = World::new();
    three_days(&world, "repo", &[]);
    world.repo("").git(&["clone", "--quiet", "--bare", "repo", "bare.git"]);
    let bare = world.repo("bare.git");
    assert_eq!(bare.ids(&["--at", "HEAD~1"]).len(), 2);
    assert_eq!(bare.ids(&["--at", "HEAD~1", "--plan", "plan"]).len(), 2);
    assert_eq!(world.repo("").ids(&["--at", "main", "--plan", "bare.git/plan"]).len(), 3);
    for question in [
        &["history"][..],
        &["diff"],
        &["diff", "HEAD~1"],
        &["check", "--base", "HEAD~1"],
        &["list", "--plan", "plan"],
    ] {
        let said = bare.refused(question);
        assert!(said.contains("bare.git` is a bare repository: it has commits"), "{said}");
        assert!(said.contains("`hito diff HEAD~1 HEAD`"), "{said}");
    }
    assert!(bare.asked(&["diff", "HEAD~1", "HEAD"]).contains("I.tunnel"));
    let said = bare.refused(&["list", "--at", "HEAD", "--plan", "plans"]);
    assert!(said.contains("one stood in `plan`"), "{said}");
    let shown = bare.asked(&["show", "I.ferry", "--at", "HEAD"]);
    assert!(shown.contains("plan/plan.yaml:8"), "{shown}");
}

#[test]
fn a_linked_worktree() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    repo.git(&["worktree", "add", "--quiet", "../linked", "HEAD~2"]);
    let linked = world.repo("linked");
    assert_eq!(linked.ids(&[]).len(), 1);
    assert_eq!(linked.ids(&["--at", "HEAD"]).len(), 1);
    assert_eq!(linked.ids(&["--at", "main"]).len(), 3);
    assert_eq!(world.repo("linked/plan").ids(&["--at", "main~1"]).len(), 2);
}

#[test]
fn a_shallow_clone() {
    let world = World::new();
    let (repo, [first, ..]) = three_days(&world, "repo", &[]);
    let address = format!("file://{}", repo.dir.display());
    world.repo("").git(&["clone", "--quiet", "--depth=1", &address, "shallow"]);
    let shallow = world.repo("shallow");
    assert_eq!(shallow.ids(&["--at", "HEAD"]).len(), 3);
    for revision in ["HEAD~1", &first] {
        let said = shallow.refused(&["list", "--at", revision]);
        assert!(said.contains("`git fetch --unshallow`") && said.contains("depth 0"), "{said}");
    }
    shallow.git(&["fetch", "--quiet", "--unshallow"]);
    assert_eq!(shallow.ids(&["--at", &first]).len(), 1);
}

/// A clone without the contents of files: nothing is fetched behind anybody's back.
#[test]
fn a_partial_clone() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    let address = format!("file://{}", repo.dir.display());
    let clone = ["clone", "--quiet", "--filter=blob:none", &address, "partial"];
    world.repo("").git(&clone);
    let partial = world.repo("partial");
    assert_eq!(partial.ids(&["--at", "HEAD"]).len(), 3, "what was checked out is there");
    let said = partial.refused(&["list", "--at", "HEAD~1"]);
    assert!(said.contains("unreadable-file") && said.contains("partial"), "{said}");
    partial.git(&["checkout", "--quiet", "HEAD~1"]);
    assert_eq!(partial.ids(&["--at", "HEAD"]).len(), 2);
}

#[test]
fn a_submodule_is_another_repository() {
    let world = World::new();
    let (inner, _) = three_days(&world, "inner", &[]);
    let (outer, _) = three_days(&world, "outer", &[]);
    outer.git(&["submodule", "--quiet", "add", inner.dir.to_str().unwrap(), "vendor"]);
    outer.commit("2026-04-05");
    assert_eq!(world.repo("outer/vendor").ids(&["--at", "HEAD~1"]).len(), 2);
    assert_eq!(outer.ids(&["--at", "HEAD~3"]).len(), 1);
    outer.git(&["submodule", "--quiet", "add", inner.dir.to_str().unwrap(), "plan/more"]);
    outer.commit("2026-04-06");
    let said = outer.refused(&["list", "--at", "HEAD"]);
    assert!(said.contains("outside-repository") && said.contains("plan/more"), "{said}");
}

/// A repository that belongs to somebody else: git's own words, and what it advises.
#[test]
fn somebody_elses_repository() {
    let world = World::new().with("GIT_TEST_ASSUME_DIFFERENT_OWNER", "0");
    three_days(&world, "repo", &[]);
    let world = world.with("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    let repo = world.repo("repo");
    let said = repo.refused(&["list", "--at", "HEAD"]);
    assert!(said.contains("dubious ownership"), "{said}");
    assert!(said.contains("git config --global --add safe.directory"), "{said}");
    assert_eq!(repo.ids(&[]).len(), 3);
}

/// The variables that git sets for hooks lead to the repository that the hook runs in; the plan's
/// own is found without them.
#[test]
fn variables_of_hooks() {
    let world = World::new();
    three_days(&world, "repo", &[]);
    three_days(&world, "other", &[]);
    let other = world.path("other/.git");
    let world = world
        .with("GIT_DIR", other.to_str().unwrap())
        .with("GIT_INDEX_FILE", ".git/index.lock")
        .with("GIT_PREFIX", "plan/")
        .with("GIT_GLOB_PATHSPECS", "1");
    fs::remove_dir_all(other).unwrap();
    let repo = world.repo("repo");
    assert_eq!(repo.ids(&["--at", "HEAD~1"]).len(), 2);
    assert_eq!(world.repo("repo/plan").ids(&["--at", "HEAD~1"]).len(), 2);
}

/// Where the plan stands in no repository, that of `GIT_DIR` is asked.
#[test]
fn a_repository_that_is_named() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    fs::rename(repo.dir.join(".git"), world.path("apart.git")).unwrap();
    let world = world.with("GIT_DIR", "../apart.git");
    let repo = world.repo("repo");
    assert_eq!(repo.ids(&["--at", "HEAD~1"]).len(), 2);
    assert_eq!(repo.ids(&["--at", "HEAD~2", "--plan", "plan"]).len(), 1);
}

/// A hook that judges what is being pushed sees it before it is taken in.
#[test]
fn a_hook_before_a_push_is_taken_in() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    let bare = world.init("bare.git", &["--bare"]);
    let hito = env!("CARGO_BIN_EXE_hito");
    let hook = format!(
        "#!/bin/sh\nread old new ref\n{hito} list --count --format csv --at $new > seen 2>&1\n"
    );
    let file = bare.dir.join("hooks/pre-receive");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, hook).unwrap();
    fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    repo.git(&["push", "--quiet", "../bare.git", "main"]);
    assert_eq!(fs::read_to_string(bare.dir.join("seen")).unwrap(), "count\r\n3\r\n");
}

#[test]
fn merges_and_branches_that_were_rewritten() {
    let world = World::new();
    let (repo, [first, _, third]) = three_days(&world, "repo", &[]);
    repo.git(&["checkout", "--quiet", "-b", "side", &first]);
    repo.write("plan/side.yaml", "milestone: I.side\ntitle: A side\nkind: event\n");
    repo.commit("2026-04-05");
    repo.git(&["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(repo.ids(&["--at", "HEAD"]).len(), 4);
    assert_eq!(repo.ids(&["--at", "HEAD^1"]).len(), 2);
    assert_eq!(repo.ids(&["--at", "HEAD^2"]).len(), 3);

    repo.git(&["branch", "--force", "main", &first]);
    assert_eq!(repo.ids(&["--at", "main"]).len(), 1);
    assert_eq!(repo.ids(&["--at", "main@{1}"]).len(), 3);
    assert_eq!(repo.ids(&["--at", &third]).len(), 3);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
}
