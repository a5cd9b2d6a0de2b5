//! A row of cells → what it says, before the plan is asked.

use std::collections::HashMap;

use super::columns::Columns;
use super::row::RowCells;
use crate::domain::{Deadline, Kind, Strength};
use crate::i18n::written::{DateOrder, plain};
use crate::record::{InputError, RawText, RawUpdate};

/// A milestone as a row has it.
pub(super) struct SheetRow {
    /// Where the row is: `line 3`.
    pub label: String,
    pub id: Option<String>,
    pub title: Vec<RawText>,
    pub pillar: SectionCells,
    pub commitment: SectionCells,
    pub kind: Option<Kind>,
    pub strength: Option<Strength>,
    pub quote: Option<String>,
    pub due: Option<Deadline>,
    pub done_when: Vec<RawText>,
    /// Names or ids.
    pub parties: Vec<String>,
    /// Milestones, as the row names them.
    pub after: Vec<String>,
    pub tags: Vec<String>,
    /// The deadline as it is now.
    pub amended: Option<Deadline>,
    /// The update that moves the deadline.
    pub amendment: Option<RawUpdate>,
    /// The update that tells how it stands.
    pub said: Option<RawUpdate>,
    /// The fields that the row's own cells hold, rather than the command line.
    pub in_cells: Vec<&'static str>,
}

/// What a row says of a section above it.
#[derive(Default)]
pub(super) struct SectionCells {
    pub id: Option<String>,
    pub title: Vec<RawText>,
    /// Whether cells of it are empty where those above are filled, of another section.
    pub is_apart: bool,
}

impl SectionCells {
    pub(super) fn is_named(&self) -> bool {
        self.id.is_some() || !self.title.is_empty()
    }
}

/// Reads rows.
pub(super) struct RowReader<'c> {
    columns: &'c Columns,
    order: Option<DateOrder>,
    unit: &'static str,
    /// What the row above said of sections, by column, where empty cells repeat it.
    above: Option<HashMap<usize, String>>,
}

impl<'c> RowReader<'c> {
    pub(super) fn new(
        columns: &'c Columns,
        order: Option<DateOrder>,
        unit: &'static str,
        fill_down: bool,
    ) -> Self {
        Self { columns, order, unit, above: fill_down.then(HashMap::new) }
    }

    /// The item of a row, as far as it can be read, and everything that is wrong with it.
    pub(super) fn item(
        &mut self,
        line: usize,
        mut cells: Vec<String>,
    ) -> (SheetRow, Vec<InputError>) {
        let [pillar, commitment] = self.fill(&mut cells);
        let mut row =
            RowCells { columns: self.columns, order: self.order, cells, problems: Vec::new() };
        row.control_characters();
        let mut item = row.item(format!("{} {line}", self.unit));
        item.pillar.is_apart = pillar;
        item.commitment.is_apart = commitment;
        (item, row.problems)
    }

    /// Gives empty cells of sections the value above them, as in sheets with merged cells: a title
    /// goes with its own section, and a commitment with its pillar. Whether the pillar and the
    /// commitment have cells that stay empty because the row above is of another.
    fn fill(&mut self, cells: &mut [String]) -> [bool; 2] {
        let Some(above) = &mut self.above else { return [false; 2] };
        let columns = |name| self.columns.of_field(name).map(|(at, _)| at).collect::<Vec<usize>>();
        let mut is_same = true;
        [("pillar", "pillar-title"), ("commitment", "commitment-title")].map(|(id, title)| {
            let (ids, titles) = (columns(id), columns(title));
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
}
