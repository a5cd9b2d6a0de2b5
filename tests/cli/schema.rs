//! The schemas, with a validator: they accept what hito accepts, reject what a schema can reject,
//! and describe the answers.
//!
//! `TRYCMD=overwrite cargo test --test cli schema::` rewrites the copies in `docs/schema`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use hito::check::rules;
use hito::schema::{self, answers, editor_line, plan};
use jsonschema::Validator;
use serde_json::{Value, json};
use serde_yaml::Value as Yaml;

use crate::common::{hito, inside};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft7::meta::validate(schema).unwrap();
    jsonschema::draft7::new(schema).unwrap()
}

/// What is wrong with a value, if anything.
fn errors(validator: &Validator, value: &Value) -> Vec<String> {
    let errors = validator.iter_errors(value);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// A YAML value as readers that guess types hand it to a validator.
fn guessed(value: Yaml) -> Option<Value> {
    Some(match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(is) => json!(is),
        Yaml::Number(number) => serde_json::to_value(number).ok()?,
        Yaml::String(text) => json!(text),
        Yaml::Sequence(items) => {
            Value::Array(items.into_iter().map(guessed).collect::<Option<_>>()?)
        }
        Yaml::Mapping(entries) => {
            let entries = entries.into_iter().map(|(key, value)| {
                let key = match guessed(key)? {
                    Value::String(key) => key,
                    other => other.to_string(),
                };
                Some((key, guessed(value)?))
            });
            Value::Object(entries.collect::<Option<_>>()?)
        }
        Yaml::Tagged(_) => return None,
    })
}

/// A file as other readers see it; none where they cannot read it.
fn read(file: &Path) -> Option<Value> {
    let text = String::from_utf8(fs::read(file).unwrap()).ok()?;
    guessed(serde_yaml::from_str(text.trim_start_matches('\u{feff}')).ok()?)
}

/// The YAML files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let is_yaml = path.extension().is_some_and(|e| e == "yaml" || e == "yml");
        if path.is_dir() {
            found.extend(files(&path));
        } else if is_yaml {
            found.push(path);
        }
    }
    found
}

#[test]
fn the_copies_are_those_that_hito_prints() {
    for (name, option, schema) in
        [("plan", None, plan()), ("answers", Some("--answers"), answers())]
    {
        let args: Vec<&str> = std::iter::once("schema").chain(option).collect();
        let ran = hito(root(), &args);
        let printed = ran.stdout;
        assert_eq!((ran.code, printed.as_str()), (Some(0), schema::text(&schema).as_str()));
        let file = format!("docs/schema/{name}.schema.json");
        if std::env::var("TRYCMD").is_ok_and(|mode| mode == "overwrite") {
            fs::write(root().join(&file), &printed).unwrap();
        }
        let kept = fs::read_to_string(root().join(&file)).unwrap_or_default();
        let command = "TRYCMD=overwrite cargo test --test cli schema::";
        assert!(kept == printed, "{file} has drifted: `{command}` writes it anew");
    }
}

#[test]
fn our_plan_passes_and_names_the_schema() {
    let validator = validator(&plan());
    let files = files(&root().join("plan"));
    assert!(files.len() > 20);
    for file in files {
        let found = errors(&validator, &read(&file).unwrap());
        assert_eq!(found, Vec::<String>::new(), "{}", file.display());
        let depth = file.strip_prefix(root()).unwrap().components().count() - 1;
        let line = editor_line(&format!("{}docs/schema/plan.schema.json", "../".repeat(depth)));
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(text.lines().next(), Some(line.as_str()), "{}", file.display());
    }
}

/// The rules that the schema catches in a file. What it cannot see: files that are no YAML, the
/// order of keys, other files, what a text says, and the plan's sources.
const CAUGHT: &[&str] = &[
    "unknown-field", "missing-field", "wrong-type", "invalid-value", "invalid-id",
    "unquoted-number-id", "invalid-date",
    // Its merge key; a reader takes anchors, aliases and tags away.
    "not-plain-yaml",
];

/// The rules of files that other readers of YAML refuse, or hand on as nothing.
const UNREADABLE: &[&str] = &[
    "not-utf8", "merge-conflict", "invalid-yaml", "several-documents", "empty-file",
    "duplicate-key",
];

