//! A row's cells, read one by one.

use super::columns::{ColumnMeaning, Columns};
use super::sheet_row::{SectionCells, SheetRow};
use crate::domain::{DateError, Deadline, Vocabulary};
use crate::i18n::written::{self, DateOrder};
use crate::messages;
use crate::record::{InputError, RawText};
use crate::text::one_line;

/// The longest that dates, statuses and words of the format are, in characters.
const LONGEST: usize = 160;

pub(super) struct RowCells<'c> {
    pub columns: &'c Columns,
    order: Option<DateOrder>,
    pub cells: Vec<String>,
    pub problems: Vec<InputError>,
}

impl<'c> RowCells<'c> {
    /// Reads a row as far as it can be read, with everything that is wrong with it. `is_apart` is
    /// of its pillar and of its commitment.
    pub(super) fn read_row(
        columns: &'c Columns,
        order: Option<DateOrder>,
        cells: Vec<String>,
        label: String,
        is_apart: [bool; 2],
    ) -> (SheetRow, Vec<InputError>) {
        let mut row = Self { columns, order, cells, problems: Vec::new() };
        row.control_characters();
        let item = row.item(label, is_apart);
        (item, row.problems)
    }

    pub(super) fn problem(&mut self, field: &str, problem: InputError) {
        self.problems.push(problem.about(&self.columns.called(field)));
    }

    /// Reports what no text has, and YAML could not hold.
    fn control_characters(&mut self) {
        let is_bad = |c: &char| {
            (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
                || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
        };
        for (at, cell) in self.cells.iter().enumerate() {
            if let Some(bad) = cell.chars().find(is_bad) {
                let name = self.columns.names.get(at).map_or("", String::as_str);
                let message =
                    format!("{name}: U+{:04X}, a control character, stands in it", u32::from(bad));
                self.problems.push(InputError::new(message, "remove it"));
            }
        }
    }

    /// Returns a field's cell, as it is to be read. Returns `None` if it is empty.
    pub(super) fn cell(&self, field: &str) -> Option<String> {
        let (at, _) = self.columns.of_field(field).find(|(_, lang)| lang.is_none())?;
        self.read(field, &self.cells[at])
    }

    pub(super) fn read(&self, field: &str, cell: &str) -> Option<String> {
        let cell = cell.trim();
        if cell.is_empty() {
            return None;
        }
        let read = self.columns.reading(field, cell).unwrap_or(cell);
        (!read.is_empty()).then(|| read.to_owned())
    }

    /// Returns a field's cell, or what the command line gives for it.
    pub(super) fn value(&self, field: &str) -> Option<String> {
        let given = || self.columns.sets(field).next().map(|(value, _)| value.to_owned());
        self.cell(field).or_else(given)
    }

    pub(super) fn texts_of_cells(&self, field: &str) -> Vec<RawText> {
        let columns = self.columns.of_field(field);
        columns
            .filter_map(|(at, lang)| {
                let text = self.read(field, &self.cells[at])?;
                Some(RawText { lang: lang.map(str::to_owned), text })
            })
            .collect()
    }

    pub(super) fn texts(&self, field: &str) -> Vec<RawText> {
        let texts = self.texts_of_cells(field);
        if !texts.is_empty() {
            return texts;
        }
        let given = self.columns.sets(field);
        given
            .map(|(text, lang)| RawText { lang: lang.map(str::to_owned), text: text.to_owned() })
            .collect()
    }

    fn lines(&self, field: &str) -> Vec<RawText> {
        let mut texts = self.texts(field);
        for told in &mut texts {
            told.text = one_line(&told.text);
        }
        texts
    }

    fn list(&self, field: &str, signs: &[char]) -> Vec<String> {
        let value = self.value(field).unwrap_or_default();
        value.split(signs).map(one_line).filter(|part| !part.is_empty()).collect()
    }

    fn level(&self, id: &str, title: &str, is_apart: bool) -> SectionCells {
        let id = self.value(id).map(|id| one_line(&id));
        SectionCells { id, title: self.lines(title), is_apart }
    }

    fn item(&mut self, label: String, is_apart: [bool; 2]) -> SheetRow {
        let due = self.deadline("due");
        let amended = self.deadline("amended");
        SheetRow {
            label,
            id: self.value("id"),
            title: self.lines("title"),
            pillar: self.level("pillar", "pillar-title", is_apart[0]),
            commitment: self.level("commitment", "commitment-title", is_apart[1]),
            kind: self.word("kind"),
            strength: self.word("strength"),
            quote: self.value("quote"),
            done_when: self.lines("done-when"),
            parties: self.list("parties", &[';', '\n']),
            after: self.list("after", &[',', ';', '\n']),
            tags: self.list("tags", &[',', ';', '\n']),
            amendment: self.amendment(due.as_ref(), amended.as_ref()),
            said: self.said(),
            in_cells: self.in_cells(),
            due,
            amended,
        }
    }

    /// Returns the fields that the row has a value of.
    fn in_cells(&self) -> Vec<&'static str> {
        let held =
            self.columns.holds.iter().zip(&self.cells).filter_map(|(holds, cell)| match holds {
                ColumnMeaning::Field(field, _) => self.read(field.name, cell).map(|_| field.name),
                _ => None,
            });
        held.collect()
    }

    fn word<V: Vocabulary>(&mut self, field: &str) -> Option<V> {
        let text = self.short(field)?;
        let found = V::parse(&text.to_lowercase());
        if found.is_none() {
            let codes = V::ALL.iter().map(|word| word.code());
            let near = messages::nearest(&text, codes.clone());
            let known = format!("it is one of {}", messages::list(codes, "or"));
            let message = format!("`{text}` is no word of `{}`", V::NAME);
            let problem = InputError::new(message, near.map_or(known, messages::did_you_mean));
            self.problem(field, problem.and(how_to_read(field, &text)));
        }
        found
    }

    /// Returns a field's value, if it is no longer than dates and statuses are.
    pub(super) fn short(&mut self, field: &str) -> Option<String> {
        let value = self.value(field)?;
        if value.chars().count() <= LONGEST {
            return Some(value);
        }
        let begin: String = value.chars().take(LONGEST / 2).collect();
        let help = "the column may hold something else";
        self.problem(field, InputError::new(format!("`{begin}…` is too long"), help));
        None
    }

    fn dated<T>(
        &mut self,
        field: &str,
        read: impl Fn(&str, Option<DateOrder>) -> Result<T, DateError>,
    ) -> Option<T> {
        let text = self.short(field)?;
        let value = read(&text, self.order).map_err(|error| {
            self.problem(field, InputError::from(error).and(how_to_read(field, &text)));
        });
        value.ok()
    }

    fn deadline(&mut self, field: &str) -> Option<Deadline> {
        self.dated(field, written::deadline)
    }

    /// Returns a date in the form of the format.
    pub(super) fn date(&mut self, field: &str) -> Option<String> {
        self.dated(field, written::date).map(|date| date.to_string())
    }
}

/// Returns the help that says how to tell what words mean.
pub(super) fn how_to_read(field: &str, text: &str) -> String {
    let words = messages::shell(&format!("{field}:{text}="));
    let words = words.trim_end_matches('\'');
    format!("say how it is to be read: `--read {words}VALUE'`; without VALUE it is nothing")
}
