//! Workbooks, honest and otherwise.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::common::{Ran, inside};

const HEADER: [&str; 5] = ["Action", "No", "Milestone", "Due date", "Status"];

/// A workbook with a sheet of milestones, whose first row is filled in.
fn book(fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Milestones").unwrap();
    for (at, name) in (0..).zip(HEADER) {
        sheet.write_string(0, at, name).unwrap();
    }
    fill(sheet);
    book.save_to_buffer().unwrap()
}

fn row(sheet: &mut Worksheet) {
    sheet.write_number(1, 0, 1).unwrap();
    sheet.write_number(1, 1, 1.2).unwrap();
    sheet.write_string(1, 2, "Clean the river").unwrap();
    let day = ExcelDateTime::from_ymd(2026, 3, 31).unwrap();
    sheet
        .write_datetime_with_format(1, 3, &day, &Format::new().set_num_format("d mmm yyyy"))
        .unwrap();
    sheet.write_string(1, 4, "").unwrap();
}

fn import(bytes: &[u8], options: &[&str]) -> (tempfile::TempDir, Ran) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("sheet.xlsx"), bytes).unwrap();
    let all = ["import", "sheet.xlsx", "--new", "plan", "--set", "kind=policy"];
    let ran = inside(dir.path(), None, &[&all, options].concat());
    (dir, ran)
}

fn refused(bytes: &[u8], options: &[&str]) -> String {
    let (dir, ran) = import(bytes, options);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{}", ran.stderr);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "only the sheet is there");
    ran.stderr
}

fn written(dir: &Path) -> String {
    fs::read_to_string(dir.join("plan/1.yaml")).unwrap_or_default()
}

