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
fn a_plan_that_went_away_and_came_back_is_followed() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    // What is left behind is part of the plan again when that is back.
    let left = "pillar: L\ntitle: L\nmilestones:\n  - {id: L.a, title: A, kind: event}\n";
    repo.write("plan/left.yaml", left);
    repo.commit("2026-03-06");
    repo.write("other/README", "x");
    repo.git(&["mv", "plan/plan.yaml", "other/plan.yaml"]);
    repo.commit("2026-03-07");
    repo.write("other/plan.yaml", &plan(&["ferry", "bridge", "tunnel", "road"]));
    repo.commit("2026-03-08");
    repo.git(&["mv", "other/plan.yaml", "plan/plan.yaml"]);
    let back = repo.commit("2026-03-09");
    let all = rows(&repo, &["history"]);
    assert_eq!(column(&all, "milestones"), ["1", "2", "3", "4", "3", "4", "5"]);
    assert_eq!(column(&all, "error"), ["null"; 7]);
    assert_eq!(column(&all, "notes")[4..], ["[\"moved\"]", "[]", "[\"moved\"]"]);
    assert_eq!(all[6]["commit"], *back);
    let ferry = rows(&repo, &["history", "I.ferry"]);
    assert_eq!(column(&ferry, "change"), ["added"]);
    let road = rows(&repo, &["history", "I.road"]);
    assert_eq!(column(&road, "committed"), ["2026-03-08"]);
    assert_eq!(column(&rows(&repo, &["history", "L.a"]), "change"), ["added", "removed", "added"]);
}

/// A second plan of a repository does not continue the first.
#[test]
fn a_plan_beside_another_has_a_history_of_its_own() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    repo.write("second/plan.yaml", &plan(&["ferry"]).replace("pact", "treaty"));
    repo.commit("2026-04-01");
    assert_eq!(column(&rows(&repo, &["history", "--plan", "second"]), "milestones"), ["1"]);
    // It is taken away and put back while the first is there.
    repo.git(&["rm", "-r", "--quiet", "second"]);
    repo.commit("2026-04-02");
    repo.write("second/plan.yaml", &plan(&["ferry", "road"]).replace("pact", "treaty"));
    repo.commit("2026-04-03");
    let all = rows(&repo, &["history", "--plan", "second"]);
    assert_eq!(column(&all, "milestones"), ["1", "null", "2"]);
    // One that was copied, and whose original went in a later commit, does.
    repo.write("copy/plan.yaml", &plan(&["ferry", "bridge", "tunnel"]));
    repo.git(&["rm", "-r", "--quiet", "second"]);
    repo.commit("2026-04-04");
    assert_eq!(rows(&repo, &["history", "--plan", "copy"]).len(), 1);
    let single = world.init("single", &[]);
    single.write("old/plan.yaml", &plan(&["ferry"]));
    single.commit("2026-01-01");
    single.write("plan/plan.yaml", &plan(&["ferry"]));
    single.commit("2026-01-02");
    single.git(&["rm", "-r", "--quiet", "old"]);
    single.commit("2026-01-03");
    assert_eq!(column(&rows(&single, &["history"]), "date"), ["2026-01-01", "2026-01-02"]);
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

/// A plan that became unreadable by another file has not lost the node.
#[test]
fn a_gap_that_began_elsewhere_makes_nothing_new() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    repo.write("plan/other.yaml", "pillar: [broken\n");
    repo.commit("2026-04-01");
    repo.write(
        "plan/plan.yaml",
        &plan(&["ferry", "bridge", "tunnel"]).replace("The tunnel", "A tunnel"),
    );
    repo.write("plan/other.yaml", "pillar: P\ntitle: P\n");
    repo.commit("2026-04-02");
    let tunnel = rows(&repo, &["history", "I.tunnel"]);
    assert_eq!(column(&tunnel, "change"), ["added", "changed"]);
    assert_eq!(tunnel[1]["from"], "The tunnel");
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