#[test]
fn cases_that_a_schema_can_catch_fail_and_no_others() {
    let validator = validator(&plan());
    let cases = root().join("tests/rules");
    for rule in rules() {
        let fails = |word: &str| {
            let entries = fs::read_dir(cases.join(rule.name)).into_iter().flatten();
            let folders = entries.map(|entry| entry.unwrap().path());
            let folders = folders
                .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(word));
            let files = folders.flat_map(|folder| files(&folder));
            let bad =
                files.filter(|file| read(file).is_none_or(|value| !validator.is_valid(&value)));
            bad.collect::<Vec<_>>()
        };
        assert_eq!(fails("pass"), Vec::<PathBuf>::new(), "{}", rule.name);
        let sorted = CAUGHT.contains(&rule.name) || UNREADABLE.contains(&rule.name);
        let fails = fails("fail");
        assert_eq!(!fails.is_empty(), sorted, "{}: {fails:?}", rule.name);
        let unread = fails.iter().any(|file| read(file).is_none_or(|value| value.is_null()));
        assert_eq!(unread, UNREADABLE.contains(&rule.name), "{}", rule.name);
    }
    let names: BTreeSet<&str> = rules().map(|rule| rule.name).collect();
    for name in CAUGHT.iter().chain(UNREADABLE) {
        assert!(names.contains(name), "there is no rule {name}");
    }
}

/// A file whose first key says nothing of what it holds is refused where none of its keys does.
#[test]
fn a_file_without_a_first_key_fails() {
    let validator = validator(&plan());
    for bad in [json!({}), json!({"title": "x"}), json!([]), json!(null), json!("plan")] {
        assert!(!validator.is_valid(&bad), "{bad}");
    }
    for good in
        [json!({"parties": []}), json!({"evidence": []}), json!({"plan": "p", "title": "x"})]
    {
        assert_eq!(errors(&validator, &good), Vec::<String>::new());
    }
}

/// Values of a key, as YAML: the schema accepts those that hito reads.
const VALUES: &[(&str, &[&str])] = &[
    (
        "due",
        &[
            "2025", "'2025'", "2026-Q1", "2026-q4", "2026-Q5", "2026-03", "2026-13", "2026-00",
            "2026-02-28", "2026-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "2026-04-31",
            "2026-12-31", "before 2026", "before  2026-03-31", "before", "2026-3-1", "26-03-01",
            "ongoing", "Ongoing", "90 days after C1.a", "1 week after C1", "90d after x.y",
            "0 days after x", "10000 days after x", "9999 days after x", "3 fortnights after x",
            "5 days after x..y", "every 6 months", "every month", "every 6m from 2026",
            "every 6 months from before 2026", "every 0 months", "every",
            "every year from 2026-02-30", "soon", "12.5", "true", "~", "", "[2025]",
            "{date: 2025}", "{date: }", "{}", "{date: 2025, text: 5, inferred: {en: x}}",
            "{date: 2025, texts: x}", "{text: x}",
        ],
    ),
    (
        "after",
        &["x", "[x, y.z]", "1.10", "'1.10'", "x_y", "x.", "-x", "[]", "[[x]]", "{a: b}", "é"],
    ),
    (
        "done-when",
        &[
            "x", "5", "true", "1.5", "{en: x}", "{en: 5}", "{english: x}", "{fr-CA: x}", "{en: }",
            "{}", "[x]", "''", "~", "null", "{EN: x}", "{zh-Hant-x: y}",
        ],
    ),
    ("quote", &["x", "[x, 5]", "5", "{en: x}", "[[x]]", "~", "[~]"]),
    ("strength", &["firm", "Firm", "5", "[firm]", "~"]),
    ("kind", &["body", "~", "5", "bodies"]),
    ("title", &["x", "~", "''", "5"]),
    ("parties", &["unnamed", "[mx, ca]", "x y"]),
    (
        "updates",
        &[
            "[]",
            "~",
            "{}",
            "x",
            "[x]",
            "[{date: 2026, by: x}]",
            "[{date: 2026}]",
            "[{date: 2026, by: x, progress: 40%}]",
            "[{date: 2026, by: x, progress: 101%}]",
            "[{date: 2026, by: x, progress: 40}]",
            "[{date: 2026, by: x, progress: 040 %}]",
            "[{date: 2026, by: x, progress: -1%}]",
            "[{date: before 2026, by: x, completed: 2026-02-30}]",
            "[{date: 2026, by: x, due: every 2 years}]",
            "[{date: 2026, by: x, due: {date: 2026}}]",
            "[{date: 2026, by: x, evidence: [E1, {url: 'https://x.org/a?b'}]}]",
            "[{date: 2026, by: x, evidence: [{id: E1, url: 'https://x.org'}]}]",
            "[{date: 2026, by: x, evidence: [{url: x.org}]}]",
            "[{date: 2026, by: x, evidence: [{url: 'http:///x'}]}]",
            "[{date: 2026, by: x, evidence: [{url: 'http://a b'}]}]",
            "[{date: 2026, by: x, evidence: [{lang: english}]}]",
            "[{date: 2026, by: x, evidence: [{says: done, class: press, note: {en: x}}]}]",
            "[{date: 2026, by: x, evidence: E1}]",
            "[{date: every month, by: x}]",
        ],
    ),
    ("pillar", &["I"]),
];

