//! Where the plan stands in the repository, at a revision and on disk.

use std::fs;
use std::os::unix::fs::symlink;

use super::support::{World, plan, three_days};

#[test]
fn a_plan_at_the_root_and_in_subfolders() {
    let world = World::new();
    for place in ["plan.yaml", "plan/plan.yaml", "a b/ñ/plan.yaml"] {
        let repo = world.init(&format!("repo of {}", place.len()), &[]);
        repo.write(place, &plan(&["ferry"]));
        repo.write("elsewhere/notes.txt", "");
        repo.commit("2026-01-05");
        repo.write(place, &plan(&["ferry", "bridge"]));
        let folder = repo.dir.join(place).parent().unwrap().to_owned();
        let named = folder.to_str().unwrap();
        assert_eq!(repo.ids(&["--at", "HEAD", "--plan", named]), ["I.ferry"], "{place}");
        let file = repo.dir.join(place);
        let file = file.to_str().unwrap();
        assert_eq!(repo.ids(&["--at", "HEAD", "--plan", file]), ["I.ferry"], "{place}");
        let inside = world.repo(folder.to_str().unwrap());
        assert_eq!(inside.ids(&["--at", "HEAD"]), ["I.ferry"], "{place}");
        assert_eq!(inside.ids(&["--at", "HEAD", "--plan", "."]), ["I.ferry"], "{place}");
        if !place.starts_with('a') {
            let elsewhere = world.repo(repo.dir.join("elsewhere").to_str().unwrap());
            assert_eq!(elsewhere.ids(&["--at", "HEAD"]), ["I.ferry"], "{place}");
        }
    }
}

#[test]
fn a_plan_that_has_moved() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    repo.write("old place/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-01-05");
    repo.git(&["mv", "old place", "plan"]);
    repo.commit("2026-02-05");
    assert_eq!(repo.ids(&["--at", "HEAD"]), ["I.ferry"]);
    for options in [&[][..], &["--plan", "plan"]] {
        let said = repo.refused(&[&["list", "--at", "HEAD~1"], options].concat());
        assert!(said.contains("5 Jan 2026") || said.contains("2026-01-05"), "{said}");
        assert!(said.contains("one stood in `old place`: `--plan 'old place'`"), "{said}");
    }
    assert_eq!(repo.ids(&["--at", "HEAD~1", "--plan", "old place"]), ["I.ferry"]);
}

#[test]
fn a_time_before_the_plan() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    repo.write("README", "");
    repo.commit("2026-01-05");
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-02-05");
    let said = repo.refused(&["list", "--at", "HEAD~1"]);
    assert!(said.contains("the repository had no plan then"), "{said}");
}

#[test]
fn outside_the_repository() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    world.write("other/plan.yaml", &plan(&["ferry"]));
    let said = repo.refused(&["list", "--at", "HEAD", "--plan", "../other"]);
    assert!(said.contains("no git repository"), "{said}");
    let said = repo.refused(&["list", "--at", "HEAD", "--plan", "../repo/../other/x"]);
    assert!(said.contains("no git repository"), "{said}");
}

/// Sources stand beside the plan, and are those of the revision too.
#[test]
fn the_source_is_that_of_the_revision() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    let with_source = plan(&[]).replace(
        "pillars",
        "sources: [{id: text, file: ../texts/pact.txt}]\ncontext: The river flows\npillars",
    );
    repo.write("plan/plan.yaml", &with_source);
    repo.write("texts/pact.txt", "The river flows.\n");
    repo.commit("2026-01-05");
    repo.write("texts/pact.txt", "The river flows. And so on.\n");
    let coverage =
        |options: &[&str]| repo.hito(&[&["coverage", "--exit-code"], options].concat()).code;
    assert_eq!((coverage(&["--at", "HEAD"]), coverage(&[])), (0, 1));
    repo.write("plan/plan.yaml", &with_source.replace("../texts", "../../texts"));
    repo.commit("2026-01-06");
    let said = repo.refused(&["coverage", "--at", "HEAD"]);
    assert!(said.contains("outside-repository"), "{said}");
    repo.write("plan/plan.yaml", &with_source.replace("pact.txt", "pac.txt"));
    repo.commit("2026-01-07");
    let said = repo.refused(&["coverage", "--at", "HEAD"]);
    assert!(said.contains("no such file at this revision"), "{said}");
}

