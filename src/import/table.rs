//! A sheet as rows of cells.

use std::collections::BTreeMap;

use crate::record::InputError;

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

pub(super) const MOST_COLUMNS: usize = 1 << 10;
