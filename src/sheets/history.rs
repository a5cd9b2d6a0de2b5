//! Counts over time, as a table for people and as rows for programs.

use super::counts::{Counter, counters};
use crate::domain::snapshot::Tally;
use crate::domain::{Day, Period};
use crate::git::short;
use crate::history::{Interval, Point, PointOrigin, Series, Versions};
use crate::i18n::{self, phrases};
use crate::query::{Cell, Column, Data, NOTHING, Row, Shape, Sheet, Tone, View};

/// The prefix of the keys of counts by today's ledger.
const LEDGER: &str = "ledger_";

/// The id of the row for the files on disk.
const DISK: &str = "disk";

/// The text of a count that is unknown.
const UNKNOWN: &str = "?";

/// Returns the maximum of each count.
pub fn most(series: &Series) -> Tally {
    let known_tally = |point: &Point| point.known.clone().unwrap_or_default();
    let tallies = series.points.iter().flat_map(|point| [known_tally(point), point.ledger.clone()]);
    tallies.fold(Tally::default(), |mut most, tally| {
        let larger = |most: &mut usize, number: usize| *most = (*most).max(number);
        larger(&mut most.milestones, tally.milestones);
        larger(&mut most.not_assessed, tally.not_assessed);
        for (most, number) in most.by_status.iter_mut().zip(tally.by_status) {
            larger(most, number);
        }
        for (most, number) in most.by_flag.iter_mut().zip(tally.by_flag) {
            larger(most, number);
        }
        most
    })
}

/// Returns a row for each point, with the counts that occur in any. If today's ledger gives another
/// count, it follows in brackets.
pub fn series_table(
    view: &View<'_>,
    versions: &Versions,
    series: &Series,
    by: Interval,
) -> Sheet<'static> {
    let mut counters = counters(view, &most(series), false);
    // Without room, the milestones go before what is overdue.
    counters[0].rank = 2;
    let lang = view.lang;
    let (key, title) = match by {
        Interval::Commit => ("date", phrases::DATE),
        Interval::Week => ("period", phrases::WEEK),
        Interval::Month => ("period", phrases::MONTH),
    };
    let mut columns = vec![
        Column::new(key, title.to(lang), Shape::Word, 0),
        Column::new("commit", phrases::COMMIT.to(lang), Shape::Id, 1),
    ];
    columns.extend(counters.iter().map(|c| Column::new(&*c.key, &*c.title, Shape::Number, c.rank)));
    columns.push(Column::new("subject", phrases::SUBJECT.to(lang), Shape::Text, 40));
    let rows = series.points.iter().map(|point| {
        let when = match &point.period {
            None => i18n::short(Period::Day(point.day), lang),
            Some(name) => match Period::parse(name) {
                Ok(month) => i18n::short(month, lang),
                Err(_) => name.clone(),
            },
        };
        let commit = point.from.commit().map(|index| versions.commit(index));
        let shown = match commit {
            Some(commit) if !point.is_carried() => Cell::text(short(&commit.id)),
            Some(_) => Cell::text(NOTHING).tone(Tone::Dim),
            None => Cell::text(phrases::HISTORY_DISK.to(lang)),
        };
        let subject = commit.filter(|_| !point.is_carried()).map(|commit| commit.subject.as_str());
        let mut cells = vec![Cell::text(when), shown];
        cells.extend(counters.iter().map(|c| number(view, point, c.tone, &c.count)));
        cells.push(Cell::text(subject.unwrap_or_default()));
        Row::new(id(versions, point), cells)
    });
    Sheet::new(columns, rows)
}