/// Links are followed inside the repository and refused where they leave it, as on disk.
#[test]
fn links() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    repo.write("plan/plan.yaml", &plan(&[]));
    repo.write("store/ferry.yaml", "milestone: I.ferry\ntitle: The ferry\nkind: event\n");
    repo.write("store/bridge.yaml", "milestone: I.bridge\ntitle: The bridge\nkind: event\n");
    repo.write("store/deep/tunnel.yaml", "milestone: I.tunnel\ntitle: The tunnel\nkind: event\n");
    symlink("../store/ferry.yaml", repo.dir.join("plan/ferry.yaml")).unwrap();
    symlink("../store/deep", repo.dir.join("plan/more")).unwrap();
    symlink("../store/notes", repo.dir.join("plan/.hidden.yaml")).unwrap();
    repo.commit("2026-01-05");
    let on_disk = repo.ids(&[]);
    assert_eq!(on_disk, ["I.ferry", "I.tunnel"]);
    assert_eq!(repo.ids(&["--at", "HEAD"]), on_disk);

    world.write("secret.yaml", "milestone: I.secret\ntitle: A secret\nkind: event\n");
    for (target, rule) in [
        ("../../secret.yaml", "outside-repository"),
        ("/etc/passwd", "outside-repository"),
        ("nowhere.yaml", "unreadable-file"),
        ("bad.yaml", "symlink-loop"),
    ] {
        let _ = fs::remove_file(repo.dir.join("plan/bad.yaml"));
        symlink(target, repo.dir.join("plan/bad.yaml")).unwrap();
        repo.commit("2026-01-06");
        let said = repo.refused(&["list", "--at", "HEAD"]);
        assert!(said.contains(rule) && said.contains("plan/bad.yaml"), "{target}: {said}");
    }
    fs::remove_file(repo.dir.join("plan/bad.yaml")).unwrap();
    symlink("..", repo.dir.join("plan/up")).unwrap();
    repo.commit("2026-01-07");
    let said = repo.refused(&["list", "--at", "HEAD"]);
    assert!(said.contains("symlink-loop"), "{said}");
}

/// Names that begin with a dot are skipped, everything else is read, in the order of disk.
#[test]
fn the_same_files_as_on_disk() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    repo.write("plan/plan.yaml", &plan(&[]));
    for (file, name) in [
        ("10-x.yaml", "ten"),
        ("2-x.yml", "two"),
        ("1 odd/[glob]*.yaml", "glob"),
        ("é/:(top)x.yaml", "magic"),
        ("-rf.yaml", "dash"),
        ("\"quoted\"\t.yaml", "tab"),
        ("line\nfeed.yaml", "feed"),
        (".draft.yaml", "draft"),
        (".git-is-not-here/x.yaml", "hidden"),
        ("notes.txt", "notes"),
    ] {
        let text = format!("milestone: I.{name}\ntitle: The {name}\nkind: event\n");
        repo.write(&format!("plan/{file}"), &text);
    }
    repo.commit("2026-01-05");
    let on_disk = repo.ids(&[]);
    assert_eq!(on_disk.len(), 7);
    assert_eq!(repo.ids(&["--at", "HEAD"]), on_disk);
}

/// A plan whose folder has become another repository, or a link, is looked for where it can be.
#[test]
fn what_stands_in_place_of_the_plan() {
    let world = World::new();
    let inner = world.init("inner", &[]);
    inner.write("plan.yaml", &plan(&["ferry", "bridge"]));
    inner.commit("2026-01-01");
    let repo = world.init("repo", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-01-02");
    repo.git(&["rm", "-r", "--quiet", "plan"]);
    repo.git(&["submodule", "--quiet", "add", inner.dir.to_str().unwrap(), "plan"]);
    repo.commit("2026-01-03");
    // With its files there, the plan is that of the other repository.
    assert_eq!(repo.ids(&["--at", "HEAD"]).len(), 2);
    repo.git(&["submodule", "--quiet", "deinit", "--force", "plan"]);
    for question in [
        &["list", "--at", "HEAD"][..],
        &["list", "--at", "HEAD", "--plan", "plan"],
        &["diff", "HEAD~1", "HEAD"],
        &["history", "--at", "HEAD"],
        &["check", "--at", "HEAD", "--base", "HEAD~1"],
    ] {
        let said = repo.refused(question);
        assert!(said.contains("`plan` is a submodule there"), "{question:?}: {said}");
        assert!(said.contains("`git submodule update --init`"), "{said}");
    }
    assert_eq!(repo.ids(&["--at", "HEAD~1"]).len(), 1);
    // A link that stays inside is followed, one that leads out is not.
    repo.git(&["rm", "--quiet", "--cached", "plan"]);
    fs::remove_dir_all(repo.dir.join("plan")).unwrap();
    repo.write("real/plan.yaml", &plan(&["ferry", "road"]));
    symlink("real", repo.dir.join("plan")).unwrap();
    repo.commit("2026-01-04");
    fs::remove_file(repo.dir.join("plan")).unwrap();
    symlink(&inner.dir, repo.dir.join("plan")).unwrap();
    repo.commit("2026-01-05");
    fs::remove_file(repo.dir.join("plan")).unwrap();
    assert_eq!(repo.ids(&["--at", "HEAD~1"]), ["I.ferry", "I.road"]);
    let said = repo.refused(&["list", "--at", "HEAD"]);
    assert!(said.contains("one stood in `real`: `--plan real`"), "{said}");
    assert!(repo.asked(&["diff", "HEAD~1", "HEAD"]).contains("nothing in the plan differs"));
}
