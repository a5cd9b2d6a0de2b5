//! Tables as text: CSV with a header, each row with the line where it begins.

use crate::cli::failure::Problem;
use crate::wording;

/// The rows of a table as text.
pub(in crate::cli) struct Records {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows that hold anything, each with its line; or what is wrong with their number of
    /// cells.
    pub rows: Vec<(usize, Result<csv::StringRecord, Problem>)>,
}

/// The text of a file, without a byte order mark.
///
/// # Errors
/// When it is no UTF-8.
pub(in crate::cli) fn utf8(bytes: &[u8]) -> Result<&str, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        let help = "save it as UTF-8: spreadsheets call it “CSV UTF-8”";
        Problem::new(format!("line {line}: this is not UTF-8"), help)
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// What separates the cells: whatever the header has after its first name, a comma, a semicolon,
/// as spreadsheets write where a comma stands in numbers, or a tab.
fn separator(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    let mut quoted = false;
    let found = header.bytes().find(|byte| {
        quoted ^= *byte == b'"';
        !quoted && matches!(byte, b',' | b';' | b'\t')
    });
    found.unwrap_or(b',')
}

/// Reads a table.
///
/// # Errors
/// When it cannot be told into cells.
pub(in crate::cli) fn records(text: &str) -> Result<Records, Problem> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let no_csv =
        |error: csv::Error| Problem::new(format!("this is no CSV: {error}"), "save it as CSV");
    let header: Vec<String> =
        reader.headers().map_err(no_csv)?.iter().map(|name| name.trim().to_owned()).collect();
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut rows = Vec::new();
    let mut last = 0;
    for record in reader.records() {
        let record = record.map_err(no_csv)?;
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.at(usize::try_from(start).unwrap_or(usize::MAX));
        last = lines.at;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let row = if record.len() == header.len() {
            Ok(record)
        } else {
            let (cells, columns) =
                (wording::count(record.len(), "cell"), wording::count(header.len(), "column"));
            let help =
                "a cell with a comma, a quotation mark or a line break stands in double quotes";
            Err(Problem::new(format!("{cells} for {columns}"), help))
        };
        rows.push((line, row));
    }
    if let Some((_, row)) = rows.last_mut().filter(|_| is_open(text, last)) {
        let help = "close it, or double it where it is part of the text";
        *row = Err(Problem::new("a quotation mark is not closed", help));
    }
    Ok(Records { header, rows })
}

/// Whether the last row, which begins at a byte, has taken in all that follows a quotation mark that
/// nothing closes.
fn is_open(text: &str, last: usize) -> bool {
    let is_odd = !text.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2);
    is_odd && text.get(last..).is_some_and(|row| row.trim_end().contains('\n'))
}

/// Counts lines up to places that only go forward.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the first sign at or behind a byte that ends no line.
    fn at(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = start.min(bytes.len());
        while bytes.get(end).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            end += 1;
        }
        self.line += bytes[self.at.min(end)..end].split(|byte| *byte == b'\n').count() - 1;
        self.at = end;
        self.line
    }
}