/// Returns a count, followed by that of today's ledger in brackets if it differs.
fn number(view: &View<'_>, point: &Point, tone: Tone, count: impl Fn(&Tally) -> usize) -> Cell {
    let ledger = count(&point.ledger);
    let plain = |number| Cell::count(number, view).shown;
    match point.known.as_ref().map(count) {
        Ok(known) if known == ledger => {
            let tone = if known > 0 { tone } else { Tone::Plain };
            Cell::count(known, view).tone(tone)
        }
        Ok(known) => {
            Cell::number(known, format!("{} ({})", plain(known), plain(ledger))).tone(tone)
        }
        Err(_) => Cell::text(format!("{UNKNOWN} ({})", plain(ledger))).tone(Tone::Warn),
    }
}

/// Returns a row for each point with every count, and every count by today's ledger.
pub fn series_rows(view: &View<'_>, versions: &Versions, series: &Series) -> Sheet<'static> {
    let counters = counters(view, &Tally::default(), true);
    let keys = [
        ("id", Shape::Id),
        ("date", Shape::Date),
        ("period", Shape::Word),
        ("commit", Shape::Id),
        ("committed", Shape::Date),
        ("author", Shape::Text),
        ("subject", Shape::Text),
        ("notes", Shape::Word),
        ("error", Shape::Text),
    ];
    let mut columns: Vec<Column> =
        keys.iter().map(|(key, shape)| Column::new(*key, *key, *shape, 0)).collect();
    for before in ["", LEDGER] {
        columns.extend(counters.iter().map(|counter| {
            let key = format!("{before}{}", counter.key);
            Column::new(key.clone(), key, Shape::Number, 0)
        }));
    }
    let rows = series.points.iter().map(|point| row(versions, point, &counters));
    Sheet::new(columns, rows)
}

fn row(versions: &Versions, point: &Point, counters: &[Counter]) -> Row {
    let commit = point.from.commit().map(|index| versions.commit(index));
    let text = |text: Option<&str>| cell(text.map_or(Data::Null, |text| Data::Text(text.into())));
    let day = point.day.to_string();
    let error = point.known.as_ref().err().map(ToString::to_string);
    let notes = notes(versions, point).map(|note| Data::Text(note.to_owned()));
    let id = id(versions, point);
    let mut cells = vec![
        text(Some(&id)),
        text(Some(&day)),
        text(point.period.as_deref()),
        text(commit.map(|commit| commit.id.as_str())),
        text(commit.map(|commit| commit.day.to_string()).as_deref()),
        text(commit.map(|commit| commit.author.as_str())),
        text(commit.map(|commit| commit.subject.as_str())),
        cell(Data::List(notes.collect())),
        text(error.as_deref()),
    ];
    for tally in [point.known.as_ref().ok(), Some(&point.ledger)] {
        cells.extend(counters.iter().map(|counter| {
            let number = tally.map(|tally| i64::try_from((counter.count)(tally)));
            cell(number.map_or(Data::Null, |n| Data::Number(n.unwrap_or(i64::MAX))))
        }));
    }
    Row::new(id, cells)
}

/// Returns the remarks about a point, as codes.
fn notes(versions: &Versions, point: &Point) -> impl Iterator<Item = &'static str> {
    let any = |applies: &dyn Fn(usize, Day) -> bool| {
        point.commits.iter().any(|(index, day)| applies(*index, *day))
    };
    let notes = [
        (point.is_carried(), "carried"),
        (point.known.is_err(), "unreadable"),
        (any(&|index, day| versions.commit(index).day < day), "dated-earlier"),
        (any(&|index, _| versions.moved_from(index).is_some()), "moved"),
        (any(&|index, _| versions.is_cut_at(index)), "shallow"),
    ];
    notes.into_iter().filter(|(applies, _)| *applies).map(|(_, note)| note)
}

fn id(versions: &Versions, point: &Point) -> String {
    match (&point.period, point.from) {
        (Some(period), _) => period.clone(),
        (None, PointOrigin::Commit(index)) => versions.commit(index).id.clone(),
        (None, PointOrigin::Disk) => DISK.to_owned(),
    }
}

fn cell(data: Data) -> Cell {
    Cell { data: Some(data), ..Cell::default() }
}