#[test]
fn cells_have_the_values_that_are_shown() {
    let bytes = book(|sheet| {
        row(sheet);
        let formula = Formula::new("=B2+0.1").set_result("1.3");
        sheet.write_formula(4, 1, formula).unwrap();
        sheet.write_number(4, 0, 1).unwrap();
        sheet.write_string(4, 2, "Count the fish").unwrap();
        sheet.write_string(4, 3, "Q3 2026").unwrap();
    });
    let (dir, ran) = import(&bytes, &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(
        written(dir.path()),
        "commitment: \"1\"\ntitle: \"1\"\nmilestones:\n  - id: \"1.2\"\n    title: Clean the river\n    \
         kind: policy\n    due: 2026-03-31\n  - id: \"1.3\"\n    title: Count the fish\n    \
         kind: policy\n    due: 2026-Q3\n"
    );
}

#[test]
fn mistakes_name_the_row_of_the_sheet() {
    let bytes = book(|sheet| {
        row(sheet);
        sheet.write_formula(7, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_number(9, 1, 4).unwrap();
        sheet.write_string(9, 0, "1").unwrap();
        sheet.write_string(9, 2, "Number of a day").unwrap();
        sheet.write_number(9, 3, 46112).unwrap();
    });
    let said = refused(&bytes, &[]);
    assert!(said.contains("row 10: Due date: `46112` is a number, not a date"), "{said}");
    assert!(said.contains("row 8: "), "{said}");
}

/// A workbook as programs write it that compute nothing: its formulas have no values.
fn uncomputed(good: &[u8], value: &str) -> Vec<u8> {
    let mut parts = zip::ZipArchive::new(Cursor::new(good)).unwrap();
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let text = text.replace("<v>777</v>", value).replace("<v>none</v>", "<v></v>");
        archive.start_file(part.name().unwrap(), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn formulas_that_nobody_computed_are_no_empty_cells() {
    let good = book(|sheet| {
        row(sheet);
        let formula = Formula::new("=DATE(2025,9,30)").set_result("777");
        sheet.write_formula(1, 3, formula.clone()).unwrap();
        sheet.write_string(0, 5, "Checked").unwrap();
        sheet.write_formula(1, 5, formula.clone()).unwrap();
        sheet.write_formula(1, 4, Formula::new("=\"\"").set_result("none")).unwrap();
    });
    for value in ["<v/>", "<v></v>", ""] {
        let said = refused(&uncomputed(&good, value), &["--ignore", "Checked"]);
        let part = "error: row 2: `Due date`: the formula has no computed value\n  \
            open the workbook in a spreadsheet program and save it\n";
        assert!(said.contains(part) && !said.contains("Checked"), "{value}: {said}");
        let ignore = ["--ignore", "Checked", "--ignore", "Due date"];
        let (dir, ran) = import(&uncomputed(&good, value), &ignore);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert!(!written(dir.path()).contains("due:"), "a formula may come to nothing");
    }
    let both = ["--map", "note=Checked", "--by", "independent", "--date", "2026-01-01"];
    let said = refused(&uncomputed(&good, "<v/>"), &both);
    assert!(said.contains("`Due date`: the") && said.contains("`Checked`: the"), "{said}");
}

/// A day that nobody sees is no promise.
#[test]
fn dates_are_as_precise_as_they_are_shown() {
    let formats = [
        ("mmm yyyy", "2026-03"),
        ("mmmm\\ \"de\"\\ yyyy", "2026-03"),
        ("mm/yyyy", "2026-03"),
        ("[$-409]mmm-yy;@", "2026-03"),
        ("yyyy", "2026"),
        ("d mmm yyyy", "2026-03-31"),
        ("dd/mm/yyyy hh:mm", "2026-03-31"),
    ];
    let day = ExcelDateTime::from_ymd(2026, 3, 31).unwrap();
    for (shown, due) in formats {
        let bytes = book(|sheet| {
            row(sheet);
            let format = Format::new().set_num_format(shown);
            sheet.write_datetime_with_format(1, 3, &day, &format).unwrap();
        });
        let (dir, ran) = import(&bytes, &[]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let text = written(dir.path());
        assert!(text.contains(&format!("    due: {due}\n")), "{shown}: {text}");
    }
    for shown in ["\"Q3\" yyyy", "\"before \"d mmm yyyy", "\"FY \"yyyy"] {
        let bytes = book(|sheet| {
            row(sheet);
            let format = Format::new().set_num_format(shown);
            sheet.write_datetime_with_format(1, 3, &day, &format).unwrap();
        });
        let said = refused(&bytes, &[]);
        let part = "row 2: `Due date`: the cell shows words beside its date, and holds 2026-03-31";
        assert!(said.contains(part), "{shown}: {said}");
    }
    for shown in ["d mmm", "mmmm"] {
        let bytes = book(|sheet| {
            row(sheet);
            let format = Format::new().set_num_format(shown);
            sheet.write_datetime_with_format(1, 3, &day, &format).unwrap();
        });
        let said = refused(&bytes, &[]);
        let part =
            "row 2: `Due date`: the cell shows a date without its year, and holds 2026-03-31";
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn per_cent_are_read_as_they_are_shown() {
    let progress = |number: f64, format: &str| {
        book(|sheet| {
            row(sheet);
            sheet.write_string(0, 5, "Progress").unwrap();
            let format = Format::new().set_num_format(format);
            sheet.write_number_with_format(1, 5, number, &format).unwrap();
        })
    };
    let said = ["--by", "independent", "--date", "2026-01-01"];
    for (number, percent) in
        [(0.4, "40%"), (0.07, "7%"), (0.29, "29%"), (0.57, "57%"), (0.405, "41%"), (0.404, "40%")]
    {
        let (dir, ran) = import(&progress(number, "0%"), &said);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        let text = written(dir.path());
        let update = format!("status: in-progress\n        progress: {percent}\n");
        assert!(text.contains(&update), "{text}");
    }
    let all = refused(&progress(0.4, "General"), &said);
    assert!(all.contains("row 2: Progress: `0.4` could be two things"), "{all}");
    let all = refused(&progress(0.425, "0.0%"), &said);
    assert!(all.contains("row 2: Progress: `42.5%` is no whole number of per cent"), "{all}");
}

#[test]
fn a_time_is_no_date() {
    let bytes = book(|sheet| {
        row(sheet);
        sheet
            .write_number_with_format(
                1,
                3,
                0.395_833_333_333,
                &Format::new().set_num_format("h:mm"),
            )
            .unwrap();
    });
    let said = refused(&bytes, &[]);
    assert!(said.contains("row 2: Due date: ") && !said.contains("1899"), "{said}");
}

#[test]
fn a_title_above_the_headers_is_no_header() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "The plan of action").unwrap();
    for (at, name) in (0..).zip(HEADER) {
        sheet.write_string(2, at, name).unwrap();
    }
    for (at, text) in [(0, "1"), (1, "2"), (2, "Clean the river")] {
        sheet.write_string(3, at, text).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let said = refused(&bytes, &[]);
    assert!(said.contains("error: row 3 seems to name the columns: `Action`, `No`,"), "{said}");
    assert!(said.contains("  say so: `--header 3`\n"), "{said}");
    let (_, ran) = import(&bytes, &["--header", "3"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let said = refused(&bytes, &["--header", "9"]);
    assert!(said.contains("--header: there is nothing in row 9 or below it"), "{said}");
}

/// What LibreOffice writes by itself.
#[test]
fn open_documents_are_named_as_that() {
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("mimetype", options).unwrap();
    archive.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    let said = refused(&bytes, &[]);
    assert!(said.contains("this is an OpenDocument file, which is not read"), "{said}");
}

#[test]
fn several_sheets_are_asked_for() {
    let mut two = Workbook::new();
    two.add_worksheet().set_name("2025").unwrap().write_string(0, 0, "x").unwrap();
    let sheet = two.add_worksheet().set_name("2026").unwrap();
    for (at, name) in (0..).zip(HEADER) {
        sheet.write_string(0, at, name).unwrap();
    }
    row(sheet);
    let bytes = two.save_to_buffer().unwrap();
    let said = refused(&bytes, &[]);
    assert!(
        said.contains("the sheets `2025` and `2026`\n  say which it is: `--sheet NAME`"),
        "{said}"
    );
    assert!(refused(&bytes, &["--sheet", "2027"]).contains("--sheet: there is no sheet `2027`"));
    let (dir, ran) = import(&bytes, &["--sheet", "2026"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(written(dir.path()).contains("id: \"1.2\""));
}

#[test]
fn a_cell_far_away_takes_no_room() {
    let bytes = book(|sheet| {
        row(sheet);
        sheet.write_string(1_048_575, 16_383, "here").unwrap();
    });
    let said = refused(&bytes, &[]);
    assert!(said.contains("there is a cell in row 1048576, column 16384"), "{said}");
}

/// Parts that unpack to more than any honest ones.
#[test]
fn bombs_are_not_unpacked() {
    let options = zip::write::SimpleFileOptions::default();
    let mut part = zip::ZipWriter::new(Cursor::new(Vec::new()));
    part.start_file("part", options).unwrap();
    part.write_all(&vec![b' '; 8 << 20]).unwrap();
    let mut part = zip::ZipArchive::new(part.finish().unwrap()).unwrap();
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..33 {
        let name = format!("xl/worksheets/sheet{number}.xml");
        archive.raw_copy_file_rename(part.by_index(0).unwrap(), name).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20, "{}", bytes.len());
    let said = refused(&bytes, &[]);
    assert!(said.contains("unpacks to more than 256 MiB"), "{said}");
}

/// Every byte of a workbook in turn is another: it is read or refused, and nothing is half written.
#[test]
fn damaged_workbooks_are_read_or_refused() {
    let good = book(row);
    for at in (0..good.len()).step_by(41) {
        for bytes in
            [good[..at].to_vec(), [&good[..at], &[good[at] ^ 0x5a], &good[at + 1..]].concat()]
        {
            let (dir, ran) = import(&bytes, &[]);
            assert!(matches!(ran.code, Some(0 | 2)), "{at}: {}", ran.stderr);
            if ran.code == Some(2) {
                assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "{at}");
            }
        }
    }
}
