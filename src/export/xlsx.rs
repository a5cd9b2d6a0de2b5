//! `xlsx`: the tables as sheets of a workbook (ECMA-376, Office Open XML).

use std::io::{self, Seek, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::format::{Export, Makes, Material, nothing};
use super::tables::{ColumnType, DataTable, TABLES, TableColumn};
use crate::query::{Data, Subject};
use crate::render::{flat, visible_lines};

pub(super) const EXPORT: Export = Export {
    name: "xlsx",
    meaning: "a workbook with a sheet a table, dates as dates",
    makes: Makes::Binary(write),
    remarks: nothing,
};

/// The largest initial width of a column, in characters.
const MAX_WIDTH: f64 = 60.0;

fn write(material: &Material<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut book = Workbook::new();
    let as_of = material.view.snapshot.as_of.to_string();
    // Workbooks contain their creation time. The day of the data is used, so that the same data
    // gives the same file.
    let created = ExcelDateTime::parse_from_str(&as_of).map_err(failed)?;
    let title = material.view.plain_text(&material.view.plan().head.title);
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    for table in TABLES {
        let sheet = book.add_worksheet_with_constant_memory().map_err(failed)?;
        fill(sheet, material, table)?;
    }
    // The workbook is assembled in a temporary file, because its parts are not written in order.
    let mut file = tempfile::tempfile()?;
    book.save_to_writer(&mut file).map_err(failed)?;
    file.rewind()?;
    io::copy(&mut file, out).map(|_| ())
}

fn failed(error: XlsxError) -> io::Error {
    io::Error::other(error)
}

fn fill(sheet: &mut Worksheet, material: &Material<'_>, table: &DataTable) -> io::Result<()> {
    let view = &material.view;
    let columns = table.columns(&view.plan().head.languages);
    let items = table.items(view, material.query);
    sheet.set_name(table.name).map_err(failed)?;
    let heading = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (at, column) in (0..).zip(&columns) {
        sheet.set_column_width(at, width(column)).map_err(failed)?;
        sheet.write_string_with_format(0, at, &column.key, &heading).map_err(failed)?;
    }
    for (line, item) in (1..).zip(&items) {
        let subject = Subject { snapshot: view.snapshot, item };
        for (at, column) in (0..).zip(&columns) {
            let value = column.value(view, subject);
            cell(sheet, (line, at), column, &value, &day).map_err(|error| {
                let place = format!("{}, row {}, column {}", table.name, line + 1, column.key);
                io::Error::other(format!("{place}: {error}"))
            })?;
        }
    }
    let last_row = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column).map_err(failed)?;
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    Ok(())
}

fn width(column: &TableColumn) -> f64 {
    match column.kind {
        ColumnType::Day | ColumnType::Number => 12.0,
        ColumnType::List | ColumnType::Url => MAX_WIDTH / 2.0,
        ColumnType::Text if column.is_prose() => MAX_WIDTH,
        ColumnType::Text => 24.0,
    }
}

/// Writes a cell. A text is never written as a formula or a link.
fn cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    column: &TableColumn,
    value: &Data,
    day: &Format,
) -> Result<(), XlsxError> {
    match value {
        Data::Null => {}
        Data::Number(number) => {
            #[expect(clippy::cast_precision_loss, reason = "counts and days are far below 2^53")]
            sheet.write_number(row, at, *number as f64)?;
        }
        // Workbooks have no days before 1900; these are written as texts.
        Data::Text(text) => match ExcelDateTime::parse_from_str(text) {
            Ok(date) if column.kind == ColumnType::Day => {
                sheet.write_datetime_with_format(row, at, &date, day)?;
            }
            _ => {
                sheet.write_string(row, at, visible_lines(text))?;
            }
        },
        Data::List(_) => {
            sheet.write_string(row, at, visible_lines(&flat(value, false)))?;
        }
    }
    Ok(())
}