/// As in git's corrected commit dates, no commit counts as of a day before one that it follows.
#[test]
fn commits_out_of_order_count_as_of_the_day_of_those_they_follow() {
    let world = World::new();
    let repo = world.init("r", &[]);
    let days = ["2026-02-10", "2026-01-10", "2026-03-10", "2030-01-01", "2026-03-20"];
    for (many, day) in (1..).zip(days) {
        repo.write("plan/plan.yaml", &plan(&["a", "b", "c", "d", "e"][..many]));
        repo.commit(day);
    }
    let all = rows(&repo, &["history"]);
    assert_eq!(column(&all, "date"), ["2026-02-10", "2026-02-10", "2026-03-10", "2026-03-20"]);
    assert_eq!(column(&all, "committed"), ["2026-02-10", "2026-01-10", "2026-03-10", "2026-03-20"]);
    assert_eq!(column(&all, "milestones"), ["1", "2", "3", "5"]);
    assert_eq!(all[1]["notes"][0], "dated-earlier");
    let text = repo.asked(&["history"]);
    assert!(text.contains(" of 10 Jan 2026 is dated before a commit that it follows"), "{text}");
    assert!(text.contains("1 commit is dated after 24 Nov 2026 and left out."), "{text}");
    let months = rows(&repo, &["history", "--by", "month", "--until", "2026-04-30"]);
    assert_eq!(column(&months, "period"), ["2026-02", "2026-03", "2026-04"]);
    assert_eq!(column(&months, "milestones"), ["2", "5", "5"]);
    assert_eq!(months[0]["notes"][0], "dated-earlier");
    assert_summaries(&repo, &[], "");
}

/// One wrong clock spoils neither the numbers nor the range nor the axis of the chart.
#[test]
fn a_last_commit_that_is_dated_back_leaves_the_rest_as_it_is() {
    let world = World::new();
    let repo = world.init("r", &[]);
    let kept = |day: &str| {
        let update =
            format!("kind: event, updates: [{{date: {day}, by: joint, status: completed}}], ");
        plan(&["ferry", "bridge"]).replacen("kind: event, ", &update, 1)
    };
    repo.write("plan/plan.yaml", &plan(&["ferry", "bridge"]));
    repo.commit("2026-01-05");
    repo.write("plan/plan.yaml", &kept("2026-02-01"));
    repo.commit("2026-02-05");
    let before = repo.asked(&["history", "--width", "80"]);
    repo.write("plan/plan.yaml", &kept("2026-02-02"));
    let back = repo.commit("1999-12-31");
    let all = rows(&repo, &["history"]);
    assert_eq!(column(&all, "date"), ["2026-01-05", "2026-02-05", "2026-02-05"]);
    assert_eq!(column(&all, "completed"), ["0", "1", "1"]);
    let text = repo.asked(&["history", "--width", "80"]);
    assert!(text.starts_with("The pact: 3 commits, from 5 Jan 2026 to 5 Feb 2026.\n"), "{text}");
    let chart = |text: &str| text.lines().skip(2).take(6).collect::<Vec<_>>().join("\n");
    assert_eq!(chart(&text), chart(&before));
    let note = format!("{} of 31 Dec 1999 is dated before", &back[..7]);
    assert!(text.contains(&note), "{text}");
    // What it did to one promise is asked for the same day, and told with its own.
    let ferry = rows(&repo, &["history", "I.ferry", "--since", "2026-02-01"]);
    assert_eq!(column(&ferry, "change"), ["update-added", "status", "update-edited"]);
    assert_eq!(ferry[2]["committed"], "1999-12-31");
    assert_summaries(&repo, &[], "");
    // Many of them are not all named.
    for many in 0..5 {
        repo.write("plan/plan.yaml", &kept(&format!("2026-02-0{}", many + 3)));
        repo.commit("2025-06-01");
    }
    let text = repo.asked(&["history"]);
    assert!(text.contains("6 commits are dated before one that they follow"), "{text}");
    assert_eq!(text.matches("of 1 Jun 2025").count(), 2, "{text}");
}

/// The sentence at the top counts commits, not rows.
#[test]
fn periods_are_told_by_their_commits() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    let head = |options: &[&str]| {
        let text = repo.asked(&[&["history"], options].concat());
        text.lines().next().unwrap_or_default().to_owned()
    };
    let all = "The pact: 3 commits, from 5 Jan 2026 to 5 Mar 2026.";
    for by in ["commit", "week", "month"] {
        assert_eq!(head(&["--by", by]), all);
    }
    let of_march = "The pact: 1 commit, from 5 Mar 2026 to 5 Mar 2026.";
    assert_eq!(head(&["--by", "month", "--since", "2026-03-31"]), of_march);
    assert_eq!(head(&["--by", "week", "--limit", "39"]), of_march);
    let none = "The pact: no commit from 30 Jun 2026 to 24 Nov 2026.";
    assert_eq!(head(&["--by", "month", "--since", "2026-06-10"]), none);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    let disk = "The pact: 3 commits, from 5 Jan 2026 to 5 Mar 2026, and the files on disk.";
    assert_eq!(head(&["--by", "month"]), disk);
    assert_eq!(head(&[]), disk);
    assert_eq!(head(&["--limit", "1"]), "The pact: the files on disk.");
    repo.commit("2026-11-23");
    repo.write("plan/plan.yaml", &plan(&["ferry", "road"]));
    // The row of this month is what stands on disk, and stands for the commit too.
    let last = "The pact: 1 commit, from 23 Nov 2026 to 23 Nov 2026, and the files on disk.";
    assert_eq!(head(&["--by", "month", "--limit", "1"]), last);
}

