//! `hito history`, in repositories of every kind.

use serde_json::Value;

use crate::numbers::assert_summaries;
use crate::support::{Repo, World, plan, three_days};

/// The rows of an answer in `--format json`.
pub fn rows(repo: &Repo<'_>, args: &[&str]) -> Vec<Value> {
    let answer = repo.asked(&[&["--format", "json"], args].concat());
    let mut answer: Value = serde_json::from_str(&answer).unwrap();
    answer["rows"].take().as_array().unwrap().clone()
}

/// What stands under a key in every row.
pub fn column(rows: &[Value], key: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    rows.iter().map(|row| text(&row[key])).collect()
}

/// Rows are as the schema says, and have no key that it does not know.
#[test]
fn rows_are_as_the_schema_says() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    repo.write("plan/plan.yaml", "plan: [broken\n");
    repo.commit("2026-04-01");
    repo.write("plan/plan.yaml", &plan(&["ferry", "road"]));
    let schema = hito::schema::answers();
    for (kind, question) in [
        ("history", &["history"][..]),
        ("history", &["history", "--by", "week"]),
        ("history", &["history", "is:open", "--by", "month"]),
        ("history-node", &["history", "I.ferry"]),
        ("history-node", &["history", "I.bridge"]),
    ] {
        let of_kind = serde_json::json!({
            "$ref": format!("#/definitions/{kind}"),
            "definitions": schema["definitions"],
        });
        let validator = jsonschema::draft7::new(&of_kind).unwrap();
        let known = schema["definitions"][kind]["properties"].as_object().unwrap();
        let all = rows(&repo, question);
        assert!(!all.is_empty());
        for row in all {
            assert!(validator.is_valid(&row), "{question:?}: {row}");
            let unknown: Vec<&String> =
                row.as_object().unwrap().keys().filter(|key| !known.contains_key(*key)).collect();
            assert!(unknown.is_empty(), "{question:?}: {unknown:?}");
        }
    }
}

#[test]
fn periods_end_with_their_last_commit_and_carry_it_on() {
    let world = World::new();
    let (repo, commits) = three_days(&world, "r", &[]);
    let months = rows(&repo, &["history", "--by", "month", "--until", "2026-05-01"]);
    assert_eq!(column(&months, "period"), ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]);
    assert_eq!(column(&months, "id"), column(&months, "period"));
    assert_eq!(column(&months, "milestones"), ["1", "2", "3", "3", "3"]);
    assert_eq!(column(&months, "ledger_milestones"), ["3"; 5]);
    assert_eq!(column(&months, "date")[..2], ["2026-01-31", "2026-02-28"]);
    assert_eq!(column(&months, "commit")[2..], [&*commits[2], &*commits[2], &*commits[2]]);
    assert_eq!(column(&months, "notes")[2..], ["[]", "[\"carried\"]", "[\"carried\"]"]);
    // The period of today ends today.
    let weeks = rows(&repo, &["history", "--by", "week", "--limit", "2"]);
    assert_eq!(column(&weeks, "period"), ["2026-W47", "2026-W48"]);
    assert_eq!(column(&weeks, "date"), ["2026-11-22", "2026-11-24"]);
    let first = rows(&repo, &["history", "--by", "week"]);
    assert_eq!((first[0]["period"].as_str(), first.len()), (Some("2026-W02"), 47));
}

#[test]
fn only_commits_along_the_branch_that_touch_the_plan_are_told() {
    let world = World::new();
    let (repo, commits) = three_days(&world, "r", &[]);
    repo.write("README.md", "Not the plan.\n");
    repo.commit("2026-03-06");
    repo.git(&["switch", "--quiet", "--create", "side"]);
    repo.write("plan/side.yaml", "pillar: S\ntitle: S\n");
    repo.commit("2026-03-07");
    repo.write(
        "plan/side.yaml",
        "pillar: S\ntitle: S\nmilestones:\n  - {id: S.a, title: A, kind: event}\n",
    );
    let side = repo.commit("2026-03-08");
    repo.git(&["switch", "--quiet", "main"]);
    repo.write("plan/README.txt", "Not a plan's file.\n");
    repo.commit("2026-03-09");
    world.git(&repo.dir, "2026-03-10", &["merge", "--quiet", "--no-ff", "-m", "Joined", "side"]);
    let merged = repo.git(&["rev-parse", "HEAD"]);
    let all = rows(&repo, &["history"]);
    assert_eq!(column(&all, "commit"), [&*commits[0], &*commits[1], &*commits[2], &*merged]);
    assert_eq!(column(&all, "milestones"), ["1", "2", "3", "4"]);
    assert_eq!(all[3]["subject"], "Joined");
    // Along another branch, its own commits are told.
    let of_side = rows(&repo, &["history", "--at", "side", "--since", "2026-03-06"]);
    assert_eq!(column(&of_side, "milestones"), ["3", "4"]);
    assert_eq!(of_side[1]["commit"], *side);
    assert_eq!(column(&rows(&repo, &["history", "--limit", "2"]), "milestones"), ["3", "4"]);
    assert_summaries(&repo, &[], "");
}

