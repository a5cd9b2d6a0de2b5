//! Counts milestones by status and flag, grouped by the values of a field.

use super::cells::milestones;
use crate::domain::snapshot::Tally;
use crate::domain::{Flag, Status, Vocabulary, status_code};
use crate::i18n::{self, phrases};
use crate::query::{Cell, Column, Field, Item, Row, Shape, Sheet, Tone, View, flag_tone, grouped};
use crate::render::bar;

/// The key of the group. It differs from the names of all fields, because some of these are counts
/// too.
const GROUP: &str = "group";

/// Counts the milestones among items.
pub fn tally<'i, 'a: 'i>(view: &View<'_>, items: impl Iterator<Item = &'i Item<'a>>) -> Tally {
    let indexes = milestones(items.cloned().collect());
    Tally::of(indexes.iter().map(|index| view.snapshot.brief(*index)))
}

/// A column that counts milestones with a status or a flag.
pub struct Counter {
    /// The key in JSON.
    pub key: String,
    pub title: String,
    /// Returns the number from a tally.
    pub count: Box<dyn Fn(&Tally) -> usize>,
    /// The rank of the column; those with higher ranks are dropped first if the width is too small.
    pub(super) rank: u8,
    /// The tone of numbers other than 0.
    pub tone: Tone,
}

/// Returns whether people see a flag in a summary, if any milestone has it.
fn is_in_summary(flag: Flag) -> bool {
    match flag {
        Flag::Overdue | Flag::DueSoon | Flag::AtRisk | Flag::Disputed | Flag::UnfinishedAtTerm => {
            true
        }
        Flag::Late
        | Flag::LateCurrent
        | Flag::Slipped
        | Flag::ForecastLate
        | Flag::Stale
        | Flag::Blocked => false,
    }
}

/// Returns the counters: of all milestones; and of every status and flag if `all` is set, else of
/// those that occur in `total` and matter to people.
pub fn counters(view: &View<'_>, total: &Tally, all: bool) -> Vec<Counter> {
    let mut counters = vec![Counter {
        key: "milestones".to_owned(),
        title: phrases::MILESTONES.to(view.lang).to_owned(),
        count: Box::new(|tally| tally.milestones),
        rank: 1,
        tone: Tone::Plain,
    }];
    let statuses = Status::with_none().filter(|status| all || total.status(*status) > 0);
    counters.extend(statuses.zip(2..).map(|(status, rank)| Counter {
        key: status_code(status).replace('-', "_"),
        title: i18n::capitalized(i18n::status(status).to(view.lang)),
        count: Box::new(move |tally| tally.status(status)),
        rank,
        tone: Tone::Plain,
    }));
    let is_shown = |flag: &Flag| all || is_in_summary(*flag) && total.flag(*flag) > 0;
    let flags = Flag::ALL.iter().copied().filter(is_shown);
    counters.extend(flags.zip(20..).map(|(flag, rank)| Counter {
        key: flag.code().replace('-', "_"),
        title: i18n::capitalized(i18n::flag(flag).to(view.lang)),
        count: Box::new(move |tally| tally.flag(flag)),
        rank: if flag == Flag::Overdue { 1 } else { rank },
        tone: flag_tone(flag),
    }));
    counters
}

/// Returns a row for each value of a field, with the number of milestones with each status and
/// flag. For people it has only those that occur, and a bar.
pub fn counts(
    view: &View<'_>,
    field: &Field,
    items: &[Item<'_>],
    total: &Tally,
    for_people: bool,
) -> Sheet<'static> {
    let counters = counters(view, total, !for_people);
    let mut columns = vec![Column::new(GROUP, field.title.to(view.lang), Shape::Text, 0)];
    columns.extend(counters.iter().map(|c| Column::new(&*c.key, &*c.title, Shape::Number, c.rank)));
    if for_people {
        columns.push(Column::new("bar", "", Shape::Word, 30));
    }
    let row = |heading: Cell, tally: &Tally| {
        let count = |counter: &Counter| {
            let number = (counter.count)(tally);
            let tone = if number > 0 { counter.tone } else { Tone::Plain };
            Cell::count(number, view).tone(tone)
        };
        let mut cells: Vec<Cell> = counters.iter().map(count).collect();
        if for_people {
            cells.push(Cell::text(draw(tally)));
        }
        Row::of_group(heading, cells)
    };
    let groups = grouped(view, field, items);
    let mut rows: Vec<Row> = groups
        .into_iter()
        .map(|(heading, items)| row(heading, &tally(view, items.into_iter())))
        .collect();
    if for_people && rows.len() > 1 {
        rows.push(row(Cell::text(phrases::TOTAL.to(view.lang)), total));
    }
    Sheet::new(columns, rows)
}

/// Draws a bar: full for closed milestones, half for open and assessed ones, light for those not
/// assessed.
fn draw(tally: &Tally) -> String {
    let closed: usize = Status::ALL
        .iter()
        .filter(|status| status.is_closed())
        .map(|status| tally.status(Some(*status)))
        .sum();
    bar(&[(closed, '█'), (tally.assessed() - closed, '▒')], tally.milestones)
}
