//! `hito check --base`: what a change may do.

use std::path::Path;

use serde_json::Value;

use super::support::{Repo, World, plan};

/// The findings of a check, as rule and place.
fn found(repo: &Repo<'_>, options: &[&str]) -> Vec<String> {
    let args = [&["check", "--format", "ndjson", "--allow", "overdue"], options].concat();
    let rows = repo.asked(&args);
    let place = |line: &str| {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        format!("{} {}:{}", text("rule"), text("file"), row["line"])
    };
    rows.lines().map(place).collect()
}

/// Copies the files below a folder.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Replaces what stands once in a file; gives the line where it stood.
fn replace(repo: &Repo<'_>, file: &str, old: &str, new: &str) -> usize {
    let text = std::fs::read_to_string(repo.dir.join(file)).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{old}");
    repo.write(file, &text.replace(old, new));
    text[..text.find(old).unwrap()].matches('\n').count() + 1
}

const INNOVATION: &str = "plan/1-prosperity/6-innovation.yaml";
const INFRASTRUCTURE: &str = "plan/1-prosperity/7-trade-energy-infrastructure.yaml";

/// The real plan, and a pull request that moves the deadline of March 2026 by editing it, deletes
/// a promise, edits an old update and adds a good one; gives the rules and places of its errors.
fn request(repo: &Repo<'_>) -> [(&'static str, String); 3] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["plan", "seeds"] {
        copy(&root.join(folder), &repo.dir.join(folder));
    }
    repo.commit("2026-01-05");
    repo.git(&["switch", "--quiet", "--create", "request"]);

    let due = replace(repo, INNOVATION, "date: before 2026-03-31", "date: before 2026-06-30");
    let old = "        by: ca\n        status: in-progress";
    let edited = replace(repo, INNOVATION, old, &old.replace("in-progress", "not-started")) + 1;

    let text = std::fs::read_to_string(repo.dir.join(INFRASTRUCTURE)).unwrap();
    let (before, rest) = text.split_once("  - id: I.7.strategic-dialogues\n").unwrap();
    let (_, after) = rest.split_once("  - id: I.7.study-visit\n").unwrap();
    let removed = before.matches('\n').count() + 1;
    let good = "    updates:\n      - {date: 2026-11-20, by: mx, status: in-progress, \
        note: {es: Se prepara., en: In preparation., fr: En préparation.}}\n";
    repo.write(INFRASTRUCTURE, &format!("{before}  - id: I.7.study-visit\n{after}{good}"));
    repo.commit("2026-11-24");
    [
        ("ledger-rewritten", format!("{INNOVATION}:{edited}")),
        ("baseline-changed", format!("{INNOVATION}:{due}")),
        ("node-removed", format!("{INFRASTRUCTURE}:{removed}")),
    ]
}

#[test]
fn a_change_is_judged_on_its_lines() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    let expected = request(&repo);
    let judged = |format: &str| {
        let answer = repo.hito(&["check", "--base", "main", "--format", format]);
        assert_eq!(answer.code, 1, "{}", answer.stderr);
        answer.stdout
    };

    let human = judged("human");
    let lines: Vec<&str> = human.lines().collect();
    let errors = lines.windows(2).filter(|pair| pair[0].starts_with("error["));
    let errors: Vec<(&str, &str)> = errors.map(|pair| (pair[0], pair[1].trim_start())).collect();
    assert_eq!(errors.len(), 3, "{human}");
    for ((title, at), (rule, place)) in errors.iter().zip(&expected) {
        assert!(title.starts_with(&format!("error[{rule}]: ")), "{title}");
        assert!(at.starts_with(&format!("--> {place}:")), "{at} is not {place}");
    }

    let github = judged("github");
    let errors: Vec<&str> = github.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(errors.len(), 3, "{github}");
    for (error, (rule, place)) in errors.iter().zip(&expected) {
        let (file, line) = place.rsplit_once(':').unwrap();
        assert!(error.starts_with(&format!("::error file={file},line={line},endLine=")), "{error}");
        assert!(error.contains(&format!(",title={rule}::")), "{error}");
    }

    let rows = judged("ndjson");
    let rows = rows.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    assert_eq!(rows.filter(|row| row["severity"] == "deny").count(), 3);
}

/// The same change in the plan's own terms, as a comment for the pull request.
#[test]
fn a_change_is_told_whole() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    request(&repo);
    let told = repo.asked(&["diff", "main...HEAD", "--format", "markdown"]);
    for (id, what) in [
        ("I.6.innovation-collaboration", "Update edited (status): before 24 Nov 2026 · Canada"),
        ("I.6.mou-research", "edited: before 31 Mar 2026 → before 30 Jun 2026, 91 days later"),
        ("I.7.study-visit", "New update: 20 Nov 2026 · Mexico · in progress"),
        ("I.7.strategic-dialogues", "removed"),
    ] {
        let (_, part) = told.split_once(&format!("**{id}**")).unwrap();
        let part = part.split("\n- ").next().unwrap();
        assert!(part.contains(what), "{id} {what}: {told}");
    }
    assert!(told.contains("| Milestones | 93 | 92 |"), "{told}");
}

#[test]
fn what_the_other_branch_gained_is_not_removed() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-01-05");
    repo.git(&["branch", "request"]);
    repo.write("plan/plan.yaml", &plan(&["ferry", "bridge"]));
    repo.commit("2026-01-06");
    repo.git(&["switch", "--quiet", "request"]);
    assert_eq!(found(&repo, &["--base", "main"]), Vec::<String>::new());
    assert_eq!(found(&repo, &["--base", "main", "--at", "main"]), Vec::<String>::new());
    // A file that moves is no change.
    repo.git(&["mv", "plan", "promises"]);
    repo.commit("2026-01-07");
    let moved = found(&repo, &["--base", "main", "--plan", "promises"]);
    assert_eq!(moved, Vec::<String>::new());
    repo.write("promises/plan.yaml", &plan(&[]));
    let removed = found(&repo, &["--base", "main", "--plan", "promises"]);
    assert_eq!(removed, ["node-removed promises/plan.yaml:5"]);
}