#[test]
fn a_plan_is_followed_where_it_moves() {
    let world = World::new();
    let repo = world.init("r", &[]);
    repo.write("old/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-01-01");
    repo.write("old/plan.yaml", &plan(&["ferry", "bridge"]));
    repo.commit("2026-01-02");
    repo.git(&["mv", "old", "plan"]);
    let moved = repo.commit("2026-01-03");
    repo.git(&["mv", "plan/plan.yaml", "plan/x.yaml"]);
    repo.write("plan/plan.yaml", "plan: pact\ntitle: The pact\n");
    repo.write("plan/x.yaml", "pillar: I\ntitle: C\nmilestones:\n  - {id: I.ferry, title: The ferry, kind: event, due: 2026}\n");
    repo.commit("2026-01-04");
    let all = rows(&repo, &["history"]);
    assert_eq!(column(&all, "milestones"), ["1", "2", "2", "1"]);
    assert_eq!((&all[2]["notes"][0], &all[2]["commit"]), (&"moved".into(), &(*moved).into()));
    let text = repo.asked(&["history"]);
    assert!(text.contains("of 3 Jan 2026 the plan came from old."), "{text}");
    // What only moved to another file is no change of a node.
    let ferry = rows(&repo, &["history", "I.ferry"]);
    assert_eq!(column(&ferry, "change"), ["added"]);
    let bridge = rows(&repo, &["history", "I.bridge"]);
    assert_eq!(column(&bridge, "change"), ["added", "removed"]);
    assert_eq!(column(&bridge, "committed"), ["2026-01-02", "2026-01-04"]);
}

#[test]
fn a_commit_at_which_the_plan_cannot_be_read_is_a_gap() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    let whole = std::fs::read_to_string(repo.dir.join("plan/plan.yaml")).unwrap();
    repo.write("plan/plan.yaml", "plan: [broken\n");
    let broken = repo.commit("2026-04-01");
    repo.git(&["rm", "--quiet", "plan/plan.yaml"]);
    repo.commit("2026-04-02");
    repo.write("plan/plan.yaml", &whole.replace("The tunnel", "A tunnel"));
    repo.commit("2026-04-03");
    let all = rows(&repo, &["history"]);
    assert_eq!(column(&all, "milestones"), ["1", "2", "3", "null", "null", "3"]);
    assert_eq!(column(&all, "ledger_milestones"), ["3"; 6]);
    assert_eq!(all[3]["notes"][0], "unreadable");
    assert!(all[3]["error"].as_str().unwrap().starts_with("plan.yaml: "), "{}", all[3]);
    assert!(all[4]["error"].as_str().unwrap().contains("there is no `plan.yaml`"));
    let text = repo.asked(&["history"]);
    assert!(text.contains("? (3)"), "{text}");
    let note = format!("At {} of 1 Apr 2026 the plan cannot be read: plan.yaml: ", &broken[..7]);
    assert!(text.contains(&note), "{text}");
    // One node's history goes on behind the gap.
    let tunnel = rows(&repo, &["history", "I.tunnel"]);
    assert_eq!(column(&tunnel, "change"), ["added", "unreadable", "changed"]);
    assert_eq!(column(&tunnel, "field"), ["null", "null", "title"]);
    assert!(repo.asked(&["history", "I.tunnel"]).contains("the plan cannot be read: plan.yaml: "));
    assert_summaries(&repo, &[], "is:open");
}

#[test]
fn what_stands_on_disk_ends_the_series_where_it_says_otherwise() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    assert_eq!(rows(&repo, &["history"]).len(), 3);
    let text = plan(&["ferry", "bridge", "tunnel"]);
    repo.write("plan/plan.yaml", &format!("# Only a remark.\n{text}"));
    assert_eq!(rows(&repo, &["history"]).len(), 3);
    repo.write("plan/plan.yaml", &plan(&["ferry", "bridge", "tunnel", "road"]));
    let all = rows(&repo, &["history"]);
    let last = all.last().unwrap();
    assert_eq!(
        (&last["id"], &last["commit"], &last["date"]),
        (&"disk".into(), &Value::Null, &"2026-11-24".into())
    );
    assert_eq!((all.len(), &last["milestones"]), (4, &4.into()));
    assert_eq!(column(&rows(&repo, &["history", "--limit", "1"]), "id"), ["disk"]);
    let months = rows(&repo, &["history", "--by", "month", "--limit", "2"]);
    assert_eq!(column(&months, "milestones"), ["3", "4"]);
    assert_eq!(months[1]["commit"], Value::Null);
    // A revision has nothing on disk.
    assert_eq!(rows(&repo, &["history", "--at", "HEAD"]).len(), 3);
    assert_eq!(rows(&repo, &["history", "--until", "2026-10-01"]).len(), 3);
}

