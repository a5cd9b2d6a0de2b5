//! Rows whose texts are known, but not yet how wide their columns are.

use std::borrow::Cow;
use std::ops::Range;

use super::layout::{CellLines, TableLayout, wrapped};
use crate::query::{Row, Tone};
use crate::render::{Paint, visible};

/// Some rows, their texts made visible and put one behind the other: much smaller than the rows
/// themselves, and read in the order in which they lie.
#[derive(Default)]
pub(super) struct DrawnTable {
    text: String,
    texts: Vec<DrawnText>,
    rows: Vec<Drawing>,
}

/// A text of a cell.
struct DrawnText {
    /// Where it ends.
    end: usize,
    tone: Tone,
    /// Whether it stands below the one before, in the same cell.
    is_detail: bool,
}

/// A row.
struct Drawing {
    /// Its position among all rows.
    position: usize,
    /// The group that it stands in.
    group: usize,
    /// How many texts it and those before it have.
    end: usize,
}

impl DrawnTable {
    /// Adds a row.
    pub(super) fn push(&mut self, position: usize, row: &Row) {
        for cell in &row.cells {
            self.push_text(&cell.shown, cell.tone, false);
            if let Some(detail) = &cell.detail {
                self.push_text(detail, Tone::Dim, true);
            }
        }
        let (group, end) = (row.group, self.texts.len());
        self.rows.push(Drawing { position, group, end });
    }

    fn push_text(&mut self, text: &str, tone: Tone, is_detail: bool) {
        self.text.push_str(&visible(text));
        self.texts.push(DrawnText { end: self.text.len(), tone, is_detail });
    }

    /// The rows laid out.
    pub(super) fn laid_out(self, layout: &TableLayout, paint: Paint) -> Laid {
        let mut text = String::with_capacity(2 * self.text.len());
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut cells: Vec<CellLines<'_>> = vec![CellLines::new(); layout.columns.len()];
        let (mut begin, mut first) = (0, 0);
        for row in &self.rows {
            cells.iter_mut().for_each(Vec::clear);
            let mut columns = 0;
            for text in &self.texts[first..row.end] {
                let shown = &self.text[begin..text.end];
                begin = text.end;
                columns += usize::from(!text.is_detail);
                let place = layout.columns.iter().position(|(column, _)| column + 1 == columns);
                if let Some(place) = place {
                    let lines = wrapped(Cow::Borrowed(shown), layout.columns[place].1);
                    cells[place].extend(lines.map(|line| (text.tone, line)));
                }
            }
            first = row.end;
            let from = text.len();
            layout.lay_out(&cells, paint, &mut text);
            rows.push((row.position, row.group, from..text.len()));
        }
        Laid { text, rows }
    }
}

/// Rows that have been laid out.
pub(super) struct Laid {
    pub(super) text: String,
    /// The position of each row among all, its group, and its bytes of the text.
    pub(super) rows: Vec<(usize, usize, Range<usize>)>,
}
