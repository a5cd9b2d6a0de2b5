//! Files → rows of cells: CSV and TSV, and workbooks.

use std::collections::BTreeMap;

use super::table::{MOST_COLUMNS, MOST_HEADS, MOST_ROWS, Table};
#[cfg(feature = "xlsx")]
use super::workbook;
use crate::messages;
use crate::record::{CsvTable, InputError, read_csv, utf8};
use crate::text::one_line;

/// The longest cell, in bytes: three times what a spreadsheet's can hold.
const LARGEST_CELL: usize = 100_000;

impl Table {
    /// Reads a sheet, by the first bytes of its file: CSV, TSV or a workbook, of which `sheet` names
    /// one. Its columns are named in row `header`, or in the first that holds anything.
    ///
    /// # Errors
    /// When it is no sheet, or larger than any.
    pub fn read(
        bytes: &[u8],
        sheet: Option<&str>,
        header: Option<usize>,
    ) -> Result<Self, InputError> {
        let refused = |message, help| Err(InputError::new(message, help));
        bounded(match bytes {
            // What such a file begins with, behind the head of its first part.
            [b'P', b'K', 3, 4, rest @ ..] if rest.get(26..34) == Some(b"mimetype") => {
                let message = "this is an OpenDocument file, which is not read";
                return refused(message, "save it as .xlsx or as CSV");
            }
            #[cfg(feature = "xlsx")]
            [b'P', b'K', 3, 4, ..] => workbook::read(bytes, sheet, header)?,
            #[cfg(not(feature = "xlsx"))]
            [b'P', b'K', 3, 4, ..] => {
                let message = "this is a workbook, which this build of hito cannot read";
                return refused(
                    message,
                    "save the sheet as CSV, or build hito with `--features xlsx`",
                );
            }
            [0xd0, 0xcf, 0x11, 0xe0, ..] => {
                let message = "this is a workbook of before 2007, or an encrypted one";
                return refused(message, "save it as .xlsx or as CSV");
            }
            _ if sheet.is_some() => {
                return refused("--sheet: a text has no sheets", "leave it out");
            }
            _ => text(bytes, header.unwrap_or(1))?,
        })
    }
}

/// Reads a text, whose columns are named on a line.
fn text(bytes: &[u8], header: usize) -> Result<Table, InputError> {
    let whole = utf8(bytes)?;
    let above = header.saturating_sub(1);
    let start = match above {
        0 => 0,
        _ => whole.match_indices('\n').nth(above - 1).map_or(whole.len(), |(at, _)| at + 1),
    };
    if start == whole.len() && above > 0 {
        let lines = messages::count(whole.lines().count(), "line");
        let message = format!("--header: there is no line {header}");
        return Err(InputError::new(message, format!("it has {lines}")));
    }
    let CsvTable { header: names, rows } = read_csv(&whole[start..], above + 1)?;
    let heads = whole[start..].lines().enumerate().skip(1).take(MOST_HEADS);
    let heads = heads
        .filter_map(|(at, line)| Some((header + at, read_csv(line, 1).ok()?.header)))
        .collect();
    Ok(Table { unit: "line", header: names, rows, heads, wrong: BTreeMap::new() })
}

/// Removes the columns that hold nothing at all, and refuses a table that is larger than any.
fn bounded(mut table: Table) -> Result<Table, InputError> {
    if table.rows.len() > MOST_ROWS || table.header.len() > MOST_COLUMNS {
        let (rows, columns) = (
            messages::count(table.rows.len(), "row"),
            messages::count(table.header.len(), "column"),
        );
        let help = format!("at most {MOST_ROWS} rows of {MOST_COLUMNS} columns are read");
        return Err(InputError::new(format!("{rows} of {columns} are too many"), help));
    }
    for name in &mut table.header {
        *name = one_line(name);
    }
    for (_, row) in &mut table.rows {
        let large = |cells: &Vec<String>| cells.iter().position(|cell| cell.len() > LARGEST_CELL);
        if let Some(at) = row.as_ref().ok().and_then(large) {
            let name = table.header.get(at).map_or("", String::as_str);
            let help =
                format!("a cell has at most {LARGEST_CELL} bytes; is a quotation mark missing?");
            *row = Err(InputError::new(format!("`{name}`: this cell is too large"), help));
        }
    }
    let mut used: Vec<bool> = table.header.iter().map(|name| !name.is_empty()).collect();
    for cells in table.rows.iter().filter_map(|(_, row)| row.as_ref().ok()) {
        for (used, cell) in used.iter_mut().zip(cells) {
            *used |= !cell.trim().is_empty();
        }
    }
    // Only at the end: positions of columns are what people count.
    let columns = used.iter().rposition(|used| *used).map_or(0, |last| last + 1);
    table.header.truncate(columns);
    for (_, row) in &mut table.rows {
        if let Ok(cells) = row {
            cells.truncate(columns);
        }
    }
    if columns == 0 {
        let help = "the first row names the columns; `--header ROW` says where that is";
        return Err(InputError::new("there is nothing in it", help));
    }
    Ok(table)
}
