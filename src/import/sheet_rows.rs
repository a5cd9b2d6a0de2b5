//! A table and the meaning of its columns → rows of typed values.

use super::columns::Columns;
use super::rows::{RowReader, SheetRow};
use super::table::Table;
use crate::i18n::written::DateOrder;
use crate::record::InputError;

/// The rows of a sheet as typed values.
pub struct SheetRows {
    pub(super) columns: Columns,
    /// What a row is called: `line` or `row`.
    pub(super) unit: &'static str,
    /// The rows, each with what is wrong with its cells.
    pub(super) items: Vec<(SheetRow, Vec<InputError>)>,
    /// What is wrong with lines that are no rows of the table.
    pub(super) problems: Vec<InputError>,
}

impl SheetRows {
    /// Reads the rows of a table whose columns are understood. Days such as 30/09/2020 are read in
    /// `order`; with `fill_down`, an empty cell of a pillar or commitment repeats the one above it.
    pub fn read(table: Table, columns: Columns, order: Option<DateOrder>, fill_down: bool) -> Self {
        let unit = table.unit;
        let mut reader = RowReader::new(&columns, order, unit, fill_down);
        let (mut items, mut problems) = (Vec::new(), Vec::new());
        for (line, row) in table.rows {
            let label = format!("{unit} {line}");
            let wrong = table.wrong.get(&line).into_iter().flatten();
            let mut wrong = wrong.filter(|(at, _)| columns.is_read(*at)).peekable();
            match row {
                Ok(cells) if wrong.peek().is_none() => items.push(reader.item(line, cells)),
                Ok(_) => problems.extend(wrong.map(|(at, (message, help))| {
                    let message = format!("`{}`: {message}", columns.names[*at]);
                    InputError::new(message, *help).labelled(&label)
                })),
                Err(problem) => problems.push(problem.labelled(&label)),
            }
        }
        Self { columns, unit, items, problems }
    }
}

impl SheetRows {
    /// Returns what a row is called in messages: `line` or `row`.
    pub fn unit(&self) -> &'static str {
        self.unit
    }

    /// Returns the columns that the rows were read by.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }
}
