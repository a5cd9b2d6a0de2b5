//! CSV with a header, each row with the line where it begins.

use super::error::InputError;
use crate::messages;

/// A table of texts.
pub struct CsvTable {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows that are not empty, each with the line where it begins; or what is wrong with one.
    pub rows: Vec<(usize, Result<Vec<String>, InputError>)>,
}

/// Returns the text of a file, without a byte order mark.
///
/// # Errors
/// When it is not UTF-8.
pub fn utf8(bytes: &[u8]) -> Result<&str, InputError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        let help = "save it as UTF-8: spreadsheets call it “CSV UTF-8”";
        InputError::new(format!("line {line}: this is not UTF-8"), help)
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Returns what separates the cells: the first of comma, semicolon and tab after a name of the
/// header. Spreadsheets write semicolons in countries where numbers have commas.
fn separator(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    let mut quoted = false;
    let found = header.bytes().find(|byte| {
        quoted ^= *byte == b'"';
        !quoted && matches!(byte, b',' | b';' | b'\t')
    });
    found.unwrap_or(b',')
}

/// Reads a table, whose first line is a line of a file, from 1.
///
/// # Errors
/// When it cannot be divided into cells.
pub fn read_csv(text: &str, first_line: usize) -> Result<CsvTable, InputError> {
    let separator = separator(text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let no_csv =
        |error: csv::Error| InputError::new(format!("this is no CSV: {error}"), "save it as CSV");
    let header: Vec<String> =
        reader.headers().map_err(no_csv)?.iter().map(|name| name.trim().to_owned()).collect();
    let mut rows = Vec::new();
    // Where the last row begins.
    let (mut last, mut line) = (0, first_line);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(no_csv)? {
        let byte = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(text.len());
        let start = byte(record.position().map_or(0, csv::Position::byte));
        let written = text.get(start..byte(reader.position().byte())).unwrap_or_default();
        let ends = text.as_bytes()[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let begin = start + ends.count();
        line += text.as_bytes()[last.min(begin)..begin].split(|byte| *byte == b'\n').count() - 1;
        last = begin;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let row = if has_text_behind_quotes(written, separator) {
            let help = "in such a cell, double every quotation mark that is part of the text";
            Err(InputError::new("text stands behind the closing quotation mark of a cell", help))
        } else if record.len() == header.len() {
            Ok(record.iter().map(str::to_owned).collect())
        } else {
            let (cells, columns) =
                (messages::count(record.len(), "cell"), messages::count(header.len(), "column"));
            let help =
                "a cell with a comma, a quotation mark or a line break stands in double quotes";
            Err(InputError::new(format!("{cells} for {columns}"), help))
        };
        rows.push((line, row));
    }
    if let Some((_, row)) = rows.last_mut().filter(|_| is_open(text, last)) {
        let help = "close it, or double it where it is part of the text";
        *row = Err(InputError::new("a quotation mark is not closed", help));
    }
    Ok(CsvTable { header, rows })
}

/// Returns whether a cell of a row goes on after its closing quotation mark (RFC 4180, section 2,
/// rule 7). Readers of CSV differ in what they make of that.
fn has_text_behind_quotes(row: &str, separator: u8) -> bool {
    let mut cell = row.trim_start_matches(['\r', '\n']).as_bytes();
    loop {
        if let Some(quoted) = cell.strip_prefix(b"\"") {
            let mut bytes = quoted.iter().enumerate();
            let mut end = None;
            while let Some((at, byte)) = bytes.next() {
                if *byte == b'"' && quoted.get(at + 1) == Some(&b'"') {
                    bytes.next();
                } else if *byte == b'"' {
                    end = Some(at + 1);
                    break;
                }
            }
            // One that is not closed is reported elsewhere.
            let Some(end) = end else { return false };
            cell = &quoted[end..];
            if !matches!(cell.first(), None | Some(b'\r' | b'\n')) && cell[0] != separator {
                return true;
            }
        }
        match cell.iter().position(|byte| *byte == separator) {
            Some(at) => cell = &cell[at + 1..],
            None => return false,
        }
    }
}

/// Returns whether the last row, which begins at a byte, contains all that follows a quotation mark
/// that is not closed.
fn is_open(text: &str, last: usize) -> bool {
    let is_odd = !text.bytes().filter(|byte| *byte == b'"').count().is_multiple_of(2);
    is_odd && text.get(last..).is_some_and(|row| row.trim_end().contains('\n'))
}
