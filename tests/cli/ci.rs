//! The files for CI services agree with the command line and pass no text of strangers to a shell.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_yaml::Value;

use crate::common::hito;

/// Every file that is offered or that we use.
const FILES: [&str; 8] = [
    "action.yml", "docs/ci/action.sh", "docs/ci/pull-request.yml", "docs/ci/weekly.yml",
    "docs/ci/gitlab.yml", "docs/ci/pre-commit.yml", ".pre-commit-hooks.yaml",
    ".github/workflows/ci.yml",
];

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// The words of the calls of hito in a script, up to what a shell would take for its own.
fn calls(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().map(|line| line.trim().trim_start_matches("- "));
    let lines = lines.map(|line| line.trim_start_matches("if ").trim_start_matches("entry: "));
    let calls = lines.filter_map(|line| {
        let rest = line.strip_prefix("\"$HITO\" ").or_else(|| line.strip_prefix("hito "))?;
        let words = rest.split(';').next()?.split(' ').map(|word| word.trim_matches('"'));
        let own = |word: &&str| !word.starts_with(['>', '|']) && !word.starts_with("2>");
        let words = words.take_while(own).filter(|word| !word.contains("[@]"));
        Some(std::iter::once("hito").chain(words).map(str::to_owned).collect())
    });
    calls.collect()
}

#[test]
fn every_call_is_one_that_hito_understands() {
    let mut seen = 0;
    for file in FILES {
        for call in calls(&read(file)) {
            seen += 1;
            let parsed = hito::cli::command().try_get_matches_from(&call);
            assert!(parsed.is_ok(), "{file}: {call:?}: {}", parsed.unwrap_err());
        }
    }
    assert!(seen >= 10, "{seen} calls");
}

