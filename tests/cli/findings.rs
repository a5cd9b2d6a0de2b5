//! The formats of `hito check` by their own rules, on a hostile plan.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hito::check::rules;
use hito::render::FINDING_FORMATS;
use serde_json::Value;

use crate::common::hito;

/// A repository with its plan in a folder with an odd name, and what is wrong in it: so many
/// errors, as many warnings, each with a text that would like to be more than text.
fn repository(many: usize) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("a b,c:%é/plan");
    fs::create_dir_all(&folder).unwrap();
    fs::create_dir(dir.path().join(".git")).unwrap();
    let mut text =
        "plan: pact\ntitle: The pact\npillars:\n  - id: I\n    title: X\n    milestones:\n"
            .to_owned();
    for number in 0..many {
        let evil =
            r#""\n::error file=x::y %0A ##[error]z \u0007 \uFFFE ]]> <b> [a](http://b.c) ,""#;
        text += &format!(
            "      - {{id: I.m{number}, title: A, kind: event, after: [I.m{number}, {evil}], \
             updates: [{{date: 2026-01-01, by: joint, status: completed}}]}}\n"
        );
    }
    fs::write(folder.join("plan.yaml"), text).unwrap();
    dir
}

fn check(dir: &Path, format: &str) -> String {
    let ran = hito(dir, &["check", "--plan", "a b,c:%é/plan", "--format", format]);
    assert_eq!(ran.code, Some(1), "{format}: {}", ran.stderr);
    ran.stdout
}

/// A key that is not known is a mistake of the node that has it.
#[test]
fn findings_name_the_node_that_they_are_about() {
    let dir = tempfile::tempdir().unwrap();
    let text = "plan: pact\ntitle: The pact\nstauts: x\npillars:\n  - id: I\n    title: X\n    \
        milestones:\n      - id: I.m\n        title: A\n        kind: event\n        stauts: x\n        \
        updates: [{id: u, date: 2026-01-01, by: joint, stauts: x}]\n";
    fs::write(dir.path().join("plan.yaml"), text).unwrap();
    let ran = hito(dir.path(), &["check", "--format", "ndjson"]);
    let ids = ran.stdout.lines().map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        (row["line"].as_u64().unwrap(), row["id"].as_str().unwrap().to_owned())
    });
    let expected = [(3, "pact"), (11, "I.m"), (12, "I.m")];
    assert_eq!(ids.collect::<Vec<_>>(), expected.map(|(line, id)| (line, id.to_owned())));
}

#[test]
fn the_exit_code_does_not_depend_on_the_format() {
    let dir = repository(2);
    for format in FINDING_FORMATS {
        let text = check(dir.path(), format.name);
        let acts = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        assert!(!text.contains(acts), "{}: {text}", format.name);
    }
    let river = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small-plan");
    for format in FINDING_FORMATS {
        let ran = hito(&river, &["check", "--format", format.name]);
        assert_eq!(ran.code, Some(0), "{}: {}", format.name, ran.stdout);
    }
}

#[test]
fn github_is_given_commands_that_no_text_can_begin() {
    let dir = repository(12);
    let text = check(dir.path(), "github");
    let errors: Vec<&str> = text.lines().filter(|line| line.starts_with("::error ")).collect();
    assert_eq!(errors.len(), 10);
    for error in &errors {
        let (properties, message) = error[2..].split_once("::").unwrap();
        let file = "file=a b%2Cc%3A%25é/plan/plan.yaml,line=";
        assert!(properties.contains(file), "{properties}");
        assert!(!message.is_empty());
    }
    let commands = text.lines().filter(|line| line.starts_with("::")).count();
    assert_eq!(commands, errors.len() + 1, "{text}");
    let rest = text.lines().filter(|line| !line.starts_with("::"));
    for line in rest {
        assert!(line.starts_with("error[") && !line.contains("##["), "{line}");
    }
    assert!(text.lines().last().unwrap().starts_with("::notice "), "{text}");
}

