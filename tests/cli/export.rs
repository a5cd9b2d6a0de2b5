//! `hito export` follows the rules of its formats, whatever texts a plan has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use hito::export::{EXPORTS, Makes, TABLES};
use hito::query::{RowLevel, all_columns};
use serde_json::Value;

use crate::common::{command, hito, ran};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a format needs beside its name.
fn options(format: &str) -> &'static [&'static str] {
    match format {
        "iati" => &["--reporting-org", "XM-EXAMPLE-1", "10", "Ministry of Examples"],
        _ => &[],
    }
}

/// Exports the real plan to a path.
fn export(format: &str, more: &[&str], to: &Path) -> String {
    let to = to.to_str().unwrap();
    let ran = hito(
        root(),
        &[&["export", "--format", format, "--output", to], options(format), more].concat(),
    );
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    ran.stderr
}

/// Every file at a path, by its name.
fn files(path: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    if path.is_file() {
        return BTreeMap::from([(path.to_owned(), fs::read(path).unwrap())]);
    }
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|file| (file.file_name().unwrap().into(), fs::read(&file).unwrap())).collect()
}

/// The records of a table in CSV, by column.
fn records(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = csv_records(text).into_iter();
    let header = lines.next().unwrap();
    lines
        .map(|fields| {
            assert_eq!(fields.len(), header.len());
            header.iter().cloned().zip(fields).collect()
        })
        .collect()
}

/// A reader of RFC 4180 that knows nothing of the writer.
fn csv_records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut fields, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match (quoted, c) {
            (true, '"') if chars.peek() == Some(&'"') => field.extend(chars.next()),
            (_, '"') => quoted = !quoted,
            (false, ',') => fields.push(std::mem::take(&mut field)),
            (false, '\r') if chars.peek() == Some(&'\n') => {
                chars.next();
                fields.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut fields));
            }
            (_, c) => field.push(c),
        }
    }
    assert!(field.is_empty() && fields.is_empty(), "the last record has no end");
    records
}

#[test]
fn the_same_plan_and_day_make_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    for format in EXPORTS {
        let paths = ["a", "b"].map(|name| folder.path().join(format!("{}-{name}", format.name)));
        let made = paths.clone().map(|path| {
            export(format.name, &[], &path);
            files(&path).into_values().collect::<Vec<_>>()
        });
        assert!(made[0].iter().all(|file| !file.is_empty()));
        assert!(made[0] == made[1], "{}", format.name);
    }
}

