//! Workbooks → rows of cells.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Cursor};

use calamine::{DataRef, Reader as _, SheetType, Style, Xlsx, XlsxError};

use super::number_format::{Shows, shows};
use super::table::{CellFault, MOST_COLUMNS, MOST_HEADS, MOST_ROWS, Table};
use crate::messages;
use crate::record::InputError;

/// The most bytes that the parts of a workbook unpack to, together.
const LARGEST_BOOK: u64 = 256 << 20;

/// The most cells that hold anything.
const MOST_CELLS: usize = 20_000_000;

/// Reads a sheet of a workbook: the one that is named, or its only one.
///
/// # Errors
/// When it is no workbook, has several sheets of which none is named, or unpacks to more than
/// any honest one.
pub(super) fn read(
    bytes: &[u8],
    sheet: Option<&str>,
    header: Option<usize>,
) -> Result<Table, InputError> {
    measured(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| no_book(&error))?;
    let name = named(&book, sheet)?;
    let uncomputed = uncomputed(&mut book, &name)?;
    let mut rows: Vec<(usize, Vec<WorkbookCell>)> = Vec::new();
    let mut cells = book.worksheet_cells_reader(&name).map_err(|error| no_book(&error))?;
    let mut count = 0;
    let formats = cells.styles().iter().map(CellFormat::of).collect::<Vec<_>>();
    while let Some((cell, style)) =
        cells.next_cell_with_style_id().map_err(|error| no_book(&error))?
    {
        let value = match cell.get_value() {
            DataRef::Empty if uncomputed.contains(&cell.get_position()) => not_computed(),
            data => value(data, formats.get(style).copied().unwrap_or(PLAIN)),
        };
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize + 1, column as usize);
        if value.text.trim().is_empty() || header.is_some_and(|header| row < header) {
            continue;
        }
        count += 1;
        if count > MOST_CELLS || column >= MOST_COLUMNS || row > MOST_ROWS {
            let help = format!("at most {MOST_ROWS} rows of {MOST_COLUMNS} columns are read");
            let message =
                format!("sheet `{name}`: there is a cell in row {row}, column {}", column + 1);
            return Err(InputError::new(message, help));
        }
        if rows.last().is_none_or(|(last, _)| *last != row) {
            rows.push((row, Vec::new()));
        }
        if let Some((_, cells)) = rows.last_mut() {
            if cells.len() <= column {
                cells.resize(column + 1, WorkbookCell::default());
            }
            cells[column] = value;
        }
    }
    if let (Some(header), true) = (header, rows.is_empty()) {
        let message = format!("--header: there is nothing in row {header} or below it");
        return Err(InputError::new(message, "it is the row that names the columns"));
    }
    rows.sort_by_key(|(row, _)| *row);
    Ok(table(rows))
}

/// Where a formula stands that nobody has computed: programs other than spreadsheets write such.
fn uncomputed(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
) -> Result<HashSet<(u32, u32)>, InputError> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| no_book(&error))?;
    let mut found = HashSet::new();
    while let Some(cell) =
        cells.next_cell_with_formula_metadata().map_err(|error| no_book(&error))?
    {
        // A formula that comes to no text at all has a value, which is empty.
        if cell.formula.is_some() && matches!(cell.value, DataRef::Empty) {
            found.insert(cell.pos);
        }
    }
    Ok(found)
}

fn not_computed() -> WorkbookCell {
    let message = "the formula has no computed value";
    let help = "open the workbook in a spreadsheet program and save it";
    // It holds something, whatever that is.
    WorkbookCell { text: "=".to_owned(), wrong: Some((message.to_owned(), help)) }
}

/// A cell's value as text, or what is wrong with it.
#[derive(Clone, Default)]
struct WorkbookCell {
    text: String,
    wrong: Option<CellFault>,
}

/// How a cell shows its value.
#[derive(Clone, Copy)]
struct CellFormat {
    shows: Shows,
    /// Whether it shows a date as each country has it.
    is_local: bool,
}

const PLAIN: CellFormat = CellFormat { shows: Shows::All, is_local: false };

impl CellFormat {
    fn of(style: &Style) -> Self {
        let Some(format) = &style.number_format else { return PLAIN };
        // Those of East Asia, two of which are days everywhere.
        let is_local = matches!(format.format_id, Some(27..=29 | 36 | 50..=58))
            && format.format_code == "General";
        Self { shows: shows(&format.format_code), is_local }
    }
}

fn value(data: &DataRef<'_>, format: CellFormat) -> WorkbookCell {
    let text = match data {
        DataRef::Int(number) => match format.shows {
            Shows::Percent(_) => format!("{}%", number.saturating_mul(100)),
            _ => number.to_string(),
        },
        DataRef::Float(number) => match format.shows {
            Shows::Percent(digits) => format!("{}%", percent(*number, digits)),
            _ => number.to_string(),
        },
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "true".to_owned(),
        DataRef::Bool(false) => "false".to_owned(),
        // A time without a day, which is no date.
        DataRef::DateTime(time) if time.is_datetime() && time.as_f64() < 1.0 => {
            let (.., hour, minute, second, _) = time.to_ymd_hms_milli();
            format!("{hour:02}:{minute:02}:{second:02}")
        }
        DataRef::DateTime(day) if day.is_datetime() => {
            // The day is certain, whatever the time of day.
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            return date((year.into(), month.into(), day.into()), format);
        }
        DataRef::DateTime(span) => span.as_f64().to_string(),
        DataRef::DateTimeIso(text) => match iso(text) {
            Some(day) => return date(day, format),
            None => text.clone(),
        },
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => {
            let message = format!("the cell holds the error {error}");
            let wrong = Some((message, "mend the formula in the spreadsheet"));
            return WorkbookCell { text: error.to_string(), wrong };
        }
        DataRef::Empty => String::new(),
    };
    WorkbookCell { text, wrong: None }
}

