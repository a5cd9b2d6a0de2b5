//! Every rule has a plan that passes and one that fails: `tests/rules/RULE/pass*` and `fail*`, each
//! with the folder `plan/` and, if it fails, the findings in `expected`. If `check --fix` repairs
//! what the rule finds, `fix*` has `plan/` and the outcome in `fixed/`.
//! `TRYCMD=overwrite cargo test --test cli rules::` rewrites `expected` and `fixed/`.

mod made;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use hito::check::rules;
use hito::domain::Severity;
use hito::source::mistakes::MISTAKES;
use made::MADE;
use serde_json::Value;

use crate::common::{Ran, hito};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// The cases of a rule that begin with a word, `pass` or `fail`.
fn cases(rule: &str, word: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder().join(rule)).into_iter().flatten();
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.file_name().unwrap().to_str().unwrap().starts_with(word));
    cases.sort();
    cases
}

/// Checks the plan of a case. One with a folder `base/` is a change: `plan/` came after it.
fn check(case: &Path, options: &[&str]) -> Ran {
    let mut args = vec!["check", "--plan", "plan"];
    args.extend(options);
    if !case.join("base").exists() {
        return hito(case, &args);
    }
    let repository = tempfile::tempdir().unwrap();
    let copy = |from: &str| {
        let plan = repository.path().join("plan");
        fs::create_dir_all(&plan).unwrap();
        for entry in fs::read_dir(case.join(from)).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), plan.join(entry.file_name())).unwrap();
        }
    };
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.args(args).current_dir(repository.path());
        for who in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{who}_NAME"), "A")
                .env(format!("GIT_{who}_EMAIL"), "a@example.org");
        }
        // A fixed day gives the commit a fixed id, which findings name.
        let days =
            ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"].map(|name| (name, "2026-01-01T12:00Z"));
        let settings = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"].map(|name| (name, "/dev/null"));
        assert!(git.envs(days).envs(settings).status().unwrap().success());
    };
    git(&["init", "--quiet", "--initial-branch=main"]);
    copy("base");
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message=base"]);
    copy("plan");
    args.extend(["--base", "main"]);
    hito(repository.path(), &args)
}

/// The findings of a case, as rows.
fn findings(case: &Path) -> Vec<Value> {
    let ran = check(case, &["--format", "ndjson"]);
    ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_rule_has_a_plan_that_passes_and_one_that_fails() {
    for rule in rules() {
        let made = MADE.iter().any(|made| made.rule == rule.name);
        for word in ["pass", "fail"] {
            let missing = cases(rule.name, word).is_empty() && !made;
            assert!(!missing, "make the folder tests/rules/{}/{word}/plan", rule.name);
        }
    }
}

#[test]
fn every_folder_is_a_rule() {
    let names: BTreeSet<&str> = rules().map(|rule| rule.name).collect();
    for entry in fs::read_dir(folder()).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let is_rule = names.contains(name.as_str());
        assert!(is_rule || entry.path().is_file(), "there is no rule {name}");
    }
}

#[test]
fn plans_that_pass_have_no_finding() {
    for rule in rules() {
        for case in cases(rule.name, "pass") {
            let ran = check(&case, &[]);
            let said = (ran.code, ran.stdout.as_str());
            assert_eq!(said, (Some(0), ""), "{}", case.display());
        }
    }
}

#[test]
fn plans_that_fail_show_what_is_expected() {
    for rule in rules() {
        for case in cases(rule.name, "fail") {
            let ran = check(&case, &[]);
            let file = case.join("expected");
            if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
                fs::write(&file, &ran.stdout).unwrap();
            }
            let expected = fs::read_to_string(&file).unwrap_or_default().replace('\r', "");
            assert_eq!(ran.stdout, expected, "{}", file.display());
            let code = i32::from(rule.severity == Severity::Deny);
            assert_eq!(ran.code, Some(code), "{}", case.display());
        }
    }
}

/// Programs are told of the same places as people, and of no other rule.
#[test]
fn plans_that_fail_break_one_rule_only() {
    for rule in rules() {
        for case in cases(rule.name, "fail") {
            let expected = fs::read_to_string(case.join("expected")).unwrap();
            let rows = findings(&case);
            let shown = expected.matches("--> ").count();
            assert_eq!(rows.len(), shown, "{}", case.display());
            assert!(shown > 0, "{} fails nothing", case.display());
            for row in rows {
                assert_eq!(row["rule"], rule.name, "{}", case.display());
                let file = row["file"].as_str().unwrap();
                let place = match row["line"].as_u64() {
                    Some(line) => format!("--> {file}:{line}:{}\n", row["column"]),
                    None => format!("--> {file}\n"),
                };
                assert!(expected.contains(&place), "{} has no {place}", case.display());
            }
        }
    }
}