#[test]
fn tables_have_a_row_for_everything_and_refer_to_rows_that_exist() {
    let folder = tempfile::tempdir().unwrap();
    export("datapackage", &[], folder.path());
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let package: Value = serde_json::from_str(&read("datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), TABLES.len());
    let tables: BTreeMap<&str, Vec<BTreeMap<String, String>>> = TABLES
        .iter()
        .map(|table| (table.name, records(&read(&format!("{}.csv", table.name)))))
        .collect();
    for (table, resource) in TABLES.iter().zip(resources) {
        let rows = &tables[table.name];
        let listed = {
            let level = RowLevel::ALL.iter().find(|(level, _)| *level == table.level).unwrap().1;
            let ran = hito(root(), &["list", "--level", level, "--count", "--format", "csv"]);
            ran.stdout.lines().last().unwrap().parse::<usize>().unwrap()
        };
        assert_eq!(rows.len(), listed, "{}", table.name);
        let schema = &resource["schema"];
        let names: Vec<&str> = schema["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["name"].as_str().unwrap())
            .collect();
        let header = csv_records(&read(&format!("{}.csv", table.name))).remove(0);
        assert_eq!(names, header);
        let keys: Vec<&str> =
            schema["primaryKey"].as_array().unwrap().iter().map(|k| k.as_str().unwrap()).collect();
        let distinct: BTreeSet<Vec<&str>> =
            rows.iter().map(|row| keys.iter().map(|key| row[*key].as_str()).collect()).collect();
        assert_eq!(distinct.len(), rows.len(), "{}", table.name);
        for (column, other) in table.refers_to {
            let ids: BTreeSet<&str> = tables[other].iter().map(|row| row["id"].as_str()).collect();
            for row in rows.iter().filter(|row| !row[*column].is_empty()) {
                assert!(ids.contains(row[*column].as_str()), "{}: {}", table.name, row[*column]);
            }
        }
    }
}

/// What `list` gives to programs is in the table of milestones too, and says the same.
#[test]
fn milestones_are_what_list_says() {
    let rows = |args: &[&str]| -> Vec<Value> {
        let ran = hito(root(), args);
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let listed = rows(&["list", "--format", "ndjson"]);
    let exported = rows(&["export", "--format", "ndjson"]);
    assert_eq!(listed.len(), exported.len());
    for field in all_columns(RowLevel::Milestone) {
        let key = field.name.replace('-', "_");
        let there = match key.as_str() {
            // Data is in every language, and has the last day of every deadline.
            "title" | "done_when" => format!("{key}_en"),
            "last_day" => "due_last_day".to_owned(),
            _ => key.clone(),
        };
        for (listed, exported) in listed.iter().zip(&exported) {
            assert_eq!(listed[&key], exported[&there], "{key} of {}", listed["id"]);
        }
    }
}

#[test]
fn a_calendar_has_every_deadline_and_no_line_too_long() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deadlines.ics");
    let said = export("ics", &["--alarm", "2w"], &file);
    assert!(said.contains("90 milestones have no date and are left out."), "{said}");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let unfolded = text.replace("\r\n ", "");
    let lines = |start: &str| unfolded.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!((lines("BEGIN:VEVENT"), lines("END:VEVENT")), (3, 3));
    // One of the three is closed, and needs no alarm.
    assert_eq!(lines("TRIGGER:-P14D"), 2);
    assert_eq!(lines("SUMMARY:[completed] "), 1);
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20260330\r\nDTEND;VALUE=DATE:20260331\r\n"));
    assert!(unfolded.contains("Secretariat of Science\\, Humanities"), "commas are escaped");
    // The names stay, whatever the day and the language.
    let names = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let other = folder.path().join("other.ics");
    export("ics", &["--lang", "fr", "--as-of", "2026-01-02"], &other);
    assert_eq!(names(&text), names(&fs::read_to_string(other).unwrap()));
}

#[test]
fn xml_is_well_formed_whatever_stands_in_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let plan = "plan: bad\ntitle: \"<&]]>\\u0001\\u001b\\uFFFE\\\"\"\nissued: 2026\n\
        pillars:\n- id: I\n  title: P\n  milestones:\n  - id: I.a\n    title: \"]]> <!-- & ' \\\" \\u0000b\"\n    \
        kind: body\n    updates:\n    - {date: 2026-01-01, by: joint, note: \"\\x07 a\\tb\\nc\", \
        evidence: [{url: \"https://example.org/?a=1&b='<>\"}]}\n"
        .replace("\\u0000", "");
    fs::write(folder.path().join("plan.yaml"), plan).unwrap();
    for (format, entries) in [("atom", "entry"), ("iati", "iati-activity")] {
        let args = [&["export", "--format", format], options(format)].concat();
        let ran = hito(folder.path(), &args);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let document = roxmltree::Document::parse(&ran.stdout).unwrap();
        let found = document.descendants().filter(|node| node.tag_name().name() == entries);
        assert_eq!(found.count(), 1, "{}", ran.stdout);
    }
}

/// <https://reproducible-builds.org/specs/source-date-epoch/>
#[test]
fn the_day_of_a_build_may_be_named_in_seconds() {
    let mut run = command(root());
    run.env_remove("HITO_AS_OF").env("SOURCE_DATE_EPOCH", "1767225600");
    let ran = ran(run.args(["export", "--format", "ics"]));
    assert!(ran.stdout.contains("DTSTAMP:20260101T000000Z\r\n"), "{}", ran.stdout);
}

#[test]
fn a_query_chooses_what_is_exported() {
    let ran = hito(root(), &["export", "party:parks", "--format", "json"]);
    let whole: Value = serde_json::from_str(&ran.stdout).unwrap();
    let ids = |table: &str, key: &str| -> BTreeSet<String> {
        let rows = whole[table].as_array().unwrap().iter();
        rows.map(|row| row[key].as_str().unwrap().to_owned()).collect()
    };
    let only = BTreeSet::from(["IV.1.mou-protected-areas".to_owned()]);
    assert_eq!(ids("milestones", "id"), only);
    assert_eq!(ids("updates", "milestone"), only);
    assert_eq!(ids("evidence", "milestone"), only);
    assert_eq!(ids("commitments", "id"), BTreeSet::from(["IV.1".to_owned()]));
    assert_eq!(whole["title"]["fr"], "Plan d’action Canada-Mexique 2025-2028");
}

/// What a mapping cannot say, it tells; what it says follows the standard's codelists.
#[test]
fn mappings_tell_what_they_lose() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("milestones.json");
    let said = export("ocds-milestones", &[], &file);
    assert!(said.starts_with("note: OCDS milestones have no place for pillars"), "{said}");
    let whole: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let rows = whole["milestones"].as_array().unwrap();
    let one = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(one("IV.1.mou-protected-areas")["status"], "met");
    assert_eq!(one("IV.1.mou-protected-areas")["dateMet"], "2026-01-06T00:00:00Z");
    assert_eq!(one("I.6.mou-research")["status"], "scheduled");
    assert_eq!(one("P1.leaders")["status"], "notMet");
    // Nobody has evaluated it, and no day is set: there is no code for that.
    assert_eq!(one("III.1.arms-traceability")["status"], Value::Null);
}

#[test]
fn an_output_of_one_file_or_a_folder_is_named_as_such() {
    let folder = tempfile::tempdir().unwrap();
    for format in EXPORTS {
        let args = [&["export", "--format", format.name, "party:parks"], options(format.name)];
        let mut run = command(root());
        let code = run.args(args.concat()).args(["--output", "-"]).output().unwrap().status.code();
        let is_folder = matches!(format.makes, Makes::Folder(..));
        assert_eq!(code, Some(if is_folder { 2 } else { 0 }), "{}", format.name);
        let to = folder.path().join(format.name);
        export(format.name, &["party:parks"], &to);
        assert_eq!(to.is_dir(), is_folder, "{}", format.name);
    }
}
