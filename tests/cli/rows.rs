//! Many rows about one milestone: each is judged by those above it.

use std::fs;
use std::path::Path;

use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use crate::common::{Ran, hito, inside};

const PLAN: &str = "plan: pact\ntitle: The pact\nissued: 2025-01-01\nsides: {ca: Canada, mx: Mexico}\n\
    pillars:\n  - id: I\n    title: Crossings\n    milestones:\n      - id: I.ferry\n        \
    title: The ferry\n        kind: event\n        due: 2026\n";

fn plan() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("plan")).unwrap();
    fs::write(dir.path().join("plan/plan.yaml"), PLAN).unwrap();
    dir
}

/// Records rows, all about the ferry.
fn record(dir: &Path, columns: &str, rows: &[&str]) -> Ran {
    let mut text = format!("id,{columns}\n");
    for row in rows {
        text += &format!("I.ferry,{row}\n");
    }
    fs::write(dir.join("rows.csv"), text).unwrap();
    hito(dir, &["mark", "--from", "rows.csv"])
}

#[test]
fn what_a_row_closes_the_next_does_not_open_without_a_word() {
    let dir = plan();
    let columns = "date,by,status,note";
    let closing = "2026-01-01,joint,withdrawn,No money";
    let ran = record(dir.path(), columns, &[closing, "2026-01-02,joint,in-progress,"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.stderr,
        "error: line 3: `I.ferry` is withdrawn, and this would open it again\n  \
         say why, with note\n"
    );
    assert!(!dir.path().join("plan/.hito").exists(), "nothing was written, and nothing is left");
    let rows = [
        closing, "2026-01-02,joint,in-progress,Money again", "2026-01-03,joint,in-progress,",
        "2026-01-01,ca,withdrawn,",
        // Said before: it opens nothing.
        "2025-12-01,joint,not-started,",
    ];
    let ran = record(dir.path(), columns, &rows);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(ran.stdout.lines().count(), rows.len());
}

#[test]
fn what_a_row_says_or_moves_the_next_does_not_again() {
    let dir = plan();
    let twice = "2026-01-01,joint,in-progress,,";
    let ran = record(dir.path(), "date,by,status,due,reason", &[twice, twice]);
    let said = "line 3: line 2 says the same of `I.ferry`\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let named = "2026-01-01,joint,Said,u1";
    let ran = record(dir.path(), "date,by,note,update_id", &[named, "2026-01-02,joint,More,u1"]);
    let said = "line 3: update_id: the update of line 2 is called `u1` already\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let moves = ["2026-01-01,joint,,2027,Ice", "2026-02-01,joint,,2027,More ice"];
    let ran = record(dir.path(), "date,by,status,due,reason", &moves);
    let said = "line 3: due: the deadline of `I.ferry` is 2027 already";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(dir.path().join("plan/plan.yaml")).unwrap(), PLAN);
}