/// The same of keys of the plan.
const OF_PLAN: &[(&str, &[&str])] = &[
    ("languages", &["[es, en]", "es", "[]", "[spanish]", "[fr-CA]", "~"]),
    ("translation", &["official", "mine"]),
    ("issued", &["2025", "2025-09-18", "before 2025", "ongoing", "2025-06-31"]),
    (
        "term",
        &[
            "2025/2028", "2025-09-18/2028", "before 2025/before 2028", "2025", "2025/2028/2029",
            "2025/x",
        ],
    ),
    (
        "sides",
        &[
            "{mx: México}", "{mx: {es: México}}", "{mx: {name: México}}", "{mx: }", "[mx]",
            "{mx: {name: {es: x}, acronym: y}}", "{x y: z}", "{mx: {name: }}", "~",
        ],
    ),
    (
        "policy",
        &[
            "{due-soon: 30d}", "{stale: 6 months}", "{stale: 30}", "{stale: every day}",
            "{staled: 30d}", "30d", "{due-soon: 30 d }", "{due-soon: 0d}", "{due-soon: 10000d}",
        ],
    ),
    ("checks", &["{stale: allow}", "{stale: off}", "{stale: }", "[stale]", "~"]),
    (
        "parties",
        &[
            "[{id: a, name: A}]", "[{id: a}]", "[{name: A}]", "[]", "{}", "[{id: 5, name: A}]",
            "[{id: a, name: A, acronym: {en: AA}, side: x}]",
        ],
    ),
    ("evidence", &["[{id: E1, url: 'https://x.org'}]", "[{url: 'https://x.org'}]", "[E1]"]),
    ("pillars", &["[{id: I, title: x}]", "[{pillar: I, title: x}]", "[{id: I}]"]),
];

/// What hito finds in the text of a plan that a schema could, and others could not explain.
fn reads(text: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.yaml"), text).unwrap();
    let ran = inside(folder.path(), None, &["check", "--format", "ndjson"]);
    let rows = ran.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    !rows.into_iter().any(|row| CAUGHT.contains(&row["rule"].as_str().unwrap()))
}

#[test]
fn the_schema_accepts_what_hito_reads() {
    let validator = validator(&plan());
    let mut wrong = Vec::new();
    let milestone = [("id", "C1.a"), ("title", "x"), ("kind", "body")];
    let head = [("plan", "p"), ("title", "x")];
    let with = |others: &[(&str, &str)], key: &str, value: &str| {
        let others = others.iter().filter(|(other, _)| *other != key);
        let entries: Vec<String> =
            others.chain([&(key, value)]).map(|(key, value)| format!("{key}: {value}")).collect();
        format!("{{{}}}", entries.join(", "))
    };
    let of_milestone = VALUES.iter().flat_map(|(key, values)| {
        values.iter().map(move |value| {
            let milestone = with(&milestone, key, value);
            format!("{{plan: p, title: x, issued: 2025, commitments: [{{id: C1, title: x, milestones: [{milestone}]}}]}}")
        })
    });
    let of_plan = OF_PLAN
        .iter()
        .flat_map(|(key, values)| values.iter().map(move |value| with(&head, key, value)));
    for text in of_milestone.chain(of_plan) {
        let value = guessed(serde_yaml::from_str(&text).unwrap()).unwrap();
        if reads(&text) != validator.is_valid(&value) {
            wrong.push((reads(&text), text));
        }
    }
    assert!(wrong.is_empty(), "hito reads them, or not: {wrong:#?}");
}

