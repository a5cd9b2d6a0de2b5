//! A table and the meaning of its columns → rows of typed values.

use std::collections::HashMap;

use super::columns::Columns;
use super::row_cells::RowCells;
use super::sheet_row::SheetRow;
use super::table::Table;
use crate::i18n::written::{DateOrder, plain};
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
        // What the row above says of sections, by column.
        let mut above = fill_down.then(HashMap::new);
        let (mut items, mut problems) = (Vec::new(), Vec::new());
        for (line, row) in table.rows {
            let label = format!("{unit} {line}");
            let wrong = table.wrong.get(&line).into_iter().flatten();
            let mut wrong = wrong.filter(|(at, _)| columns.is_read(*at)).peekable();
            match row {
                Ok(mut cells) if wrong.peek().is_none() => {
                    let above = above.as_mut();
                    let is_apart = above.map(|above| fill(&columns, above, &mut cells));
                    let is_apart = is_apart.unwrap_or_default();
                    items.push(RowCells::read_row(&columns, order, cells, label, is_apart));
                }
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

/// Gives empty cells of sections the value above them, as in sheets with merged cells: a title goes
/// with its own section, and a commitment with its pillar. Returns whether the pillar and the
/// commitment have cells that stay empty because the row above is of another.
fn fill(columns: &Columns, above: &mut HashMap<usize, String>, cells: &mut [String]) -> [bool; 2] {
    let places = |name| columns.of_field(name).map(|(at, _)| at).collect::<Vec<usize>>();
    let mut is_same = true;
    [("pillar", "pillar-title"), ("commitment", "commitment-title")].map(|(id, title)| {
        let (ids, titles) = (places(id), places(title));
        let names = if ids.is_empty() { &titles } else { &ids };
        let repeats = |at: &usize| {
            let here = plain(&cells[*at]);
            here.is_empty() || above.get(at).is_some_and(|above| plain(above) == here)
        };
        is_same &= names.iter().all(repeats);
        let mut is_apart = false;
        for at in ids.into_iter().chain(titles) {
            let above = above.entry(at).or_default();
            match (cells[at].trim().is_empty(), is_same) {
                (true, true) => cells[at].clone_from(above),
                (is_empty, _) => {
                    is_apart |= is_empty && !above.is_empty();
                    above.clone_from(&cells[at]);
                }
            }
        }
        is_apart
    })
}
