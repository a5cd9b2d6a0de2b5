//! Ids that an earlier commit has used.

use super::support::{Repo, World, plan, three_days};

const NEW: [&str; 7] = ["--title", "Another", "--kind", "event", "--lang", "en", "--dry-run"];

fn add<'a>(repo: &Repo<'_>, id: &'a str, more: &[&'a str]) -> super::support::Answer {
    repo.hito(&[&["add", "milestone", id], &NEW[..], more].concat())
}

#[test]
fn an_id_of_the_past_is_refused_and_the_commit_named() {
    let world = World::new();
    let (repo, commits) = three_days(&world, "past", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-04-05");
    let answer = add(&repo, "I.Tunnel", &[]);
    let short = &commits[2][..7];
    let said = format!(
        "error: the id `I.Tunnel` was used before: at {short} of 2026-03-05 it named “The tunnel”\n"
    );
    assert!(answer.stderr.starts_with(&said), "{}", answer.stderr);
    assert!(answer.stderr.contains("`--reuse-id`"), "{}", answer.stderr);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    let answer = add(&repo, "I.tunnel", &["--reuse-id"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    // Neither a part of an id nor a word of a text is one.
    for id in ["I.tunn", "I.The", "I.tunnel-2"] {
        let answer = add(&repo, id, &[]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{id}");
    }
    let party = repo.hito(&["add", "party", "I", "--title", "One", "--dry-run"]);
    assert!(party.stderr.contains("in use"), "{}", party.stderr);
}

#[test]
fn what_is_gone_only_from_the_work_tree_was_used_too() {
    let world = World::new();
    let (repo, commits) = three_days(&world, "tree", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    let answer = add(&repo, "I.tunnel", &[]);
    assert!(answer.stderr.contains(&commits[2][..7]), "{}", answer.stderr);
}

#[test]
fn what_git_cannot_tell_is_said_and_is_no_refusal() {
    let world = World::new();
    let (repo, _) = three_days(&world, "whole", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-04-05");
    world.git(
        &world.path(""),
        "2026-04-06",
        &["clone", "--quiet", "--depth", "1", &format!("file://{}", repo.dir.display()), "shallow"],
    );
    let answer = add(&world.repo("shallow"), "I.tunnel", &[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stderr.contains("this clone is shallow"), "{}", answer.stderr);

    let broken = world.repo("broken");
    broken.write("plan/plan.yaml", &plan(&["ferry"]));
    broken.write(".git", "gitdir: nowhere\n");
    let answer = add(&broken, "I.tunnel", &[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stderr.contains("was used before is not known: "), "{}", answer.stderr);

    let empty = world.init("empty", &[]);
    empty.write("plan/plan.yaml", &plan(&["ferry"]));
    let outside = world.repo("outside");
    outside.write("plan/plan.yaml", &plan(&["ferry"]));
    for repo in [empty, outside] {
        let answer = add(&repo, "I.tunnel", &[]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{}", repo.dir.display());
    }
}
