//! Counts of milestones by status and flag, by the values of a field.

use super::cells::milestones;
use crate::domain::snapshot::Tally;
use crate::domain::{Flag, Status, Vocabulary, status_code};
use crate::i18n::{self, phrases};
use crate::query::{Cell, Column, Field, Item, Row, Shape, Sheet, Tone, View, flag_tone, grouped};
use crate::render::bar;

/// The key of what the milestones of a row have in common. It is no field's name: some of those
/// are names of counts too.
const GROUP: &str = "group";

/// Adds up milestones.
pub fn tally<'i, 'a: 'i>(view: &View<'_>, items: impl Iterator<Item = &'i Item<'a>>) -> Tally {
    let indexes = milestones(items.cloned().collect());
    Tally::of(indexes.iter().map(|index| view.snapshot.brief(*index)))
}

/// A status column, or the flag column: what it counts, and how it is drawn in the bar.
pub struct Counter {
    /// Its key in JSON.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// What it counts.
    pub count: Box<dyn Fn(&Tally) -> usize>,
    /// Which columns go first where the width does not do.
    pub(super) rank: u8,
    /// How a number other than none is coloured.
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

/// What is counted: every status and flag, or those that `total` has and that are news.
pub fn counters(view: &View<'_>, total: &Tally, all: bool) -> Vec<Counter> {
    let mut counters: Vec<Counter> = Status::with_none()
        .filter(|status| all || total.status(*status) > 0)
        .zip(2..)
        .map(|(status, rank)| Counter {
            key: status_code(status).replace('-', "_"),
            title: i18n::capitalized(i18n::status(status).to(view.lang)),
            count: Box::new(move |tally| tally.status(status)),
            rank,
            tone: Tone::Plain,
        })
        .collect();
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

/// A row for each value of a field, with how many milestones have each status and flag. For people
/// only those statuses and flags that any has, with a bar.
pub fn counts(
    view: &View<'_>,
    field: &Field,
    items: &[Item<'_>],
    total: &Tally,
    for_people: bool,
) -> Sheet<'static> {
    let counters = counters(view, total, !for_people);
    let title = field.title.to(view.lang);
    let mut columns = vec![
        Column::new(GROUP, title, Shape::Text, 0),
        Column::new("milestones", phrases::MILESTONES.to(view.lang), Shape::Number, 1),
    ];
    columns.extend(counters.iter().map(|c| Column::new(&*c.key, &*c.title, Shape::Number, c.rank)));
    if for_people {
        columns.push(Column::new("bar", "", Shape::Word, 30));
    }
    let row = |heading: Cell, tally: &Tally| {
        let mut cells = vec![Cell::count(tally.milestones, view)];
        cells.extend(counters.iter().map(|counter| {
            let number = (counter.count)(tally);
            let tone = if number > 0 { counter.tone } else { Tone::Plain };
            Cell::count(number, view).tone(tone)
        }));
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

/// Full for what is closed, half for what is open and assessed, light for what nobody assessed.
fn draw(tally: &Tally) -> String {
    let closed: usize = Status::ALL
        .iter()
        .filter(|status| status.is_closed())
        .map(|status| tally.status(Some(*status)))
        .sum();
    bar(&[(closed, '█'), (tally.assessed() - closed, '▒')], tally.milestones)
}
