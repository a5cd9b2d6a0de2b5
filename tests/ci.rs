//! What is offered to CI services is in step with the command line, and hands nothing that a
//! stranger wrote to a shell.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use serde_yaml::Value;

/// Every file that is offered or that we use.
const FILES: [&str; 7] = [
    "action.yml",
    "docs/ci/action.sh",
    "docs/ci/pull-request.yml",
    "docs/ci/weekly.yml",
    "docs/ci/gitlab.yml",
    ".pre-commit-hooks.yaml",
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
        let own = |word: &&str| !word.starts_with(['>', '|']);
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
        if ["docs/ci/action.sh", "docs/ci/gitlab.yml"].contains(&file) {
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
