//! `--format table`: for people, at the width they have.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ContentArrangement, Table};
use unicode_width::UnicodeWidthStr;

use super::escape::visible;
use super::{Format, Frame, Paint};
use crate::query::{Cell, Column, Row, Shape, Sheet, Tone};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "table",
    meaning: "columns for people, as wide as the terminal",
    for_people: true,
    write: table,
};

/// Between two columns.
const GAP: usize = 2;

/// The narrowest that prose is wrapped to.
const NARROWEST: usize = 16;

/// Columns that are no wider than this are not wrapped: it would save little and read badly.
const SHORT: usize = 14;

/// Rows that are laid out at once, so that memory does not grow with the answer.
const ROWS_AT_ONCE: usize = 1000;

/// Writes a sheet as a table. Where it is wider than the terminal, prose is wrapped between
/// words and then columns are left out, those of the highest rank first; ids are never broken.
///
/// # Errors
/// When writing fails.
pub fn table(sheet: &Sheet, frame: &Frame, out: &mut dyn Write) -> io::Result<()> {
    if sheet.rows.is_empty() {
        return Ok(());
    }
    let layout = Layout::new(sheet, frame.width);
    if sheet.groups.is_empty() {
        return layout.write(sheet, &sheet.rows, true, frame.paint, out);
    }
    let mut rest = &sheet.rows[..];
    let mut first = true;
    for (group, heading) in sheet.groups.iter().enumerate() {
        let end = rest.iter().position(|row| row.group != group).unwrap_or(rest.len());
        let (rows, after) = rest.split_at(end);
        rest = after;
        if rows.is_empty() {
            continue;
        }
        if !first {
            writeln!(out)?;
        }
        writeln!(out, "{}", frame.paint.heading(&visible(&heading.shown)))?;
        layout.write(sheet, rows, first, frame.paint, out)?;
        first = false;
    }
    Ok(())
}

/// Which columns are shown, and how wide.
struct Layout {
    columns: Vec<(usize, usize)>,
}

impl Layout {
    fn new(sheet: &Sheet, width: Option<usize>) -> Self {
        let natural: Vec<usize> = (0..sheet.columns.len()).map(|c| natural(sheet, c)).collect();
        let mut columns: Vec<(usize, usize)> = natural.iter().copied().enumerate().collect();
        let Some(width) = width else {
            return Self { columns };
        };
        loop {
            let total = |columns: &[(usize, usize)]| {
                columns.iter().map(|(_, w)| w + GAP).sum::<usize>().saturating_sub(GAP)
            };
            let least: Vec<(usize, usize)> =
                columns.iter().map(|(c, _)| (*c, least(sheet, *c, natural[*c]))).collect();
            if total(&least) <= width || columns.len() == 1 {
                let mut spare = width.saturating_sub(total(&least));
                columns = least;
                // What is left over goes to the columns in turn, so that none starves.
                while spare > 0 {
                    let wants = columns.iter_mut().filter(|(c, w)| *w < natural[*c]);
                    let given = wants.take(spare).map(|(_, width)| *width += 1).count();
                    if given == 0 {
                        break;
                    }
                    spare -= given;
                }
                return Self { columns };
            }
            let last = columns.iter().max_by_key(|(c, _)| sheet.columns[*c].rank).map(|(c, _)| *c);
            columns.retain(|(c, _)| Some(*c) != last);
        }
    }

    fn write(
        &self,
        sheet: &Sheet,
        rows: &[Row],
        with_header: bool,
        paint: Paint,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for (chunk, rows) in rows.chunks(ROWS_AT_ONCE).enumerate() {
            let mut table = Table::new();
            table.load_style(comfy_table::presets::NOTHING);
            table.set_content_arrangement(ContentArrangement::Disabled);
            if with_header && chunk == 0 {
                table.set_header(self.columns.iter().map(|(column, width)| {
                    let column = &sheet.columns[*column];
                    align(column, marked(&visible(&column.title), *width, Tone::Dim, paint))
                }));
            }
            for row in rows {
                table.add_row(self.columns.iter().map(|(column, width)| {
                    let cell = &row.cells[*column];
                    align(&sheet.columns[*column], cell_text(cell, *width, paint))
                }));
            }
            // Every chunk is as wide as the whole.
            for (position, (_, width)) in self.columns.iter().enumerate() {
                if let Some(column) = table.column_mut(position) {
                    let right = if position + 1 < self.columns.len() { GAP } else { 0 };
                    column.set_padding((0, u16::try_from(right).unwrap_or_default()));
                    let width = u16::try_from(*width + right).unwrap_or(u16::MAX);
                    column.set_constraint(comfy_table::ColumnConstraint::LowerBoundary(
                        comfy_table::Width::Fixed(width),
                    ));
                }
            }
            for line in table.lines() {
                writeln!(out, "{}", paint.unmark(&line).trim_end())?;
            }
        }
        Ok(())
    }
}

fn align(column: &Column, text: String) -> comfy_table::Cell {
    let cell = comfy_table::Cell::new(text);
    match column.shape {
        Shape::Number => cell.set_alignment(CellAlignment::Right),
        _ => cell,
    }
}

/// A cell's text, wrapped, with its detail on lines of its own.
fn cell_text(cell: &Cell, width: usize, paint: Paint) -> String {
    let text = marked(&visible(&cell.shown), width, cell.tone, paint);
    match &cell.detail {
        None => text,
        Some(detail) => {
            format!("{text}\n{}", marked(&visible(detail), width, Tone::Dim, paint))
        }
    }
}

fn marked(text: &str, width: usize, tone: Tone, paint: Paint) -> String {
    let lines = textwrap::wrap(text, options(width));
    let lines: Vec<String> = lines.iter().map(|line| paint.mark(tone, line)).collect();
    lines.join("\n")
}

/// Wraps between words and never inside one, not even at a hyphen: ids have them.
fn options(width: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(width)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
}

fn texts(sheet: &Sheet, column: usize) -> impl Iterator<Item = &str> {
    let cells = sheet.rows.iter().map(move |row| &row.cells[column]);
    let texts =
        cells.flat_map(|cell| std::iter::once(cell.shown.as_str()).chain(cell.detail.as_deref()));
    std::iter::once(sheet.columns[column].title.as_str()).chain(texts)
}

/// The width a column would have if there were room for all.
fn natural(sheet: &Sheet, column: usize) -> usize {
    texts(sheet, column).map(|text| visible(text).width()).max().unwrap_or_default()
}

/// The width a column needs at least: its longest word, or a few short ones.
fn least(sheet: &Sheet, column: usize, natural: usize) -> usize {
    let whole = matches!(sheet.columns[column].shape, Shape::Id | Shape::Number);
    if whole || natural <= SHORT {
        return natural;
    }
    let words = texts(sheet, column).flat_map(|text| text.split(' ').map(|w| visible(w).width()));
    let longest = words.max().unwrap_or_default();
    let comfortable = if sheet.columns[column].shape == Shape::Text { NARROWEST } else { 0 };
    longest.max(comfortable).min(natural)
}