#[test]
fn nothing_of_a_stranger_reaches_a_shell() {
    fn scripts(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Mapping(map) => {
                for (key, value) in map {
                    match (key.as_str(), value.as_str()) {
                        (Some("run"), Some(script)) => found.push(script.to_owned()),
                        _ => scripts(value, found),
                    }
                }
            }
            Value::Sequence(items) => items.iter().for_each(|item| scripts(item, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for file in FILES {
        let text = read(file);
        assert!(!text.contains("pull_request_target"), "{file}");
        if file != "docs/ci/action.sh" {
            scripts(&serde_yaml::from_str(&text).unwrap(), &mut found);
        }
    }
    assert!(found.len() >= 5, "{} scripts", found.len());
    for script in found {
        assert!(!script.contains("${{"), "values go through `env:`: {script}");
    }
}

#[test]
fn workflows_ask_for_few_permissions() {
    for file in FILES.into_iter().filter(|file| file.contains("workflows") || file.contains("ci/"))
    {
        if ["action.sh", "gitlab", "pre-commit"].iter().any(|other| file.contains(other)) {
            continue;
        }
        let workflow: Value = serde_yaml::from_str(&read(file)).unwrap();
        let permissions = workflow["permissions"].as_mapping().unwrap();
        assert_eq!(permissions["contents"].as_str(), Some("read"), "{file}");
        let writes = |(_, access): &(&Value, &Value)| access.as_str() == Some("write");
        let written: Vec<_> = permissions.iter().filter(writes).map(|(name, _)| name).collect();
        assert!(written.iter().all(|name| name.as_str() == Some("pull-requests")), "{file}");
    }
}

/// A run of the action on a pull request: its workspace, what the runner gives it, and a `gh` that
/// writes down how it is called.
struct Run {
    folder: tempfile::TempDir,
    inputs: BTreeMap<&'static str, String>,
}

/// A plan whose texts would like to be commands of the runner.
const PLAN: &str = "plan: pact
title: The pact
issued: 2025-01-01
pillars:
  - id: I
    title: Crossings
    milestones:
      - id: I.ferry
        title: \"A ferry ##[error]x %0A::warning::y\"
        kind: event
        due: 2027
";

impl Run {
    /// A repository whose pull request writes a plan anew.
    fn new(plan: &str) -> Self {
        let run = Self { folder: tempfile::tempdir().unwrap(), inputs: BTreeMap::new() };
        fs::create_dir_all(run.path("work/plan")).unwrap();
        run.git(&["init", "--quiet", "--initial-branch=main"]);
        run.commit(PLAN);
        run.commit(plan);
        let gh = "#!/bin/sh\necho \"$@\" >>\"$RUNNER_TEMP/calls\"\n\
            case \"$*\" in *--paginate*) exec cat \"$RUNNER_TEMP/earlier\";; esac\n\
            for word; do case $word in body=@*) cp \"${word#body=@}\" \"$RUNNER_TEMP/body\";; esac; done\n";
        run.program("gh", gh);
        fs::write(run.path("earlier"), "").unwrap();
        run
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    fn program(&self, name: &str, script: &str) {
        fs::write(self.path(name), script).unwrap();
        fs::set_permissions(self.path(name), PermissionsExt::from_mode(0o755)).unwrap();
    }

    fn commit(&self, plan: &str) {
        fs::write(self.path("work/plan/plan.yaml"), plan).unwrap();
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=plan"]);
    }

    fn git(&self, args: &[&str]) -> String {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(args);
        let settings = ["GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"].map(|name| (name, "/dev/null"));
        let output = git.envs(settings).current_dir(self.path("work")).output().unwrap();
        assert!(output.status.success(), "{args:?}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// What an expression of the action comes to.
    fn value(&self, expression: &str) -> String {
        let action: Value = serde_yaml::from_str(&read("action.yml")).unwrap();
        let default = |name: &str| action["inputs"][name]["default"].as_str().unwrap().to_owned();
        let input = |name: &str| self.inputs.get(name).cloned().unwrap_or_else(|| default(name));
        match expression {
            "runner.temp" => self.folder.path().to_str().unwrap().to_owned(),
            "inputs.base || github.event.pull_request.base.sha" if input("base").is_empty() => {
                self.git(&["rev-parse", "HEAD~1"])
            }
            "inputs.base || github.event.pull_request.base.sha" => input("base"),
            "github.event.pull_request.number" => "7".to_owned(),
            "inputs.token" => "t0ken".to_owned(),
            _ => input(expression.strip_prefix("inputs.").unwrap()),
        }
    }

    /// Runs a step as the runner does.
    fn step(&self, step: &Value) -> Output {
        let mut shell = Command::new("bash");
        shell.args([
            "--noprofile",
            "--norc",
            "-eo",
            "pipefail",
            "-c",
            step["run"].as_str().unwrap(),
        ]);
        for (name, value) in step["env"].as_mapping().into_iter().flatten() {
            let mut text = value.as_str().unwrap().to_owned();
            while let Some((before, rest)) = text.clone().split_once("${{ ") {
                let (expression, after) = rest.split_once(" }}").unwrap();
                text = format!("{before}{}{after}", self.value(expression));
            }
            shell.env(name.as_str().unwrap(), text);
        }
        let path = format!("{}:{}", self.folder.path().display(), std::env::var("PATH").unwrap());
        shell.env("PATH", path).env("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR"));
        shell.env("RUNNER_TEMP", self.folder.path()).env("GITHUB_REPOSITORY", "o/r");
        shell.env("GITHUB_STEP_SUMMARY", self.path("summary"));
        shell.env("GITHUB_OUTPUT", self.path("output"));
        shell.env("HITO_AS_OF", "2026-11-24").env("HITO_LANG", "en");
        shell.current_dir(self.path("work")).output().unwrap()
    }

    /// Runs the step that judges; gives its exit code and its log.
    fn judge(&self) -> (Option<i32>, String) {
        fs::create_dir_all(self.path("hito/bin")).unwrap();
        let hito = self.path("hito/bin/hito");
        if !hito.exists() {
            std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_hito"), hito).unwrap();
        }
        let output = self.step(steps().last().unwrap());
        let log = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(log).unwrap())
    }
}

/// The steps of the action.
fn steps() -> Vec<Value> {
    let action: Value = serde_yaml::from_str(&read("action.yml")).unwrap();
    action["runs"]["steps"].as_sequence().unwrap().clone()
}

/// The lines of a log that the runner obeys, older commands included.
fn commands(log: &str) -> Vec<&str> {
    let mut end: Option<&str> = None;
    let mut found = Vec::new();
    for line in log.lines() {
        if let Some(token) = end {
            if line.strip_prefix("::").and_then(|rest| rest.strip_suffix("::")) == Some(token) {
                end = None;
            }
        } else if let Some(token) = line.strip_prefix("::stop-commands::") {
            end = Some(token);
        } else if line.trim_start().starts_with("::") || line.contains("##[") {
            found.push(line);
        }
    }
    assert_eq!(end, None, "{log}");
    found
}

#[test]
fn the_action_annotates_comments_and_fails() {
    let run = Run::new(&PLAN.replace("due: 2027", "due: 2029"));
    let (code, log) = run.judge();
    assert_eq!(code, Some(1), "{log}");
    let commands = commands(&log);
    assert_eq!(commands.len(), 1, "{log}");
    let begin = "::error file=plan/plan.yaml,line=11,endLine=11,col=14,endColumn=18,\
        title=baseline-changed::";
    assert!(commands[0].starts_with(begin), "{log}");
    let summary = run.text("summary");
    assert!(summary.contains("2027") && summary.contains("2029"), "{summary}");
    // The comment is the summary below a mark, and takes the place of an earlier one.
    assert_eq!(run.text("body"), format!("<!-- hito -->\n{summary}"));
    assert!(run.text("calls").contains("--silent repos/o/r/issues/7/comments -F"));
    fs::write(run.path("earlier"), "42\n43\n").unwrap();
    run.judge();
    assert!(run.text("calls").contains("--method PATCH repos/o/r/issues/comments/42 "));
}

#[test]
fn where_the_token_may_not_comment_the_summary_tells() {
    let run = Run::new(&PLAN.replace("kind: event", "kind: body"));
    run.program("gh", "#!/bin/sh\nexit 1\n");
    let (code, log) = run.judge();
    assert_eq!(code, Some(0), "{log}");
    assert_eq!(commands(&log).len(), 1, "{log}");
    assert!(log.contains("::notice title=hito::what changed could not be commented"), "{log}");
    assert!(run.text("summary").contains("body"));
}

/// A plan with mistakes is annotated; neither what is said of it nor what an input says does more.
#[test]
fn what_a_stranger_writes_gives_the_runner_no_command() {
    let broken = PLAN.replace("kind: event", "kind: '##[error]x'\n        '##[group]y': 1");
    let mut run = Run::new(&broken);
    let (code, log) = run.judge();
    assert_eq!(code, Some(1), "{log}");
    let all = commands(&log);
    assert!(all.len() >= 2 && all.iter().all(|line| line.starts_with("::error file=")), "{log}");
    run.inputs.insert("base", "--output=taken".to_owned());
    run.inputs.insert("options", "--deny=overdue\n\n$(touch taken)".to_owned());
    let (code, log) = run.judge();
    assert_eq!(code, Some(2), "{log}");
    let said = "::error title=hito::the plan could not be judged; the log of this step says why";
    assert_eq!(commands(&log), [said]);
    assert_eq!(fs::read_dir(run.path("work")).unwrap().count(), 2, "plan and .git");
}

/// The name under which a build is kept changes with the sources.
#[test]
fn a_build_is_kept_by_its_sources() {
    let run = Run::new(PLAN);
    let output = run.step(&steps()[0]);
    assert!(output.status.success());
    let sum = run.text("output");
    let sum = sum.strip_prefix("sum=").unwrap().trim_end();
    assert!(sum.len() == 64 && sum.chars().all(|c| c.is_ascii_hexdigit()), "{sum}");
}

/// The files that `hito init --ci` makes in a new repository, with the rest of a command line.
fn offered(folder: &str, options: &[&str]) -> (tempfile::TempDir, [String; 3], String) {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join(".git")).unwrap();
    fs::write(dir.path().join("pact.txt"), "A bridge shall be built.\n").unwrap();
    let init = ["init", folder, "--from-text", "pact.txt"];
    assert_eq!(hito(dir.path(), &init).code, Some(0));
    let ci = [&["init", folder, "--ci", "gitlab,github,pre-commit"], options].concat();
    let ran = hito(dir.path(), &ci);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let files = [".github/workflows/plan.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"];
    let made: String = files.map(|file| format!("made  {file}\n")).concat();
    assert_eq!(ran.stdout, made, "a plan that is there stays as it is");
    let text = |file| fs::read_to_string(dir.path().join(file)).unwrap();
    let texts = files.map(text);
    (dir, texts, ran.stderr)
}

#[test]
fn init_offers_what_services_need() {
    let (dir, texts, said) = offered("deep/wa\"ter", &["--hito", "someone/hito@v1.0"]);
    assert_eq!(said, "");
    let [github, gitlab, hook] = texts.map(|text| {
        assert!(!text.contains("OWNER") && !text.contains("seeds"), "{text}");
        serde_yaml::from_str::<Value>(&text).unwrap()
    });
    let paths = &github["on"]["pull_request"]["paths"];
    assert_eq!(*paths, serde_yaml::from_str::<Value>("['deep/wa\"ter/**', pact.txt]").unwrap());
    let step = github["jobs"]["check"]["steps"].as_sequence().unwrap().last().unwrap();
    assert_eq!(
        (&step["uses"], &step["with"]["plan"]),
        (&"someone/hito@v1.0".into(), &"deep/wa\"ter".into(),)
    );
    assert_eq!(gitlab["plan"]["variables"]["HITO_PLAN"], "deep/wa\"ter");
    let install = "cargo install --locked --git https://github.com/someone/hito --rev v1.0";
    assert_eq!(gitlab["plan"]["script"][0], install);
    let repository = &hook["repos"][0];
    assert_eq!(repository["repo"], "https://github.com/someone/hito");
    assert_eq!(repository["rev"], "v1.0");
    assert_eq!(repository["hooks"][0]["args"][0], "--plan=deep/wa\"ter");
    // A second time there is nothing left to make.
    let again = hito(dir.path(), &["init", "deep/wa\"ter", "--ci", "github"]);
    assert_eq!((again.code, again.stdout.as_str()), (Some(0), ""));
    assert!(again.stderr.contains("stays as it is"), "{}", again.stderr);
    for typed in ["someone/hito", "hito@v1", "a/b@", "a/b@-x", "a/b;c@v1", "a/b@x y"] {
        let ran = hito(dir.path(), &["init", "x", "--ci", "github", "--hito", typed]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{typed}");
        assert!(ran.stderr.contains("--hito: ") && !dir.path().join("x").exists(), "{typed}");
    }
}

/// Where it is not said where hito is had from, what is made is valid, and says what to write.
#[test]
fn init_says_what_is_left_to_write() {
    let (_dir, texts, said) = offered("plan", &[]);
    for text in texts {
        assert!(text.contains("OWNER/hito") && text.contains("Name the repository"), "{text}");
        serde_yaml::from_str::<Value>(&text).unwrap();
    }
    assert_eq!(said.matches("in place of `OWNER/hito`").count(), 3, "{said}");
}
