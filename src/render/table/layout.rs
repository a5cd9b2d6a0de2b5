//! The layout of a table.

use std::borrow::Cow;
use std::io::{self, Write};

use comfy_table::{CellAlignment, ContentArrangement, Table};
use rayon::prelude::ParallelIterator;
use rayon::slice::ParallelSlice;
use unicode_width::UnicodeWidthStr;

use super::super::Paint;
use super::super::escape::visible;
use super::super::page::between_words;
use crate::query::{Cell, Column, Row, Shape, Sheet, Tone};

/// The gap between two columns.
pub(super) const GAP: usize = 2;

/// The columns that are shown, and their widths.
pub(super) struct TableLayout {
    pub(super) columns: Vec<(usize, usize)>,
    /// For each column of the sheet, whether it is aligned right.
    pub(super) is_right: Vec<bool>,
}

impl TableLayout {
    /// Lays out a sheet for a terminal of `width` columns; without it, as wide as the sheet is.
    pub(super) fn new(sheet: &Sheet<'_>, width: Option<usize>) -> Self {
        let extents = Extent::of_sheet(sheet, width.is_some());
        let is_right = |column: &Column| column.shape == Shape::Number;
        let is_right = sheet.columns.iter().map(is_right).collect();
        let natural = |column: usize| extents[column].natural;
        let mut columns: Vec<(usize, usize)> =
            (0..extents.len()).map(|column| (column, natural(column))).collect();
        let Some(width) = width else {
            return Self { columns, is_right };
        };
        loop {
            let total = |columns: &[(usize, usize)]| {
                columns.iter().map(|(_, w)| w + GAP).sum::<usize>().saturating_sub(GAP)
            };
            let least: Vec<(usize, usize)> = columns
                .iter()
                .map(|(column, _)| (*column, extents[*column].least(&sheet.columns[*column])))
                .collect();
            if total(&least) <= width || columns.len() == 1 {
                let mut spare = width.saturating_sub(total(&least));
                columns = least;
                // The rest goes to the columns in turn, so that each gets some.
                while spare > 0 {
                    let wants = columns.iter_mut().filter(|(c, w)| *w < natural(*c));
                    let given = wants.take(spare).map(|(_, width)| *width += 1).count();
                    if given == 0 {
                        break;
                    }
                    spare -= given;
                }
                return Self { columns, is_right };
            }
            let last = columns.iter().max_by_key(|(c, _)| sheet.columns[*c].rank).map(|(c, _)| *c);
            columns.retain(|(c, _)| Some(*c) != last);
        }
    }

    /// Lays rows out as one table.
    pub(super) fn write_table(
        &self,
        sheet: &Sheet<'_>,
        rows: &[Row],
        with_header: bool,
        paint: Paint,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut table = Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Disabled);
        let align = |column: &Column, lines: CellLines<'_>| {
            let lines = lines.iter().map(|(tone, line)| paint.mark(*tone, line));
            let cell = comfy_table::Cell::new(lines.collect::<Vec<_>>().join("\n"));
            let is_right = column.shape == Shape::Number;
            if is_right { cell.set_alignment(CellAlignment::Right) } else { cell }
        };
        if with_header {
            let header = self.shown(sheet).map(|(_, column, width)| (column, title(column, width)));
            table.set_header(header.map(|(column, lines)| align(column, lines)));
        }
        for row in rows {
            table.add_row(self.shown(sheet).map(|(position, column, width)| {
                align(column, cell_lines(&row.cells[position], width))
            }));
        }
        // Every group is as wide as the whole table.
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
        Ok(())
    }

    /// Writes rows line by line, to the same effect as [`TableLayout::write_table`], by all threads.
    pub(super) fn write_lines(
        &self,
        sheet: &Sheet<'_>,
        rows: &[Row],
        with_header: bool,
        paint: Paint,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if with_header {
            let titles: Vec<CellLines<'_>> =
                self.shown(sheet).map(|(_, column, width)| title(column, width)).collect();
            let mut header = String::new();
            self.lay_out(&titles, paint, &mut header);
            out.write_all(header.as_bytes())?;
        }
        let lines = |rows: &[Row]| {
            let mut text = String::new();
            for row in rows {
                let cells =
                    self.shown(sheet).map(|(at, _, width)| cell_lines(&row.cells[at], width));
                self.lay_out(&cells.collect::<Vec<_>>(), paint, &mut text);
            }
            text
        };
        let texts: Vec<String> = rows.par_chunks(A_THREAD).map(lines).collect();
        texts.iter().try_for_each(|text| out.write_all(text.as_bytes()))
    }

    /// Lays out the cells of one row, for the columns that are shown.
    pub(super) fn lay_out(&self, cells: &[CellLines<'_>], paint: Paint, out: &mut String) {
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..height {
            let begin = out.len();
            // Spaces before the next text; none follows the last.
            let mut spaces = 0;
            for ((column, width), lines) in self.columns.iter().zip(cells) {
                let (tone, text) = lines.get(line).map_or((Tone::Plain, ""), |(t, l)| (*t, l));
                let left = width.saturating_sub(extent(text));
                let (before, after) = if self.is_right[*column] { (left, 0) } else { (0, left) };
                spaces += before;
                if !text.is_empty() {
                    push_spaces(out, spaces);
                    out.push_str(&paint.text(tone, text));
                    spaces = 0;
                }
                spaces += after + GAP;
            }
            let end = begin + out[begin..].trim_end().len();
            out.truncate(end);
            out.push('\n');
        }
    }

    /// Returns the columns that are shown: positions, columns, widths.
    pub(super) fn shown<'s>(
        &self,
        sheet: &'s Sheet<'_>,
    ) -> impl Iterator<Item = (usize, &'s Column, usize)> + use<'_, 's> {
        self.columns.iter().map(|(column, width)| (*column, &sheet.columns[*column], *width))
    }
}

