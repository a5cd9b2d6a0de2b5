//! `--format table`: for people, at the width of their terminal.

mod layout;

use std::io::{self, Write};

use layout::{MOST_IN_A_TABLE, TableLayout};

use super::Paint;
use super::escape::visible;
use super::format::{Format, RenderContext};
use crate::query::Sheet;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "table",
    meaning: "columns for people, as wide as the terminal",
    for_people: true,
    write: table,
};

/// Writes a sheet as a table. If it is wider than the terminal, prose is wrapped between words and
/// then columns are left out, those of the highest rank first; ids are never broken.
pub fn table(sheet: &Sheet<'_>, frame: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    if sheet.rows.is_empty() {
        return Ok(());
    }
    let paint = frame.paint;
    let layout = TableLayout::new(sheet, frame.width);
    let write = if sheet.rows.len() > MOST_IN_A_TABLE {
        TableLayout::write_lines
    } else {
        TableLayout::write_table
    };
    let mut before = None;
    for stretch in sheet.rows.stretches() {
        for rows in stretch.chunk_by(|a, b| a.group == b.group) {
            let group = rows.first().map(|row| row.group);
            heading(sheet, before, group, paint, out)?;
            write(&layout, sheet, rows, before.is_none(), paint, out)?;
            before = group;
        }
    }
    Ok(())
}

/// Returns the heading of a row's group, if the row before is in another.
fn heading(
    sheet: &Sheet<'_>,
    before: Option<usize>,
    group: Option<usize>,
    paint: Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(heading) = group.and_then(|group| sheet.groups.get(group)) else { return Ok(()) };
    if before == group {
        return Ok(());
    }
    let gap = if before.is_some() { "\n" } else { "" };
    writeln!(out, "{gap}{}", paint.heading(&visible(&heading.shown)))
}

/// Returns the positions of the columns for which a table of `width` characters has room.
pub fn shown_columns(sheet: &Sheet<'_>, width: Option<usize>) -> Vec<usize> {
    TableLayout::new(sheet, width).columns.into_iter().map(|(column, _)| column).collect()
}
