//! `--csv-safe`: cells that no spreadsheet evaluates.

use std::fs;

use hito::query::{Cell, Column, Data, Row, Shape, Sheet};
use hito::render::{Paint, RenderContext, find};

use crate::common::{Ran, inside};

const PLAN: &str = "\
plan: harbours
title: Harbours
pillars:
  - id: I
    title: Sea
    milestones:
      - {id: I.sum, title: '=SUM(1,2)', kind: body}
      - {id: I.plain, title: 'Lamp = lit', kind: body, tags: [fine, '@home', '+1']}
";

/// What `hito list` prints of a plan whose texts begin like formulas.
fn list(args: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.yaml"), PLAN).unwrap();
    let all = ["list", "--columns", "id,title,tag,updates"];
    inside(folder.path(), None, &[&all, args].concat())
}

#[test]
fn texts_stand_as_they_are_by_default() {
    let answer = list(&["--format", "csv"]);
    assert_eq!(
        answer.stdout,
        "id,title,tag,updates\r\n\
         I.sum,\"=SUM(1,2)\",,0\r\n\
         I.plain,Lamp = lit,fine; @home; +1,0\r\n"
    );
}

#[test]
fn texts_that_begin_like_formulas_are_disarmed() {
    let answer = list(&["--format", "csv", "--csv-safe"]);
    assert_eq!(
        answer.stdout,
        "id,title,tag,updates\r\n\
         I.sum,\"'=SUM(1,2)\",,0\r\n\
         I.plain,Lamp = lit,fine; '@home; '+1,0\r\n"
    );
    let answer = list(&["--csv-safe", "--format", "tsv"]);
    assert_eq!(
        answer.stdout,
        "id\ttitle\ttag\tupdates\n\
         I.sum\t'=SUM(1,2)\t\t0\n\
         I.plain\tLamp = lit\tfine; '@home; '+1\t0\n"
    );
}

/// A sheet of one cell in a format, without the heading.
fn written(format: &str, data: Data, csv_safe: bool) -> String {
    let cell = Cell { data: Some(data), ..Cell::default() };
    let column = Column::new("cell", "Cell", Shape::Text, 0);
    let sheet = Sheet::new(vec![column], [Row::new("", vec![cell])]);
    let frame = RenderContext {
        plan: String::new(),
        as_of: String::new(),
        revision: None,
        base: None,
        width: None,
        paint: Paint(false),
        csv_safe,
    };
    let mut out = Vec::new();
    (find(format).unwrap().write)(&sheet, &frame, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    text.trim_start_matches("cell").trim_matches(['\r', '\n']).to_owned()
}

#[test]
fn every_sign_that_begins_a_formula_is_disarmed_and_no_other() {
    for begin in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
        let text = || Data::Text(format!("{begin}1"));
        let safe = written("csv", text(), true);
        // A carriage return alone would act on a terminal: it is made visible besides.
        let shown = begin.replace('\r', "\\u{d}");
        assert!(safe.trim_start_matches('"').starts_with(&format!("'{shown}1")), "{safe:?}");
        assert!(!written("csv", text(), false).contains('\''), "{begin:?}");
        assert!(written("tsv", text(), true).starts_with('\''), "{begin:?}");
    }
    for harmless in ["a=1", "1-2", " x", "'", "–", "é"] {
        let text = Data::Text(harmless.to_owned());
        assert_eq!(written("csv", text, true), harmless);
    }
}

#[test]
fn numbers_stay_numbers() {
    for format in ["csv", "tsv"] {
        assert_eq!(written(format, Data::Number(-5), true), "-5");
        let list = Data::List(vec![Data::Number(-5), Data::Number(3)]);
        assert_eq!(written(format, list, true), "-5; 3");
    }
}

#[test]
fn other_formats_have_nothing_to_disarm() {
    for args in [["--csv-safe"].as_slice(), &["--csv-safe", "--format", "json"]] {
        let answer = list(args);
        assert_eq!((answer.code, &*answer.stdout), (Some(2), ""));
        assert_eq!(
            answer.stderr,
            "error: --csv-safe: only spreadsheets run what stands in cells\n  \
             it goes with `--format csv` or `--format tsv`\n"
        );
    }
}
