//! Files → rows of cells: CSV and TSV, and workbooks.

use std::collections::BTreeMap;

use super::workbook;
use crate::messages;
use crate::record::{InputError, csv_header, read_csv, utf8};

/// A sheet: the row that names the columns, and the rows below it that hold anything.
pub struct Table {
    /// What messages count rows by: `line` of a text, `row` of a workbook.
    pub unit: &'static str,
    /// The names of the columns, trimmed.
    pub header: Vec<String>,
    /// The rows: where each begins and its cells, as many as there are columns; or what is wrong.
    pub rows: Vec<(usize, Result<Vec<String>, InputError>)>,
    /// The first rows below the header, each with where it is and its cells: one of them may be
    /// what names the columns, below a title.
    pub heads: Vec<(usize, Vec<String>)>,
    /// The cells that hold no value that could be read, by row, each with its column. Nobody minds
    /// those of columns that are left out.
    pub wrong: BTreeMap<usize, Vec<(usize, CellFault)>>,
}

/// What is wrong with a cell, and what to do.
pub(super) type CellFault = (String, &'static str);

/// How many rows below a header are looked at for another.
pub(super) const MOST_HEADS: usize = 20;

/// The most rows that are read, as spreadsheets have them.
pub(super) const MOST_ROWS: usize = 1 << 20;

/// The most columns.
pub(super) const MOST_COLUMNS: usize = 1 << 10;

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
        read_table(bytes, sheet, header)
    }
}

fn read_table(
    bytes: &[u8],
    sheet: Option<&str>,
    header: Option<usize>,
) -> Result<Table, InputError> {
    let table = match bytes {
        // What such a file begins with, behind the head of its first part.
        [b'P', b'K', 3, 4, rest @ ..] if rest.get(26..34) == Some(b"mimetype") => {
            let help = "save it as .xlsx or as CSV";
            return Err(InputError::new("this is an OpenDocument file, which is not read", help));
        }
        [b'P', b'K', 3, 4, ..] => workbook::read(bytes, sheet, header)?,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            let help = "save it as .xlsx or as CSV";
            return Err(InputError::new(
                "this is a workbook of before 2007, or an encrypted one", help,
            ));
        }
        _ => {
            if sheet.is_some() {
                let help = "leave it out";
                return Err(InputError::new("--sheet: a text has no sheets", help));
            }
            text(bytes, header.unwrap_or(1))?
        }
    };
    bounded(table)
}

/// A table as text, whose columns are named on some line.
fn text(bytes: &[u8], header: usize) -> Result<Table, InputError> {
    let whole = utf8(bytes)?;
    let above = header.saturating_sub(1);
    let start = match above {
        0 => 0,
        _ => whole.match_indices('\n').nth(above - 1).map_or(whole.len(), |(at, _)| at + 1),
    };
    if start == whole.len() && above > 0 {
        let lines = messages::count(whole.lines().count(), "line");
        return Err(InputError::new(
            format!("--header: there is no line {header}"),
            format!("it has {lines}"),
        ));
    }
    let records = read_csv(&whole[start..])?;
    let rows = records
        .rows
        .into_iter()
        .map(|(line, row)| (line + above, row.map(|row| row.iter().map(str::to_owned).collect())));
    let heads = whole[start..].lines().enumerate().skip(1).take(MOST_HEADS);
    let heads = heads.filter_map(|(at, line)| Some((header + at, csv_header(line)?))).collect();
    Ok(Table {
        unit: "line",
        header: records.header,
        rows: rows.collect(),
        heads,
        wrong: BTreeMap::new(),
    })
}

/// A table without the columns that hold nothing at all, and refused where it is larger than any.
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
        *name = name.split_whitespace().collect::<Vec<_>>().join(" ");
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