#[test]
fn commits_out_of_order_keep_their_day_and_periods_go_forward() {
    let world = World::new();
    let repo = world.init("r", &[]);
    let days = ["2026-02-10", "2026-01-10", "2026-03-10", "2030-01-01", "2026-03-20"];
    for (many, day) in (1..).zip(days) {
        repo.write("plan/plan.yaml", &plan(&["a", "b", "c", "d", "e"][..many]));
        repo.commit(day);
    }
    let all = rows(&repo, &["history"]);
    assert_eq!(column(&all, "date"), ["2026-02-10", "2026-01-10", "2026-03-10", "2026-03-20"]);
    assert_eq!(column(&all, "milestones"), ["1", "2", "3", "5"]);
    assert_eq!(all[1]["notes"][0], "dated-earlier");
    let text = repo.asked(&["history"]);
    assert!(text.contains("is dated before the commit that it follows"), "{text}");
    assert!(text.contains("1 commit is dated after 24 Nov 2026 and left out."), "{text}");
    let months = rows(&repo, &["history", "--by", "month", "--until", "2026-04-30"]);
    assert_eq!(column(&months, "period"), ["2026-02", "2026-03", "2026-04"]);
    assert_eq!(column(&months, "milestones"), ["2", "5", "5"]);
    assert_summaries(&repo, &[], "");
}

#[test]
fn shallow_clones_tell_that_they_do_not_know_the_beginning() {
    let world = World::new();
    let (repo, commits) = three_days(&world, "r", &[]);
    let url = format!("file://{}", repo.dir.display());
    world.git(&world.path(""), "2026-11-24", &["clone", "--quiet", "--depth", "2", &url, "clone"]);
    let clone = world.repo("clone");
    let answer = clone.hito(&["history", "--format", "json"]);
    assert!(answer.stderr.contains("this clone is shallow"), "{}", answer.stderr);
    assert!(answer.stderr.contains("git fetch --unshallow"), "{}", answer.stderr);
    let all = rows(&clone, &["history"]);
    assert_eq!(column(&all, "commit"), [&*commits[1], &*commits[2]]);
    assert_eq!(column(&all, "milestones"), ["2", "3"]);
    assert_eq!(repo.hito(&["history"]).stderr, "");
}

#[test]
fn repositories_of_every_kind_are_asked() {
    let world = World::new();
    let (sha256, _) = three_days(&world, "sha256", &["--object-format=sha256"]);
    let all = rows(&sha256, &["history"]);
    assert_eq!(column(&all, "milestones"), ["1", "2", "3"]);
    assert_eq!(all[0]["commit"].as_str().map(str::len), Some(64));
    assert_eq!(column(&rows(&sha256, &["history", "I.tunnel"]), "change"), ["added"]);
    let (repo, _) = three_days(&world, "r", &[]);
    let url = repo.dir.to_str().unwrap().to_owned();
    world.git(&world.path(""), "2026-11-24", &["clone", "--quiet", "--bare", &url, "bare"]);
    let bare = world.repo("bare");
    assert_eq!(column(&rows(&bare, &["history", "--at", "main"]), "milestones"), ["1", "2", "3"]);
    repo.git(&["worktree", "add", "--quiet", "../tree", "-b", "other"]);
    let tree = world.repo("tree");
    assert_eq!(rows(&tree, &["history"]).len(), 3);
    // From a folder below, and with the plan named.
    let below = world.hito(&repo.dir.join("plan"), &["history", "--format", "ndjson"]);
    assert_eq!(below.stdout.lines().count(), 3);
    let named = world.hito(&world.path(""), &["history", "--plan", "r/plan", "--format", "ndjson"]);
    assert_eq!(named.stdout.lines().count(), 3, "{}", named.stderr);
    // At the top of a repository.
    let top = world.init("top", &[]);
    top.write("plan.yaml", &plan(&["ferry"]));
    top.commit("2026-01-01");
    top.write("notes.md", "x\n");
    top.commit("2026-01-02");
    assert_eq!(rows(&top, &["history"]).len(), 1);
}

