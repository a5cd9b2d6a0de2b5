//! Results as typed cells: what formats know, whatever the rows are about.

use super::cell::{Cell, Row};
use super::field::{Field, Shape};
use super::rows::Rows;
use super::view::View;

/// A table of results.
#[derive(Debug, Default)]
pub struct Sheet<'a> {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Rows<'a>,
    /// The headings of groups, in order, when the rows are grouped.
    pub groups: Vec<Cell>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its key in JSON.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// How it is laid out.
    pub shape: Shape,
    /// Which columns go first where the width does not do: the highest numbers.
    pub rank: u8,
}

impl<'a> Sheet<'a> {
    /// Returns a sheet without groups.
    pub fn new(columns: Vec<Column>, rows: impl IntoIterator<Item = Row>) -> Self {
        Self { columns, rows: rows.into_iter().collect(), groups: Vec::new() }
    }

    /// Returns a sheet of `count` rows without groups, each made from its position.
    pub fn made(
        columns: Vec<Column>,
        count: usize,
        make: impl Fn(usize) -> Row + Send + Sync + 'a,
    ) -> Self {
        Self { columns, rows: Rows::made(count, make), groups: Vec::new() }
    }
}

impl Column {
    /// Returns a column by its key and heading.
    pub fn new(key: impl Into<String>, title: impl Into<String>, shape: Shape, rank: u8) -> Self {
        Self { key: key.into(), title: title.into(), shape, rank }
    }

    /// Returns the column of a field.
    pub fn of(field: &Field, view: &View<'_>, rank: u8) -> Self {
        Self {
            key: field.name.replace('-', "_"),
            title: field.title.to(view.lang).to_owned(),
            shape: field.shape,
            rank,
        }
    }
}
