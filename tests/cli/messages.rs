//! Mistakes that people make, and the messages that answer them: `tests/messages/*.trycmd`, on the
//! plan in `tests/fixtures/small-plan`; and below, wrong folders and variables.

use std::fs;

use crate::common::{cases, command, hito, ran};

#[test]
fn mistakes_are_answered_with_what_to_do() {
    cases("tests/messages/*.trycmd").env("HITO_PLAN", "tests/fixtures/small-plan/plan").run();
}

/// A folder without a plan, in which others are that have none, an empty one and a good one.
fn place() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (file, text) in [
        ("none/notes.yaml", "anything: at all\n"),
        ("other/plan/plan.yaml", "pillar: I\ntitle: Crossings\n"),
        ("good/plan/plan.yaml", "plan: pact\ntitle: The river pact\n"),
    ] {
        let file = dir.path().join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    dir
}

/// What `hito list` says with a variable and with options; the folder it runs in is `HERE`.
fn said(variable: (&str, &str), options: &[&str]) -> String {
    let dir = place();
    let mut command = command(dir.path());
    command.env(variable.0, variable.1).args(options).arg("list");
    let ran = ran(&mut command);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{options:?}");
    ran.stderr.replace(dir.path().canonicalize().unwrap().to_str().unwrap(), "HERE")
}

const NOTHING: (&str, &str) = ("HITO_PLAN", "");

#[test]
fn without_a_plan() {
    assert_eq!(
        said(NOTHING, &[]),
        "error: no plan here: neither `plan/plan.yaml` nor `plan.yaml` in HERE or above
  go to the folder of a plan, or name one: `hito --plan DIR …`\n  \
         begin one with `hito init`, or from a sheet with `hito import FILE --new DIR`\n"
    );
    assert_eq!(
        said(NOTHING, &["--plan", "none"]),
        "error[missing-plan]: there is no `plan.yaml` in this folder
--> none
 = help: begin one with `plan: ID`, or name the folder that holds one

error: the plan in `none` has 1 mistake; mend it and try again\n"
    );
    assert_eq!(
        said(NOTHING, &["--plan", "other"]),
        "error[missing-plan]: `plan.yaml` does not say what plan this is
 --> other/plan/plan.yaml:1:1
  |
1 | pillar: I
  | ^^^^^^
  |
  = help: begin it with `plan: ID`, and move this node to a file of its own

error: the plan in `other/plan` has 1 mistake; mend it and try again\n"
    );
}

#[test]
fn folders_that_are_none() {
    let reading = |name: &str, why: &str| {
        format!(
            "error: --plan: the folder `{name}` cannot be read: {why}
  name the folder that holds `plan.yaml`\n"
        )
    };
    assert_eq!(
        said(NOTHING, &["--plan", "nowhere"]),
        reading("nowhere", "no such file or directory")
    );
    let file = "none/notes.yaml";
    assert_eq!(said(NOTHING, &["--plan", file]), reading(file, "not a directory"));
    let writing = |name: &str, why: &str| {
        format!(
            "error: --output: `{name}` cannot be written: {why}
  name a file in a folder that exists and that you may write to\n"
        )
    };
    let output = |name: &'static str| ["--plan", "good", "--output", name];
    let file = "nowhere/list.txt";
    assert_eq!(said(NOTHING, &output(file)), writing(file, "no such file or directory"));
    assert_eq!(said(NOTHING, &output("none")), writing("none", "is a directory"));
}

/// A variable that is wrong is named: nobody typed it.
#[test]
fn variables() {
    assert_eq!(
        said(("HITO_PLAN", "nowhere"), &[]),
        "error: HITO_PLAN: the folder `nowhere` cannot be read: no such file or directory
  name the folder that holds `plan.yaml`\n"
    );
    assert_eq!(
        said(("HITO_AS_OF", "2026-02-30"), &["--plan", "good"]),
        "error: HITO_AS_OF: 30 February 2026 does not exist
  the last day of that month is 2026-02-28\n"
    );
    assert_eq!(
        said(("HITO_LANG", "de"), &["--plan", "good"]),
        "error: HITO_LANG: hito does not speak `de`
  it speaks `es`, `en` and `fr`\n"
    );
}

/// The folder, the repository around it, and the file itself are all ways to name a plan.
#[test]
fn a_plan_can_be_named_in_three_ways() {
    let dir = place();
    for name in ["good", "good/plan", "good/plan/plan.yaml"] {
        let ran = hito(dir.path(), &["list", "--count", "--format", "csv", "--plan", name]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "count\r\n0\r\n"), "{name}");
    }
}
