//! Plans that cannot be files in git: made in a temporary folder, with 512 MB to read them in.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::common::{Ran, command, ran};

/// A case of a rule.
pub struct Made {
    /// The rule.
    pub rule: &'static str,
    /// What is in the file that passes.
    pass: fn(&Path),
    /// What is in the one that fails.
    fail: fn(&Path),
    /// Where the finding is.
    at: &'static str,
}

/// The cases. Each function is given the path of a file of the plan, `repo/plan/new.yaml`.
pub const MADE: &[Made] = &[
    Made {
        rule: "unreadable-file",
        pass: |file| link("target.txt", file),
        fail: |file| link("nowhere.txt", file),
        at: "plan/new.yaml",
    },
    // Reading a pipe would wait for ever.
    Made { rule: "unreadable-file", pass: pillar, fail: pipe, at: "plan/new.yaml" },
    Made {
        rule: "symlink-loop",
        pass: |file| link("../elsewhere", &file.with_file_name("link")),
        fail: |file| link("../plan", &file.with_file_name("link")),
        at: "plan/link",
    },
    Made {
        rule: "outside-repository",
        pass: |file| link("../elsewhere/pillar.yaml", file),
        fail: |file| link("../../outside/pillar.yaml", file),
        at: "plan/new.yaml",
    },
    Made {
        rule: "outside-repository",
        pass: |file| link("../elsewhere", &file.with_file_name("link")),
        fail: |file| link("../../outside", &file.with_file_name("link")),
        at: "plan/link",
    },
    Made {
        rule: "outside-repository",
        pass: |file| source("../elsewhere/pact.txt", file),
        fail: |file| source("../../outside/pact.txt", file),
        at: "plan/plan.yaml:3:28",
    },
    Made {
        rule: "file-too-large",
        pass: |file| zeros(64 << 20, file),
        fail: |file| zeros((64 << 20) + 1, file),
        at: "plan/new.yaml",
    },
    Made {
        rule: "nul-character",
        pass: pillar,
        fail: |file| write(file, "pillar: I\ntitle: Cross\0ings\n"),
        at: "plan/new.yaml:2:13",
    },
    Made {
        rule: "nested-too-deep",
        pass: |file| nested("[", 50, file),
        fail: |file| nested("[", 100_000, file),
        at: "plan/new.yaml:2:72",
    },
    Made {
        rule: "nested-too-deep",
        pass: |file| nested("{a: ", 50, file),
        fail: |file| nested("{a: ", 100_000, file),
        at: "plan/new.yaml:2:264",
    },
    Made {
        rule: "nested-too-deep",
        pass: |file| nested("\n- ", 1, file),
        fail: |file| nested(&format!("\n{}", "- ".repeat(100_000)), 1, file),
        at: "plan/new.yaml:3:127",
    },
    Made {
        rule: "text-too-long",
        pass: |file| write(file, &format!("pillar: I\ntitle: {}\n", "a".repeat(1 << 20))),
        fail: |file| write(file, &format!("pillar: I\ntitle: '{}'\n", "a b\n ".repeat(1 << 20))),
        at: "plan/new.yaml:2:8",
    },
];

fn write(file: &Path, text: &str) {
    fs::write(file, text).unwrap();
}

fn pillar(file: &Path) {
    write(file, "pillar: I\ntitle: Crossings\n");
}

fn source(named: &str, file: &Path) {
    let text =
        format!("plan: pact\ntitle: The river pact\nsources: [{{id: text, file: {named}}}]\n");
    write(&file.with_file_name("plan.yaml"), &(text + "context: Signed on the bank.\n"));
}

fn nested(open: &str, times: usize, file: &Path) {
    write(file, &format!("pillar: I\ntitle: {}\n", open.repeat(times)));
}

/// A file that takes no room on the disk.
fn zeros(bytes: u64, file: &Path) {
    fs::File::create(file).unwrap().set_len(bytes).unwrap();
}

fn link(to: &str, file: &Path) {
    std::os::unix::fs::symlink(to, file).unwrap();
}

fn pipe(file: &Path) {
    assert!(Command::new("mkfifo").arg(file).status().unwrap().success());
}

/// A repository with a plan, and a folder that is none of its business.
fn repository(make: fn(&Path)) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for folder in ["repo/.git", "repo/plan", "repo/elsewhere", "outside"] {
        fs::create_dir_all(dir.path().join(folder)).unwrap();
    }
    write(&dir.path().join("repo/plan/plan.yaml"), "plan: pact\ntitle: The river pact\n");
    pillar(&dir.path().join("repo/plan/target.txt"));
    for folder in ["repo/elsewhere", "outside"] {
        pillar(&dir.path().join(folder).join("pillar.yaml"));
        write(&dir.path().join(folder).join("pact.txt"), "Signed on the bank.\n");
    }
    make(&dir.path().join("repo/plan/new.yaml"));
    dir
}

fn limited(dir: &tempfile::TempDir, args: &str) -> Ran {
    let script = format!("ulimit -v 524288 2>/dev/null; exec \"$0\" {args}");
    let prepared = command(&dir.path().join("repo"));
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).arg(prepared.get_program());
    shell.current_dir(dir.path().join("repo")).env("RAYON_NUM_THREADS", "2");
    for (name, value) in prepared.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    ran(&mut shell)
}

fn rows(ran: &Ran) -> Vec<Value> {
    ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn what_passes_does_not_break_the_rule() {
    for made in MADE {
        let ran = limited(&repository(made.pass), "check --format ndjson");
        let broken = rows(&ran).into_iter().filter(|row| row["rule"] == made.rule).count();
        assert_eq!(broken, 0, "{} at {}", made.rule, made.at);
    }
}

#[test]
fn what_fails_is_one_finding_at_its_place() {
    for made in MADE {
        let dir = repository(made.fail);
        let ran = limited(&dir, "check --format ndjson");
        assert_eq!(ran.code, Some(1), "{}: {}", made.rule, ran.stderr);
        let found: Vec<String> = rows(&ran).iter().map(place).collect();
        assert_eq!(found, [format!("{} {}", made.rule, made.at)]);
        // People see the same, shortened to a screen.
        let ran = limited(&dir, "check --quiet");
        let at = format!("--> {}\n", made.at);
        assert!(ran.stdout.contains(&at) && ran.stdout.len() < 2000, "{}", ran.stdout);
    }
}

#[test]
fn what_fails_answers_no_question() {
    // A list needs no source: only what compares quotes reads them.
    for made in MADE.iter().filter(|made| !made.at.starts_with("plan/plan.yaml")) {
        let ran = limited(&repository(made.fail), "list");
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{}", made.rule);
        assert!(ran.stderr.contains(made.rule), "{}", ran.stderr);
    }
}

fn place(row: &Value) -> String {
    let text = |key: &str| row[key].as_str().unwrap().to_owned();
    let place = match row["line"].as_u64() {
        Some(line) => format!("{}:{line}:{}", text("file"), row["column"]),
        None => text("file"),
    };
    format!("{} {place}", text("rule"))
}