#[test]
fn thousands_of_rows_are_one_edit() {
    let dir = plan();
    let rows: Vec<String> = (0..3000).map(|n| format!("2026-01-01,joint,Note {n}")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let ran = record(dir.path(), "date,by,note", &rows);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let text = fs::read_to_string(dir.path().join("plan/plan.yaml")).unwrap();
    assert!(text.starts_with(PLAN) && text.ends_with("        note: Note 2999\n"));
    assert_eq!(text.matches("\n            by: joint\n").count(), 3000);
}

#[test]
fn a_row_that_readers_would_take_in_two_ways_is_refused() {
    let dir = plan();
    let behind = "text stands behind the closing quotation mark of a cell";
    for (note, is_good) in [
        ("\"One\" and only", false),
        ("\"One\"\"\" and only", false),
        ("\"The \"\"one\"\" and only\"", true),
        ("Another \"one\" and only", true),
        ("\"One\r\nand only\"", true),
    ] {
        let ran = record(dir.path(), "date,by,note", &[&format!("2026-01-01,ca,{note}")]);
        assert_eq!(ran.code, Some(if is_good { 0 } else { 2 }), "{note}: {}", ran.stderr);
        assert_eq!(!is_good, ran.stderr.contains(&format!("line 2: {behind}")), "{note}");
    }
    let row =
        r#"{"id": "I.ferry", "date": "2026-01-08", "date": "2026-01-09", "by": "ca", "note": "x"}"#;
    fs::write(dir.path().join("rows.ndjson"), row).unwrap();
    let ran = hito(dir.path(), &["mark", "--from", "rows.ndjson"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("the key `date` stands twice"), "{}", ran.stderr);
}

/// What is wrong with a file is said in hito's words, not in those of whatever reads it.
#[test]
fn files_that_hold_no_rows_are_named_as_what_they_are() {
    let dir = plan();
    for (line, part) in [
        (r#"{"id": nope}"#, "line 1: this is no JSON: it cannot be read on from column 9\n"),
        (r#"{id: "I.ferry"}"#, "line 1: this is no JSON: it cannot be read on from column 2\n"),
        (r#"{"id": "I.ferry""#, "line 1: this JSON object is cut short\n"),
        (r#"["I.ferry"]"#, "line 1: this is JSON, but no object\n"),
    ] {
        fs::write(dir.path().join("rows.ndjson"), line).unwrap();
        let ran = hito(dir.path(), &["mark", "--from", "rows.ndjson"]);
        let help = "  write one object a line: {\"id\":";
        assert_eq!(ran.code, Some(2));
        assert!(ran.stderr.contains(&format!("{part}{help}")), "{}", ran.stderr);
    }
    for head in [&b"PK\x03\x04\x14"[..], b"\xd0\xcf\x11\xe0\xa1"] {
        fs::write(dir.path().join("my rows.xlsx"), head).unwrap();
        let ran = hito(dir.path(), &["mark", "--from", "my rows.xlsx"]);
        let said = "error: --from: `my rows.xlsx` is a workbook, which is not read here\n  \
            `hito import 'my rows.xlsx' --existing update` reads workbooks; or save the sheet as";
        assert_eq!(ran.code, Some(2));
        assert!(ran.stderr.starts_with(said), "{}", ran.stderr);
    }
}

#[test]
fn why_there_is_no_evidence_is_a_sentence_of_its_own() {
    let dir = plan();
    let columns = "date,by,status,note,no_evidence";
    let row = "2026-01-01,joint,completed,As told,By the office";
    let ran = record(dir.path(), columns, &[row]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let text = fs::read_to_string(dir.path().join("plan/plan.yaml")).unwrap();
    assert!(text.contains("As told. No evidence: By the office"), "{text}");
}

/// A row of a milestone that may be closed, opened, disputed or moved.
fn word(row: (usize, usize, usize, usize)) -> String {
    let by = ["joint", "ca", "mx", "independent"][row.0];
    let status = ["withdrawn", "in-progress", "not-started", "", "partially-completed"][row.1];
    let due = ["", "", "", "2027", "2028"][row.3];
    let reason = if due.is_empty() { "" } else { "Ice" };
    let evidence = format!("https://example.org/{}{}{}{}", row.0, row.1, row.2, row.3);
    format!("2026-01-0{},{by},{status},{due},{reason},{evidence}", row.2 + 1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Rows of one file are judged as if each were recorded before the next is looked at.
    #[test]
    fn together_or_one_by_one(
        rows in proptest::collection::vec((0_usize..4, 0_usize..5, 0_usize..5, 0_usize..5), 1..7)
    ) {
        let record = |dir: &Path, rows: &[String]| {
            let mut text = "id,date,by,status,due,reason,evidence\n".to_owned();
            for row in rows {
                text += &format!("I.ferry,{row}\n");
            }
            fs::write(dir.join("rows.csv"), text).unwrap();
            inside(dir, None, &["mark", "--from", "rows.csv", "-q"])
        };
        let rows: Vec<String> = rows.into_iter().map(word).collect();
        let (together, apart) = (plan(), plan());
        let first = rows.iter().position(|row| {
            record(apart.path(), std::slice::from_ref(row)).code != Some(0)
        });
        let good = first.unwrap_or(rows.len());
        if good > 0 {
            let ran = record(together.path(), &rows[..good]);
            prop_assert_eq!(ran.code, Some(0), "{}", ran.stderr);
            let read = |dir: &Path| fs::read_to_string(dir.join("plan/plan.yaml")).unwrap();
            prop_assert_eq!(read(together.path()), read(apart.path()));
        }
        if let Some(first) = first {
            let ran = record(plan().path(), &rows[..=first]);
            prop_assert_eq!(ran.code, Some(2));
            let line = format!("line {}: ", first + 2);
            prop_assert_eq!(ran.stderr.lines().filter(|told| told.contains(&line)).count() > 0, true);
        }
    }
}
