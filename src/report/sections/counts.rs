//! Counts by status and by pillar, the beginning of the period beside the end.

use super::parts;
use super::parts::column;
use crate::domain::snapshot::Tally;
use crate::domain::{Status, status_code};
use crate::i18n::{self, phrases as plain, report as phrases};
use crate::query::{Cell, Column, Item, Row, Shape, Sheet, field, grouped};
use crate::report::Scope;
use crate::report::model::{Bars, Block, Chart, ReportSection, ReportTable};
use crate::sheets::milestones;

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    parts::section("counts", phrases::COUNTS, scope, vec![by_status(scope), by_pillar(scope)])
}

fn by_status(scope: &Scope<'_>) -> Block {
    let lang = scope.lang();
    let (now, before) = (scope.tally(), scope.tally_before());
    let on = |day| phrases::NOW.fill(lang, &[&scope.day(day)]);
    let columns = vec![
        column("status", plain::STATUS, Shape::Word, scope),
        Column::new("now", on(scope.as_of()), Shape::Number, 0),
        Column::new("before", on(scope.since()), Shape::Number, 0),
        column("change", phrases::CHANGE, Shape::Number, scope),
    ];
    let row = |name: String, now: usize, before: usize| {
        let cells = vec![Cell::text(name), count(now), count(before), change(scope, now, before)];
        Row::new("", cells)
    };
    let of_status = |status: Option<Status>| {
        let name = i18n::capitalized(i18n::status(status).to(lang));
        row(name, now.status(status), before.status(status))
    };
    let total = row(plain::TOTAL.to(lang).to_owned(), now.milestones, before.milestones);
    let rows = Status::with_none().map(of_status).chain([total]).collect();
    parts::table("by-status", scope.say(phrases::BY_STATUS), columns, rows)
}

fn by_pillar(scope: &Scope<'_>) -> Block {
    let lang = scope.lang();
    let (all_now, all_before) = (scope.tally(), scope.tally_before());
    let there = |status: &Option<Status>| all_now.status(*status) + all_before.status(*status) > 0;
    let shown: Vec<Option<Status>> = Status::with_none().filter(there).collect();
    let name = |status: &Option<Status>| i18n::capitalized(i18n::status(*status).to(lang));
    let mut columns = vec![
        column("pillar", field::PILLAR.title, Shape::Text, scope),
        column("milestones", plain::MILESTONES, Shape::Number, scope),
    ];
    columns.extend(shown.iter().zip(0..).map(|(status, rank)| {
        Column::new(status_code(*status), name(status), Shape::Number, rank)
    }));
    let mut rows = Vec::new();
    let mut bars = Vec::new();
    for (heading, now, before) in pillars(scope) {
        let label = heading.shown.clone();
        bars.push((label, shown.iter().map(|status| now.status(*status)).collect()));
        rows.push(row(heading, &now, &before, &shown));
    }
    rows.push(row(Cell::text(plain::TOTAL.to(lang)), &all_now, &all_before, &shown));
    let parts = shown.iter().map(|status| (status_code(*status), name(status))).collect();
    let chart = Bars { title: scope.say(phrases::BARS), parts, bars };
    Block::Table(ReportTable {
        id: "by-pillar",
        caption: scope.say(phrases::BY_PILLAR),
        sheet: Sheet::new(columns, rows),
        chart: Some(Chart::Bars(chart)),
    })
}

/// Returns the pillars, each with the counts of its milestones now and before.
fn pillars<'a>(scope: &Scope<'a>) -> Vec<(Cell, Tally, Tally)> {
    let items: Vec<Item<'a>> = scope.chosen.iter().copied().map(Item::Milestone).collect();
    let groups = grouped(&scope.view, field::PILLAR, &items);
    groups
        .into_iter()
        .map(|(heading, items)| {
            let inside = milestones(items.into_iter().cloned().collect());
            let of = inside.iter().map(|index| scope.milestone(*index));
            let now = Tally::of(of.clone().map(|(_, state)| state.brief));
            let before = of.filter_map(|(milestone, _)| scope.before(milestone));
            (heading, now, Tally::of(before.map(|(_, state)| state.brief)))
        })
        .collect()
}

fn row(heading: Cell, now: &Tally, before: &Tally, shown: &[Option<Status>]) -> Row {
    let both = |now: usize, before: usize| {
        let shown = if now == before { now.to_string() } else { format!("{now} ({before})") };
        Cell::number(now, shown)
    };
    let of_status = |status: &Option<Status>| both(now.status(*status), before.status(*status));
    let numbers = shown.iter().map(of_status);
    let first = [heading, both(now.milestones, before.milestones)];
    Row::new("", first.into_iter().chain(numbers).collect())
}

fn count(number: usize) -> Cell {
    Cell::number(number, number.to_string())
}

/// Returns a difference: `+2`, `−1`, or words for none.
fn change(scope: &Scope<'_>, now: usize, before: usize) -> Cell {
    let by = now.abs_diff(before);
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => Cell::number(by, format!("+{by}")),
        // A minus sign is as wide as a plus (U+2212).
        std::cmp::Ordering::Less => {
            Cell::number(-i64::try_from(by).unwrap_or(i64::MAX), format!("\u{2212}{by}"))
        }
        std::cmp::Ordering::Equal => Cell::number(0, phrases::NO_CHANGE.to(scope.lang())),
    }
}
