//! An axis of time drawn in characters.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Day, days_between};

/// An axis from one day to another over a number of columns.
#[derive(Clone, Copy, Debug)]
pub struct TextAxis {
    from: Day,
    to: Day,
    columns: usize,
}

/// A row of characters along an axis.
#[derive(Clone, Debug)]
pub struct AxisRow(Vec<char>);

impl TextAxis {
    /// Returns an axis from the first day of one day's month to the last day of another's.
    pub fn new(first: Day, last: Day, columns: usize) -> Self {
        let from = month(first.year(), first.month());
        let to = next_month(last).pred_opt().unwrap_or(last);
        Self { from, to, columns: columns.max(2) }
    }

    /// Returns an axis that begins and ends with these days.
    pub fn between(from: Day, to: Day, columns: usize) -> Self {
        Self { from, to, columns: columns.max(2) }
    }

    /// Returns the column of a day, from 0; days beyond the ends are at the ends.
    pub fn column(&self, day: Day) -> usize {
        let days = days_between(self.from, self.to).max(1);
        let at = days_between(self.from, day).clamp(0, days);
        let last = i64::try_from(self.columns - 1).unwrap_or(i64::MAX);
        usize::try_from(at * last / days).unwrap_or_default()
    }

    pub fn track(&self) -> AxisRow {
        AxisRow(vec![' '; self.columns])
    }

    /// Returns a row with each year where it begins, if there is room for it.
    pub fn years(&self) -> AxisRow {
        let mut track = self.track();
        let mut free = 0;
        for year in self.from.year()..=self.to.year() {
            let first = month(year, 1).max(self.from);
            let column = self.column(first);
            let label = if first.month() == 1 { format!("│{year}") } else { year.to_string() };
            if column >= free && column + label.chars().count() <= self.columns {
                free = column + label.chars().count() + 1;
                label.chars().zip(column..).for_each(|(c, column)| track.put(column, c));
            }
        }
        track
    }

    /// Returns a row with the first letter of each month that begins on the axis. Returns `None` if a
    /// month has less than two columns, or if no month begins.
    pub fn months(&self, initial: impl Fn(u32) -> char) -> Option<AxisRow> {
        let mut track = self.track();
        let mut day = if self.from.day() == 1 { self.from } else { next_month(self.from) };
        let mut last = None;
        while day <= self.to {
            let column = self.column(day);
            if last.is_some_and(|last| column < last + 2) {
                return None;
            }
            track.put(column, initial(day.month()));
            last = Some(column);
            day = next_month(day);
        }
        last.map(|_| track)
    }
}

impl AxisRow {
    /// Puts a character at a column; does nothing beyond the last.
    pub fn put(&mut self, column: usize, c: char) {
        if let Some(cell) = self.0.get_mut(column) {
            *cell = c;
        }
    }

    /// Fills the columns `from..to`.
    pub fn fill(&mut self, from: usize, to: usize, c: char) {
        for column in from..to {
            self.put(column, c);
        }
    }

    /// Puts a character at a column if it is blank.
    pub fn put_behind(&mut self, column: usize, c: char) {
        if self.0.get(column) == Some(&' ') {
            self.put(column, c);
        }
    }

    pub fn text(&self) -> String {
        self.0.iter().collect()
    }
}

fn month(year: i32, month: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MAX)
}

fn next_month(day: Day) -> Day {
    match day.month() {
        12 => month(day.year() + 1, 1),
        current => month(day.year(), current + 1),
    }
}
