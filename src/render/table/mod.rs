//! `--format table`: for people, at the width they have.

mod layout;
mod drawn;

use std::io::{self, Write};

use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSlice;

use super::Paint;
use super::escape::visible;
use super::format::{Format, RenderContext};
use crate::query::Sheet;
use drawn::{DrawnTable, Laid};
use layout::{Extent, MOST_IN_A_TABLE, TableLayout};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "table",
    meaning: "columns for people, as wide as the terminal",
    for_people: true,
    write: table,
};

/// How many rows are put together at once, by all threads.
const AT_ONCE: usize = 8192;

/// How many rows are worth a thread of their own.
const A_THREAD: usize = 512;

/// Writes a sheet as a table. Where it is wider than the terminal, prose is wrapped between
/// words and then columns are left out, those of the highest rank first; ids are never broken.
///
/// # Errors
/// When writing fails.
pub fn table(sheet: &Sheet<'_>, frame: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    if sheet.rows.is_empty() {
        return Ok(());
    }
    let paint = frame.paint;
    if sheet.rows.len() > MOST_IN_A_TABLE {
        return long(sheet, frame, out);
    }
    let extents = Extent::of_rows(sheet, frame.width.is_some());
    let layout = TableLayout::new(sheet, extents, frame.width);
    let mut before = None;
    for stretch in sheet.rows.stretches() {
        for rows in stretch.chunk_by(|a, b| a.group == b.group) {
            let group = rows.first().map(|row| row.group);
            heading(sheet, before, group, paint, out)?;
            layout.write_table(sheet, rows, before.is_none(), paint, out)?;
            before = group;
        }
    }
    Ok(())
}

/// The heading of a group, where the row before stands in another.
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

/// Writes rows that are many, each laid out by itself, to the same effect as in one table.
fn long(sheet: &Sheet<'_>, frame: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    let with_words = frame.width.is_some();
    let begin = || (DrawnTable::default(), vec![Extent::default(); sheet.columns.len()]);
    let drawn = sheet.rows.fold(begin, |(drawn, extents), position, row| {
        Extent::widen(extents, row, with_words);
        drawn.push(position, row);
    });
    let (drawn, extents): (Vec<DrawnTable>, Vec<Vec<Extent>>) = drawn.into_iter().unzip();
    let layout = TableLayout::new(sheet, extents, frame.width);
    let laid = drawn.into_par_iter().map(|drawn| drawn.laid_out(&layout, frame.paint));
    let laid: Vec<Laid> = laid.collect();
    // They may have been made in another order than they are shown in.
    let mut rows = vec![(0, ""); sheet.rows.len()];
    for laid in &laid {
        for (position, group, bytes) in &laid.rows {
            rows[*position] = (*group, &laid.text[bytes.clone()]);
        }
    }
    let mut header = String::new();
    layout.lay_out(&layout.titles(sheet), frame.paint, &mut header);
    let mut before = None;
    for rows in rows.chunk_by(|(a, _), (b, _)| a == b) {
        let group = rows.first().map(|(group, _)| *group);
        heading(sheet, before, group, frame.paint, out)?;
        if before.is_none() {
            out.write_all(header.as_bytes())?;
        }
        for rows in rows.chunks(AT_ONCE) {
            let texts = rows.par_chunks(A_THREAD).map(|rows| {
                let texts: Vec<&str> = rows.iter().map(|(_, text)| *text).collect();
                texts.concat()
            });
            let texts: Vec<String> = texts.collect();
            texts.iter().try_for_each(|text| out.write_all(text.as_bytes()))?;
        }
        before = group;
    }
    Ok(())
}

/// The positions of the columns that a table of so many characters has room for.
pub fn shown_columns(sheet: &Sheet<'_>, width: Option<usize>) -> Vec<usize> {
    let extents = Extent::of_rows(sheet, width.is_some());
    TableLayout::new(sheet, extents, width).columns.into_iter().map(|(column, _)| column).collect()
}