/// Branches that were joined, files that were renamed, and a base that was rewritten by force.
#[test]
fn a_base_that_moved_is_compared_where_the_change_began() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    let of_side = |names: &[&str]| {
        let mut text = "pillar: S\ntitle: Side\nmilestones:\n".to_owned();
        for name in names {
            text += &format!("  - {{id: S.{name}, title: The {name}, kind: event}}\n");
        }
        text
    };
    repo.write("plan/plan.yaml", &plan(&["ferry", "bridge"]));
    repo.write("plan/side.yaml", &of_side(&["quay"]));
    let first = repo.commit("2026-01-05");
    repo.git(&["switch", "--quiet", "--create", "request"]);
    repo.git(&["mv", "plan/side.yaml", "plan/renamed.yaml"]);
    repo.commit("2026-01-06");
    repo.git(&["switch", "--quiet", "main"]);
    repo.write("plan/plan.yaml", &plan(&["ferry", "bridge", "tunnel"]));
    let old_base = repo.commit("2026-01-07");
    repo.git(&["switch", "--quiet", "request"]);
    repo.git(&["merge", "--quiet", "--no-edit", "main"]);
    assert_eq!(found(&repo, &["--base", "main"]), Vec::<String>::new());
    // What came with the merge is lost again, and a file is renamed with what is in it edited.
    repo.write("plan/plan.yaml", &plan(&["ferry", "bridge"]));
    repo.write("plan/renamed.yaml", &of_side(&["pier"]));
    repo.commit("2026-01-08");
    let expected = ["node-removed plan/plan.yaml:9", "node-removed plan/renamed.yaml:1"];
    assert_eq!(found(&repo, &["--base", "main"]), expected);
    // The base is rewritten: the change began at what is left of it.
    repo.git(&["branch", "--force", "main", &first]);
    assert_eq!(found(&repo, &["--base", "main"]), expected[1..]);
    // What it was is compared with as long as it is there, and then missed by its name.
    assert_eq!(found(&repo, &["--base", &old_base]), expected);
    let other = world.init("other", &[]);
    other.write("plan/plan.yaml", &plan(&["ferry"]));
    other.commit("2026-01-09");
    let refused = other.refused(&["check", "--base", &old_base]);
    assert!(refused.contains(&format!("--base: there is no revision `{old_base}`")), "{refused}");
    assert!(refused.contains(&format!("`git fetch origin {old_base}` may bring it")), "{refused}");
}

#[test]
fn a_base_that_cannot_be_compared_with_is_told() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    repo.write("notes.txt", "nothing yet");
    repo.commit("2026-01-04");
    repo.git(&["branch", "empty"]);
    repo.write("plan/plan.yaml", "plan: pact\ntitle: [\n");
    repo.commit("2026-01-05");
    repo.git(&["branch", "broken"]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-01-06");
    // Where there was no plan, all of it is new; of a broken one what can be read is compared.
    let answer = repo.hito(&["check", "--base", "empty", "--allow", "overdue"]);
    assert_eq!(answer.code, 0);
    assert!(answer.stderr.contains("nothing to compare with"), "{}", answer.stderr);
    let answer = repo.hito(&["check", "--base", "broken", "--allow", "overdue"]);
    assert_eq!(answer.code, 0);
    assert!(answer.stderr.contains("mistake"), "{}", answer.stderr);
    let refused = repo.refused(&["check", "--base", "nowhere"]);
    assert!(refused.contains("--base: there is no revision `nowhere`"), "{refused}");
    repo.git(&["switch", "--quiet", "--orphan", "elsewhere"]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.commit("2026-01-07");
    let refused = repo.refused(&["check", "--base", "main"]);
    assert!(refused.contains("no commit in common"), "{refused}");
}

#[test]
fn changed_only_leaves_out_what_was_there() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    let done = |name: &str| {
        format!(
            "commitment: {name}\ntitle: It\nmilestones:\n  - id: {name}.a\n    title: A\n    \
             kind: event\n    updates: [{{date: 2026-01-01, by: joint, status: completed}}]\n"
        )
    };
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    repo.write("plan/a.yaml", &done("I.x"));
    repo.write("plan/b.yaml", &done("I.y"));
    repo.commit("2026-01-05");
    repo.write("plan/b.yaml", &done("I.y").replace("title: A", "title: B"));
    let all =
        ["completed-without-evidence plan/a.yaml:7", "completed-without-evidence plan/b.yaml:7"];
    assert_eq!(found(&repo, &["--base", "main"]), all);
    assert_eq!(found(&repo, &["--base", "main", "--changed-only"]), all[1..]);
    let refused = repo.hito(&["check", "--changed-only"]);
    assert_eq!(refused.code, 2);
}

/// A source that is changed together with its sum is found by its text.
#[test]
fn a_source_is_compared_by_its_text() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    let with_source = |words: &str| {
        repo.write("pact.txt", words);
        let source = "sources: [{id: text, file: ../pact.txt}]\n";
        repo.write("plan/plan.yaml", &format!("plan: pact\ntitle: The pact\n{source}"));
    };
    with_source("They shall build a bridge.\n");
    repo.commit("2026-01-05");
    with_source("They may build a bridge.\n");
    let found = found(&repo, &["--base", "main", "--allow", "uncovered-text"]);
    assert_eq!(found, ["source-changed plan/plan.yaml:3"]);
}