#[test]
fn without_commits_it_says_what_to_do() {
    let world = World::new();
    world.write("none/plan/plan.yaml", &plan(&["ferry"]));
    let refused = world.repo("none").refused(&["history"]);
    assert!(refused.contains("the plan stands in no git repository"), "{refused}");
    let empty = world.init("empty", &[]);
    empty.write("plan/plan.yaml", &plan(&["ferry"]));
    let refused = empty.refused(&["history"]);
    assert!(refused.contains("this repository has no commit yet"), "{refused}");
    empty.write("README.md", "x\n");
    empty.git(&["add", "README.md"]);
    empty.git(&["commit", "--quiet", "-m", "x"]);
    // What is there is only on disk.
    assert_eq!(column(&rows(&empty, &["history"]), "id"), ["disk"]);
    let refused = empty.refused(&["history", "--by", "year"]);
    assert!(refused.contains("commit, week, month"), "{refused}");
    let refused = empty.refused(&["history", "--since", "soon"]);
    assert!(refused.contains("--since: `soon` is not a day"), "{refused}");
}

#[test]
fn a_name_in_a_query_must_be_one_of_some_commit() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-04-01");
    let all = rows(&repo, &["history", "id:I.bridge"]);
    assert_eq!(column(&all, "milestones"), ["0", "1", "1", "0"]);
    assert_eq!(column(&all, "ledger_milestones"), ["0"; 4]);
    let refused = repo.refused(&["history", "id:I.bridg"]);
    assert!(refused.contains("the plan has no id `I.bridg`"), "{refused}");
    let refused = repo.refused(&["history", "statu:completed"]);
    assert!(refused.contains("no field called `statu`"), "{refused}");
}

/// Links are followed as everywhere else, and what runs programs in a repository is not run.
#[cfg(unix)]
#[test]
fn links_and_settings_change_nothing() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    repo.write(
        "common/p.yaml",
        "pillar: L\ntitle: L\nmilestones:\n  - {id: L.a, title: A, kind: event}\n",
    );
    std::os::unix::fs::symlink("../common/p.yaml", repo.dir.join("plan/p.yaml")).unwrap();
    repo.commit("2026-05-01");
    std::fs::remove_file(repo.dir.join("plan/p.yaml")).unwrap();
    repo.commit("2026-05-02");
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-05-03");
    let plain = rows(&repo, &["history"]);
    assert_eq!(column(&plain, "milestones"), ["1", "2", "3", "4", "3", "1"]);
    assert_eq!(column(&rows(&repo, &["history", "L.a"]), "change"), ["added", "removed"]);
    for (name, value) in [
        ("log.follow", "true"),
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("log.date", "relative"),
        ("log.diffMerges", "off"),
        ("diff.relative", "true"),
        ("diff.renames", "copies"),
        ("diff.external", "false"),
        ("diff.ignoreSubmodules", "all"),
        ("diff.orderFile", "/nowhere"),
        ("format.pretty", "%H%x00%x00"),
        ("core.abbrev", "4"),
        ("core.quotePath", "true"),
        ("color.ui", "always"),
        ("i18n.logOutputEncoding", "UTF-16"),
    ] {
        if name != "diff.orderFile" {
            repo.git(&["config", name, value]);
        }
        let below = world.hito(&repo.dir.join("plan"), &["history", "--format", "ndjson"]);
        assert_eq!(below.stdout.lines().count(), 6, "{name}: {}", below.stderr);
    }
    assert_eq!(rows(&repo, &["history"]), plain);
}

#[test]
fn what_commits_say_is_made_visible() {
    let world = World::new();
    let repo = world.init("r", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.git(&["add", "--all"]);
    let hostile = "\u{1b}[31mred\u{202e}\u{7}:| <b>";
    let day = "2026-01-01";
    world.git(
        &repo.dir,
        day,
        &["-c", "user.name=\u{1b}]0;x\u{7}N\u{1f}", "commit", "--quiet", "-m", hostile],
    );
    for args in [&["history"][..], &["history", "I.ferry"]] {
        for format in ["table", "json", "ndjson", "csv", "tsv", "markdown", "html"] {
            let text = repo.asked(&[args, &["--format", format]].concat());
            let bad = text.contains(['\u{1b}', '\u{7}', '\u{202e}'])
                || text.contains("<b>") && format == "html";
            assert!(!bad, "{args:?} {format}: {text:?}");
            assert!(text.contains("red") || format == "table" && args.len() == 1, "{text}");
        }
    }
}