#[test]
fn sarif_has_rules_relative_places_and_lasting_fingerprints() {
    let dir = repository(2);
    let read = || -> Value { serde_json::from_str(&check(dir.path(), "sarif")).unwrap() };
    let before = read();
    assert_eq!(before["version"], "2.1.0");
    let run = &before["runs"][0];
    let known = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(known.len(), rules().count());
    for rule in known {
        assert!(rule["help"]["text"].as_str().is_some_and(|help| help.len() > 20), "{rule}");
    }
    let fingerprints = |log: &Value| -> Vec<String> {
        let results = log["runs"][0]["results"].as_array().unwrap();
        results.iter().map(|r| r["partialFingerprints"]["hito/v1"].to_string()).collect()
    };
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(known[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert_eq!(uri, "a%20b%2Cc%3A%25%C3%A9/plan/plan.yaml");
        let region = &place["region"];
        assert!(region["startLine"].as_u64() <= region["endLine"].as_u64());
        assert!(!result["message"]["text"].as_str().unwrap().contains("]("), "{result}");
    }
    let unique: BTreeSet<String> = fingerprints(&before).into_iter().collect();
    assert_eq!(unique.len(), fingerprints(&before).len());
    // Lines move, fingerprints stay.
    let file = dir.path().join("a b,c:%é/plan/plan.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("title: The pact", "title: The pact\n\n\ntags: []")).unwrap();
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("tags: []\n", "")).unwrap();
    assert_eq!(fingerprints(&read()), fingerprints(&before));
}

#[test]
fn junit_is_xml_that_counts_right() {
    let dir = repository(3);
    let text = check(dir.path(), "junit");
    let document = roxmltree::Document::parse(&text).unwrap();
    let root = document.root_element();
    let count = |name: &str| root.descendants().filter(|node| node.has_tag_name(name)).count();
    assert_eq!(root.attribute("tests"), Some(count("testcase").to_string().as_str()));
    assert_eq!(root.attribute("failures"), Some(count("failure").to_string().as_str()));
    assert!(count("failure") > 0);
}

#[test]
fn gitlab_has_paths_and_fingerprints() {
    let dir = repository(3);
    let issues: Vec<Value> = serde_json::from_str(&check(dir.path(), "gitlab")).unwrap();
    let mut seen = BTreeSet::new();
    for issue in &issues {
        assert!(seen.insert(issue["fingerprint"].to_string()), "{issue}");
        assert_eq!(issue["location"]["path"], "a b,c:%é/plan/plan.yaml");
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        assert!(["major", "minor"].contains(&issue["severity"].as_str().unwrap()));
    }
    assert!(!issues.is_empty());
}

/// A plan of one line, as programs write it: findings are told where they are, and each shows only
/// what is around it.
#[test]
fn a_plan_of_one_line_is_shown_in_part() {
    let dir = tempfile::tempdir().unwrap();
    let update = r#"{"date": "2026-01-01", "by": "joint", "status": "completed"}"#;
    let milestones: Vec<String> = (0..300)
        .map(|number| {
            let title = format!("Hito número {number}");
            format!(
                r#"{{"id": "I.m{number}", "title": "{title}", "kind": "event", "updates": [{update}]}}"#
            )
        })
        .collect();
    let text = format!(
        r#"{{"plan": "pact", "title": "P", "pillars": [{{"id": "I", "title": "X", "milestones": [{}]}}]}}"#,
        milestones.join(", ")
    );
    fs::create_dir(dir.path().join("plan")).unwrap();
    fs::write(dir.path().join("plan/plan.yaml"), &text).unwrap();
    let ran = |format: &str| hito(dir.path(), &["check", "--format", format]).stdout;
    let rows = ran("ndjson");
    let rows: Vec<Value> = rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 300);
    let human = ran("human");
    for row in &rows {
        let column = usize::try_from(row["column"].as_u64().unwrap()).unwrap();
        let found: String = text.chars().skip(column - 1).take(11).collect();
        assert_eq!(found, r#""completed""#, "{row}");
        assert!(human.contains(&format!(" --> plan/plan.yaml:1:{column}\n")), "{row}");
    }
    assert_eq!(human.matches("^^^^^^^^^^^\n").count(), 300);
    assert!(human.len() < 300 * 500, "{} bytes", human.len());
}

/// Comments in great number cost each finding the same, and hold where they always did.
#[test]
fn thousands_of_allowances_hold_in_their_places() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("plan")).unwrap();
    let mut text =
        "plan: pact\ntitle: P\npillars:\n  - id: I\n    title: X\n    milestones:\n".to_owned();
    let allow = "# hito: allow(completed-without-evidence)";
    for number in 0..3000 {
        let (above, beside) = match number % 3 {
            0 => (format!("      {allow} the whole node\n"), String::new()),
            1 => (String::new(), format!(" {allow} this line")),
            _ => (String::new(), String::new()),
        };
        text += &format!(
            "{above}      - id: I.m{number}\n        title: M\n        kind: event\n        updates:\n          \
             - date: 2026-01-01\n            by: joint\n            status: completed{beside}\n"
        );
    }
    fs::write(dir.path().join("plan/plan.yaml"), text).unwrap();
    let rows = hito(dir.path(), &["check", "--format", "ndjson"]).stdout;
    let ids: Vec<String> = rows
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].to_string())
        .collect();
    let expected: Vec<String> = (0..3000)
        .filter(|number| number % 3 == 2)
        .map(|number| format!("\"I.m{number}\""))
        .collect();
    assert_eq!(ids, expected);
}
