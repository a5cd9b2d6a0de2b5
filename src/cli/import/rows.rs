//! A row of cells → what it says, before the plan is asked.

use super::columns::Columns;
use super::row::Row;
use crate::cli::failure::Problem;
use crate::cli::write::{Given, Told};
use crate::domain::{Deadline, Kind, Strength};
use crate::words::written::Order;

/// A milestone as a row has it.
pub(super) struct Item {
    /// Where the row is: `line 3`.
    pub label: String,
    pub id: Option<String>,
    pub title: Vec<Told>,
    pub pillar: Level,
    pub commitment: Level,
    pub kind: Option<Kind>,
    pub strength: Option<Strength>,
    pub quote: Option<String>,
    pub due: Option<Deadline>,
    pub done_when: Vec<Told>,
    /// Names or ids.
    pub parties: Vec<String>,
    /// Milestones, as the row names them.
    pub after: Vec<String>,
    pub tags: Vec<String>,
    /// The deadline as it is now.
    pub amended: Option<Deadline>,
    /// The update that moves the deadline.
    pub amendment: Option<Given>,
    /// The update that tells how it stands.
    pub said: Option<Given>,
    /// The fields that the row's own cells hold, rather than the command line.
    pub in_cells: Vec<&'static str>,
}

/// What a row says of a section above it.
#[derive(Default)]
pub(super) struct Level {
    pub id: Option<String>,
    pub title: Vec<Told>,
}

impl Level {
    pub(super) fn is_named(&self) -> bool {
        self.id.is_some() || !self.title.is_empty()
    }
}

/// Reads rows.
pub(super) struct Reader<'c> {
    columns: &'c Columns,
    order: Option<Order>,
    unit: &'static str,
    /// What the row above said of sections, where empty cells repeat it.
    above: Option<Vec<(usize, String)>>,
}

impl<'c> Reader<'c> {
    pub(super) fn new(
        columns: &'c Columns,
        order: Option<Order>,
        unit: &'static str,
        fill_down: bool,
    ) -> Self {
        Self { columns, order, unit, above: fill_down.then(Vec::new) }
    }

    /// The item of a row, as far as it can be read, and everything that is wrong with it.
    pub(super) fn item(&mut self, line: usize, mut cells: Vec<String>) -> (Item, Vec<Problem>) {
        self.fill(&mut cells);
        let mut row = Row { columns: self.columns, order: self.order, cells, problems: Vec::new() };
        row.control_characters();
        let item = row.item(format!("{} {line}", self.unit));
        (item, row.problems)
    }

    /// Gives empty cells of sections the value above them, as in sheets with merged cells.
    fn fill(&mut self, cells: &mut [String]) {
        let Some(above) = &mut self.above else { return };
        for name in ["pillar", "pillar-title", "commitment", "commitment-title"] {
            for (at, _) in self.columns.of_field(name) {
                let known = above.iter().position(|(column, _)| *column == at);
                match (cells[at].trim().is_empty(), known) {
                    (true, Some(known)) => cells[at].clone_from(&above[known].1),
                    (true, None) => {}
                    (false, Some(known)) => above[known].1.clone_from(&cells[at]),
                    (false, None) => above.push((at, cells[at].clone())),
                }
            }
        }
    }
}