/// What `--fix` makes of a case `fix*` is in `fixed/`, byte for byte, and what it leaves in
/// `expected`. What a dry run prints, `git apply` makes.
#[test]
fn plans_are_fixed_as_expected() {
    for rule in rules() {
        let cases = cases(rule.name, "fix");
        assert_eq!(rule.fix.is_some(), !cases.is_empty(), "make tests/rules/{}/fix", rule.name);
        for case in cases {
            let name = case.display();
            let there = tempfile::tempdir().unwrap();
            copy(&case.join("plan"), &there.path().join("plan"));
            let shown = fix(there.path(), &["--dry-run"]);
            assert_eq!(texts(&there.path().join("plan")), texts(&case.join("plan")), "{name}");
            let patched = tempfile::tempdir().unwrap();
            copy(&case.join("plan"), &patched.path().join("plan"));
            apply(patched.path(), &shown.stdout);

            let ran = fix(there.path(), &[]);
            let fixed = texts(&there.path().join("plan"));
            assert_eq!(texts(&patched.path().join("plan")), fixed, "{name}: {}", shown.stdout);
            if std::env::var_os("TRYCMD").is_some_and(|mode| mode == "overwrite") {
                fs::write(case.join("expected"), &ran.stdout).unwrap();
                copy(&there.path().join("plan"), &case.join("fixed"));
            }
            assert_eq!(fixed, texts(&case.join("fixed")), "{name}");
            assert_eq!(ran.stdout, fs::read_to_string(case.join("expected")).unwrap(), "{name}");
            let code = Some(i32::from(ran.stdout.contains("error[")));
            assert_eq!((ran.code, shown.code), (code, code), "{name}: {}", ran.stderr);

            // What is fixed stays as it is, and what is left is told again.
            let again = fix(there.path(), &[]);
            assert_eq!((again.stdout, again.code), (ran.stdout, code), "{name}");
            assert_eq!(texts(&there.path().join("plan")), fixed, "{name}");
        }
    }
}

fn fix(dir: &Path, options: &[&str]) -> Ran {
    hito(dir, &[&["check", "--plan", "plan", "--fix", "--as-of", "2026-11-24"], options].concat())
}

/// What is mended is told by file and line, whatever came to light first.
#[test]
fn mends_are_told_in_the_order_of_the_files() {
    let there = tempfile::tempdir().unwrap();
    fs::create_dir(there.path().join("plan")).unwrap();
    for (file, text) in [
        (
            "plan.yaml",
            "plan: pact\ntitle: The pact\n# hito: allow(completed-without-evidence) no\nchecks: {overdu: warn, stal: allow}\n",
        ),
        ("z.yaml", "pillar: I\ntitel: Crossings\n"),
        (
            "a.yaml",
            "commitment: I.1\ntitle: A\ntgas: [b]\nmilestones:\n  - id: I.1.a\n    titel: A\n    kind: Event\n",
        ),
    ] {
        fs::write(there.path().join("plan").join(file), text).unwrap();
    }
    let told = |options: &[&str]| {
        let said = fix(there.path(), options).stderr;
        let lines = said.lines().filter(|line| line.contains(".yaml:"));
        let place =
            |line: &str| line.split(' ').find(|word| word.contains(".yaml:")).unwrap().to_owned();
        lines.map(place).collect::<Vec<String>>()
    };
    let expected = [
        "a.yaml:3:", "a.yaml:6:", "a.yaml:7:", "plan.yaml:3:", "plan.yaml:4:", "plan.yaml:4:",
        "z.yaml:2:",
    ];
    let expected = expected.map(|place| format!("plan/{place}"));
    assert_eq!(told(&["--dry-run"]), expected);
    assert_eq!(told(&[]), expected);
}

/// Copies the plan files of a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for (name, bytes) in texts(from) {
        fs::write(to.join(name), bytes).unwrap();
    }
}

/// The plan files of a folder.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(Result::unwrap);
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|ext| ext == "yaml"));
    let text = |path: &Path| String::from_utf8(fs::read(path).unwrap()).unwrap();
    files.map(|file| (file.file_name().into_string().unwrap(), text(&file.path()))).collect()
}

fn apply(dir: &Path, patch: &str) {
    if patch.is_empty() {
        return;
    }
    fs::write(dir.join("patch"), patch).unwrap();
    let mut git = Command::new("git");
    git.args(["apply", "--whitespace=nowarn", "patch"]).current_dir(dir);
    // What stands above the folder, or in somebody's settings, is none of this.
    git.env("GIT_CEILING_DIRECTORIES", dir.parent().unwrap());
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    assert!(git.status().unwrap().success(), "{patch}");
}

/// What is not written as an allowance must be leaves the finding that it speaks of.
#[test]
fn malformed_allowances_allow_nothing() {
    let case = folder().join("malformed-allowance/fail");
    let there = tempfile::tempdir().unwrap();
    copy(&case.join("plan"), &there.path().join("plan"));
    let file = there.path().join("plan/plan.yaml");
    let text = fs::read_to_string(&file).unwrap().replace("in-progress", "completed");
    fs::write(&file, &text).unwrap();
    let ran = hito(there.path(), &["check", "--plan", "plan"]);
    let count = text.matches("status: completed").count();
    assert_eq!(ran.stdout.matches("[malformed-allowance]").count(), count, "{}", ran.stdout);
    assert_eq!(ran.stdout.matches("[completed-without-evidence]").count(), count);
}

/// A plan with a mistake of reading answers no question; one that breaks a rule of checking does.
#[test]
fn only_plans_that_can_be_read_answer() {
    for rule in rules() {
        for case in cases(rule.name, "fail") {
            let ran = hito(&case, &["list", "--plan", "plan"]);
            let is_mistake = MISTAKES.iter().any(|mistake| mistake.name == rule.name);
            assert_eq!(ran.code, Some(if is_mistake { 2 } else { 0 }), "{}", case.display());
            assert_eq!(is_mistake, ran.stderr.contains(rule.name), "{}", case.display());
            assert!(!is_mistake || ran.stdout.is_empty(), "{}", case.display());
        }
    }
}