pub(super) fn push_spaces(out: &mut String, mut count: usize) {
    const SPACES: &str = "                                ";
    while count > 0 {
        let some = count.min(SPACES.len());
        out.push_str(&SPACES[..some]);
        count -= some;
    }
}

/// The lines of a cell, each with its tone.
pub(super) type CellLines<'t> = Vec<(Tone, Cow<'t, str>)>;

/// Returns a text as lines of at most that width.
pub(super) fn wrapped(text: Cow<'_, str>, width: usize) -> impl Iterator<Item = Cow<'_, str>> {
    let (whole, lines) = match text {
        Cow::Borrowed(text) if extent(text) <= width => {
            (Some(Cow::Borrowed(text.trim_end_matches(' '))), Vec::new())
        }
        Cow::Borrowed(text) => (None, textwrap::wrap(text, between_words(width))),
        Cow::Owned(text) => {
            let lines = textwrap::wrap(&text, between_words(width)).into_iter();
            (None, lines.map(|line| Cow::Owned(line.into_owned())).collect())
        }
    };
    whole.into_iter().chain(lines)
}

/// The least width of wrapped prose.
pub(super) const NARROWEST: usize = 16;

/// The greatest width of a column that is never wrapped: it would save little and read badly.
pub(super) const SHORT: usize = 14;

/// The most rows that the library lays out, which takes tens of microseconds a row; more go line by
/// line, to the same effect.
pub(super) const MOST_IN_A_TABLE: usize = 1000;

/// The least rows that are worth a thread.
const A_THREAD: usize = 512;

/// Returns the lines of a column's heading.
pub(super) fn title(column: &Column, width: usize) -> CellLines<'_> {
    wrapped(visible(&column.title), width).map(|line| (Tone::Dim, line)).collect()
}

/// Returns a cell's lines, those of its detail last.
pub(super) fn cell_lines(cell: &Cell, width: usize) -> CellLines<'_> {
    let text = wrapped(visible(&cell.shown), width).map(|line| (cell.tone, line));
    let detail = cell.detail.iter().flat_map(|detail| wrapped(visible(detail), width));
    text.chain(detail.map(|line| (Tone::Dim, line))).collect()
}

/// The widths of a column's texts.
#[derive(Clone, Copy, Default)]
pub(super) struct Extent {
    /// The width of its longest text.
    pub(super) natural: usize,
    /// The width of its longest word.
    pub(super) word: usize,
}

impl Extent {
    /// Widens each column for a row.
    pub(super) fn widen(extents: &mut [Self], row: &Row, with_words: bool) {
        for (extent, cell) in extents.iter_mut().zip(&row.cells) {
            let texts = std::iter::once(&cell.shown).chain(&cell.detail);
            *extent = texts.fold(*extent, |extent, text| extent.with(text, with_words));
        }
    }

    /// Returns how wide each column of a sheet is, its heading included; words are measured if
    /// `with_words` says so.
    pub(super) fn of_sheet(sheet: &Sheet<'_>, with_words: bool) -> Vec<Self> {
        let titles = sheet.columns.iter().map(|column| column.title.as_str());
        let mut extents: Vec<Self> =
            titles.map(|title| Self::default().with(title, with_words)).collect();
        let widened = |rows: &[Row]| {
            let mut extents = vec![Self::default(); sheet.columns.len()];
            for row in rows {
                Self::widen(&mut extents, row, with_words);
            }
            extents
        };
        for stretch in sheet.rows.stretches() {
            let widths: Vec<Vec<Self>> = stretch.par_chunks(A_THREAD).map(widened).collect();
            for widths in widths {
                extents.iter_mut().zip(widths).for_each(|(all, some)| *all = all.and(some));
            }
        }
        extents
    }

    /// Returns these widths, widened for a text.
    pub(super) fn with(self, text: &str, with_words: bool) -> Self {
        let text = visible(text);
        let words = with_words.then(|| text.split(' ').map(extent).max()).flatten();
        self.and(Self { natural: extent(&text), word: words.unwrap_or_default() })
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self { natural: self.natural.max(other.natural), word: self.word.max(other.word) }
    }

    /// Returns the least width of the column: that of its longest word, or of a few short ones.
    pub(super) fn least(self, column: &Column) -> usize {
        let whole = matches!(column.shape, Shape::Id | Shape::Number);
        if whole || self.natural <= SHORT {
            return self.natural;
        }
        let comfortable = if column.shape == Shape::Text { NARROWEST } else { 0 };
        self.word.max(comfortable).min(self.natural)
    }
}

/// Returns how many columns of a terminal a text takes (UAX #11).
pub(super) fn extent(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}