/// Questions, each with the kind of row that answers it.
const ANSWERS: &[(&str, &[&str])] = &[
    ("milestone", &["list"]),
    ("milestone", &["overdue"]),
    ("milestone", &["due", "--within", "2y"]),
    ("milestone", &["timeline"]),
    ("pillar", &["list", "--level", "pillar"]),
    ("commitment", &["list", "--level", "commitment"]),
    ("update", &["list", "--level", "update"]),
    ("update", &["log"]),
    ("evidence", &["list", "--level", "evidence"]),
    ("party", &["list", "--level", "party"]),
    ("columns", &["list", "--columns", "due,title,overdue,is,party"]),
    ("columns", &["list", "--level", "party", "--columns", "status,late,url,kind,due,progress"]),
    ("columns", &["list", "--count"]),
    ("columns", &["list", "--group-by", "kind", "--count"]),
    ("counts", &["summary"]),
    ("counts", &["summary", "--by", "overdue"]),
    ("counts", &["summary", "--by", "completed"]),
    ("tree", &["tree"]),
    ("context", &["coverage", "--context"]),
    ("uncovered", &["coverage"]),
    ("finding", &["check", "--warn", "uncovered-text"]),
    ("show-milestone", &["show", "IV.1.mou-protected-areas"]),
    ("show-commitment", &["show", "IV.1"]),
    ("show-pillar", &["show", "IV"]),
    ("show-plan", &["show", "mx-ca-2025-2028"]),
    ("party", &["show", "ca-parks"]),
];

#[test]
fn answers_are_as_the_schema_says() {
    let schema = answers();
    let whole = validator(&schema);
    let mut told = BTreeSet::new();
    for (kind, question) in ANSWERS {
        let with = |format| [question, &["--format", format][..]].concat();
        let answer = inside(root(), None, &with("json")).stdout;
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(errors(&whole, &answer), Vec::<String>::new(), "{question:?}");
        let of_kind = json!({
            "$ref": format!("#/definitions/{kind}"),
            "definitions": schema["definitions"],
        });
        let validator = jsonschema::draft7::new(&of_kind).unwrap();
        let known = schema["definitions"][kind]["properties"].as_object().unwrap();
        let lines = inside(root(), None, &with("ndjson")).stdout;
        let rows: Vec<Value> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(answer["rows"], Value::Array(rows.clone()), "{question:?}");
        for row in rows {
            assert_eq!(errors(&validator, &row), Vec::<String>::new(), "{question:?}: {row}");
            for key in row.as_object().unwrap().keys() {
                assert!(known.contains_key(key), "{question:?}: `{key}` is not in the schema");
            }
            told.insert(*kind);
        }
    }
    // Our plan accounts for every word, and has no evidence records.
    let silent: Vec<&str> =
        ANSWERS.iter().map(|(kind, _)| *kind).filter(|kind| !told.contains(kind)).collect();
    assert_eq!(silent, ["uncovered"]);
}

/// No row says a key twice: readers differ on which they keep.
#[test]
fn no_row_has_a_key_twice() {
    for field in hito::query::FIELDS {
        for (name, question) in [
            ("summary", vec!["summary", "--by", field.name]),
            ("count", vec!["list", "--group-by", field.name, "--count"]),
        ] {
            let question = [&question[..], &["--format", "csv"]].concat();
            let header = inside(root(), None, &question).stdout;
            let keys: Vec<&str> = header.lines().next().unwrap().split(',').collect();
            let distinct: BTreeSet<&&str> = keys.iter().collect();
            assert_eq!(distinct.len(), keys.len(), "{name} by {}: {keys:?}", field.name);
        }
    }
}