/// Hundredths as a spreadsheet shows them, with as many digits as it keeps.
fn percent(number: f64, digits: i32) -> f64 {
    /// More are never seen.
    const MOST: i32 = 10;
    let shift = 10_f64.powi(digits.min(MOST));
    let percent = (number * 1e12).round() / 1e10;
    (percent * shift).round() / shift
}

/// The day that a text begins with: `2026-03-31T00:00:00`.
fn iso(text: &str) -> Option<(u32, u32, u32)> {
    let day = text.split('T').next()?;
    let mut parts = day.splitn(3, '-').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}

/// A date as far as the cell shows it: what it holds besides may be anything.
fn date((year, month, day): (u32, u32, u32), format: CellFormat) -> WorkbookCell {
    let text = match format.shows {
        Shows::Month => format!("{year:04}-{month:02}"),
        Shows::Year => format!("{year:04}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    };
    let wrong = match format.shows {
        Shows::WithoutYear => {
            let message = format!("the cell shows a date without its year, and holds {text}");
            Some((message, "show the year in the spreadsheet, or write the date as text"))
        }
        Shows::Words => {
            let message = format!("the cell shows words beside its date, and holds {text}");
            Some((message, "write it as text, or show the date without words"))
        }
        _ if format.is_local => {
            let message = "the cell shows a date in a form that differs by country";
            let help = "give it another format in the spreadsheet, or write the date as text";
            Some((message.to_owned(), help))
        }
        _ => None,
    };
    WorkbookCell { text, wrong }
}

fn no_book(error: &XlsxError) -> InputError {
    let message = match error {
        XlsxError::Password => "this workbook is encrypted".to_owned(),
        error => format!("this workbook cannot be read: {error}"),
    };
    InputError::new(message, "open it in a spreadsheet and save it anew, or as CSV")
}

fn named(book: &Xlsx<Cursor<&[u8]>>, sheet: Option<&str>) -> Result<String, InputError> {
    let sheets = book.sheets_metadata().iter();
    let names: Vec<&str> = sheets
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.as_str())
        .collect();
    let list = || messages::list(names.iter().copied(), "and");
    match (sheet, &names[..]) {
        (None, [only]) => Ok((*only).to_owned()),
        (None, []) => Err(InputError::new("this workbook has no sheet", "save it as CSV")),
        (None, _) => {
            let message = format!("this workbook has the sheets {}", list());
            Err(InputError::new(message, "say which it is: `--sheet NAME`"))
        }
        (Some(sheet), _) if names.contains(&sheet) => Ok(sheet.to_owned()),
        (Some(sheet), _) => {
            let near = messages::nearest(sheet, names.iter().copied());
            let help =
                near.map_or_else(|| format!("its sheets are {}", list()), messages::did_you_mean);
            Err(InputError::new(format!("--sheet: there is no sheet `{sheet}`"), help))
        }
    }
}

/// Unpacks every part of a workbook to nowhere, to know that it can be: what they say of their
/// own size may be a lie.
fn measured(bytes: &[u8]) -> Result<(), InputError> {
    let broken = |error: &dyn std::fmt::Display| {
        let message = format!("this workbook cannot be unpacked: {error}");
        InputError::new(message, "save it anew in a spreadsheet, or as CSV")
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut left = LARGEST_BOOK;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| broken(&error))?;
        let mut part = io::Read::take(part, left + 1);
        let size = io::copy(&mut part, &mut io::sink()).map_err(|error| broken(&error))?;
        left = left.checked_sub(size).ok_or_else(|| {
            let message = "this workbook unpacks to more than 256 MiB";
            InputError::new(message, "keep the sheet in a workbook of its own, or save it as CSV")
        })?;
    }
    Ok(())
}

/// The first row names the columns; those below are as wide as the widest.
fn table(rows: Vec<(usize, Vec<WorkbookCell>)>) -> Table {
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
    let texts = |cells: &Vec<WorkbookCell>| cells.iter().map(|cell| cell.text.clone()).collect();
    let heads = rows.iter().skip(1).take(MOST_HEADS);
    let heads = heads.map(|(row, cells)| (*row, texts(cells))).collect();
    let mut rows = rows.into_iter();
    let text = |cell: WorkbookCell| cell.text;
    let mut header: Vec<String> =
        rows.next().map(|(_, cells)| cells.into_iter().map(text).collect()).unwrap_or_default();
    header.resize(width, String::new());
    let mut wrong = BTreeMap::new();
    let row = |(row, cells): (usize, Vec<WorkbookCell>)| {
        let bad = |(at, cell): (usize, &WorkbookCell)| Some((at, cell.wrong.clone()?));
        let bad: Vec<_> = cells.iter().enumerate().filter_map(bad).collect();
        if !bad.is_empty() {
            wrong.insert(row, bad);
        }
        let mut texts: Vec<String> = cells.into_iter().map(text).collect();
        texts.resize(width, String::new());
        (row, Ok(texts))
    };
    let rows = rows.map(row).collect();
    Table { unit: "row", header, rows, heads, wrong }
}