#[test]
fn shallow_clones_tell_that_they_do_not_know_the_beginning() {
    let world = World::new();
    let (repo, commits) = three_days(&world, "r", &[]);
    let url = format!("file://{}", repo.dir.display());
    world.git(&world.path(""), "2026-11-24", &["clone", "--quiet", "--depth", "2", &url, "clone"]);
    let clone = world.repo("clone");
    for question in [&["history"][..], &["history", "I.ferry"], &["history", "--by", "month"]] {
        for format in ["table", "json", "ndjson", "csv", "markdown", "html"] {
            let answer = clone.hito(&[question, &["--format", format]].concat());
            assert!(answer.stderr.contains("this clone is shallow"), "{}", answer.stderr);
            assert!(answer.stderr.contains("git fetch --unshallow"), "{}", answer.stderr);
            assert_eq!(clone.hito(&[question, &["--quiet"]].concat()).stderr, "");
        }
    }
    let all = rows(&clone, &["history"]);
    assert_eq!(column(&all, "commit"), [&*commits[1], &*commits[2]]);
    assert_eq!(column(&all, "milestones"), ["2", "3"]);
    assert_eq!(column(&all, "notes"), ["[\"shallow\"]", "[]"]);
    let note = format!("At {} of 5 Feb 2026 the history of this shallow clone", &commits[1][..7]);
    assert!(clone.asked(&["history", "--quiet"]).contains(&note));
    // Nothing is new at the first commit that is known.
    for (id, expected) in [("I.ferry", "present"), ("I.tunnel", "added"), ("pact", "present")] {
        assert_eq!(column(&rows(&clone, &["history", id]), "change"), [expected], "{id}");
    }
    let text = clone.asked(&["history", "I.bridge"]);
    assert!(text.contains("= I.bridge") && text.contains("already there: this clone"), "{text}");
    // Where the beginning makes no difference, nothing is said of it.
    for question in [
        &["history", "--limit", "1"][..],
        &["history", "--since", "2026-03-01"],
        &["history", "I.ferry", "--since", "2026-03-01"],
    ] {
        assert_eq!(clone.hito(question).stderr, "", "{question:?}");
    }
    assert_eq!(repo.hito(&["history"]).stderr, "");
    // A plan that is younger than that is known whole.
    let young = world.init("young", &[]);
    young.commit("2026-01-01");
    young.commit("2026-01-02");
    young.write("plan/plan.yaml", &plan(&["ferry"]));
    young.commit("2026-01-03");
    let url = format!("file://{}", young.dir.display());
    world.git(&world.path(""), "2026-11-24", &["clone", "--quiet", "--depth", "2", &url, "new"]);
    let new = world.repo("new");
    assert_eq!(column(&rows(&new, &["history", "I.ferry"]), "change"), ["added"]);
    assert_eq!(new.hito(&["history"]).stderr, "");
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

/// Dates and months stand on one line in every language, and notes speak of what is shown.
#[test]
fn tables_fit_in_every_language() {
    let world = World::new();
    let repo = world.init("r", &[]);
    let statuses = |day: &str| {
        let update = format!("updates: [{{date: {day}, by: joint, status: completed}}], ");
        plan(&["ferry", "bridge"]).replacen("kind: event, ", &format!("kind: event, {update}"), 1)
    };
    repo.write("plan/plan.yaml", &plan(&["ferry", "bridge"]));
    repo.commit("2026-09-01");
    repo.write("plan/plan.yaml", &statuses("2026-08-01"));
    repo.commit("2026-09-24");
    for (lang, day, month) in [
        ("es", "24 sept 2026", "sept 2026"),
        ("en", "24 Sep 2026", "Sep 2026"),
        ("fr", "24 sept. 2026", "sept. 2026"),
    ] {
        for width in ["20", "40", "80"] {
            let ask = |by| repo.asked(&["history", "--lang", lang, "--width", width, "--by", by]);
            let (commits, months) = (ask("commit"), ask("month"));
            assert!(commits.lines().any(|line| line.starts_with(day)), "{commits}");
            assert!(months.lines().any(|line| line.starts_with(month)), "{months}");
            for text in [&commits, &months] {
                let widest = text.lines().map(|line| line.chars().count()).max();
                assert!(widest <= width.parse().ok(), "{text}");
            }
            let is_bracketed = commits.contains(" (1)");
            let note = ["Entre par", "In brackets"].iter().any(|note| commits.contains(note));
            assert_eq!(is_bracketed, note, "{commits}");
        }
    }
}
