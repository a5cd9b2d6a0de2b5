//! Counts through time: as the repository knew them, and as today's ledgers have them.

use super::progress::ProgressFn;
use super::running_tally::RunningTally;
use super::versions::{Affected, Unreadable, Versions};
use super::{Interval, days};
use crate::change::Changes;
use crate::domain::snapshot::{Snapshot, Tally};
use crate::domain::{Day, Plan};
use crate::git::GitError;
use crate::query::{QueryError, compile, compile_for_version};

/// What is asked.
#[derive(Clone, Debug)]
pub struct SeriesRequest<'a> {
    /// Which milestones.
    pub query: &'a str,
    /// What a row is about.
    pub by: Interval,
    /// The first day that is wanted.
    pub since: Option<Day>,
    /// The last day that is wanted.
    pub until: Option<Day>,
    /// At most how many rows, the newest.
    pub limit: Option<usize>,
}

/// What a count is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointOrigin {
    /// A commit, by its position.
    Commit(usize),
    /// The plan that is asked: the files on disk.
    Disk,
}

/// Counts at one time.
#[derive(Clone, Debug)]
pub struct Point {
    /// The period, `2026-W05`, or `None` if a row is a commit.
    pub period: Option<String>,
    /// The day that everything is judged as of.
    pub day: Day,
    /// What the repository knew it from.
    pub from: PointOrigin,
    /// The commits that it summarizes, each with the day that it counts for.
    pub commits: Vec<(usize, Day)>,
    /// What the repository knew, or `None` if the plan cannot be read.
    pub known: Result<Tally, Unreadable>,
    /// What the ledger of the plan that is asked says of the day.
    pub ledger: Tally,
}

/// Counts through time.
#[derive(Clone, Debug)]
pub struct Series {
    /// The oldest first.
    pub points: Vec<Point>,
    /// How many commits are dated after the day that is asked for, and left out.
    pub later: usize,
}

/// Why a series could not be made.
#[derive(Debug)]
pub enum HistoryError {
    /// git could not do its work.
    Git(GitError),
    /// The query is none.
    Query(QueryError),
}

impl From<GitError> for HistoryError {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}

impl From<QueryError> for HistoryError {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

/// Counts the milestones of a plan through its commits. `today` is the plan that is asked, as of
/// the day of the answer; where it is read from disk, it ends the series if it is not what the last
/// commit has.
///
/// # Errors
/// Returns an error if git fails, or the query is none.
pub fn series(
    versions: &Versions,
    today: &Snapshot<'_>,
    is_disk: bool,
    asked: &SeriesRequest<'_>,
    progress: ProgressFn<'_>,
) -> Result<Series, HistoryError> {
    let SelectedPoints { mut points, later } = draw(versions, today.as_of, asked);
    // Mistakes of a query that need no plan are reported before anything is read. A name must be
    // one of some version.
    compile_for_version(asked.query, today)?;
    let mut unknown = compile(asked.query, today).err();
    let mut judge = RunningTally::new(asked.query);
    let mut picked: Vec<usize> = points.iter().filter_map(|point| point.from.commit()).collect();
    let last = versions.len().checked_sub(1).filter(|_| is_disk);
    picked.extend(last.filter(|last| picked.last() != Some(last)));
    picked.dedup();
    let mut differs = versions.is_empty();
    let mut next = 0;
    versions.walk(&picked, |position, version| {
        progress(position, picked.len());
        let mut found = version.plan();
        if let (Some(_), Ok((plan, _))) = (&unknown, &found) {
            // Names are looked up in the plan alone.
            let names = Snapshot::with(plan, today.as_of, Vec::new());
            unknown = compile(asked.query, &names).err();
        }
        while let Some(point) = points.get_mut(next)
            && point.from == PointOrigin::Commit(picked[position])
        {
            point.known = match &mut found {
                Ok((plan, touched)) => Ok(judge.tally(plan, touched, point.day)?),
                Err(unreadable) => Err(unreadable.clone()),
            };
            // The same plan may be asked for another day.
            if let Ok((_, touched)) = &mut found {
                *touched = Affected::Some(Vec::new());
            }
            next += 1;
        }
        if Some(picked[position]) == last {
            differs = !found.is_ok_and(|(plan, _)| is_same(plan, today));
        }
        Ok::<(), HistoryError>(())
    })?;
    if let Some(error) = unknown {
        return Err(error.into());
    }
    if differs {
        end_with_disk(&mut points, today.as_of, asked);
    }
    let first = points.len().saturating_sub(asked.limit.unwrap_or(usize::MAX));
    points.drain(..first);
    let mut judge = RunningTally::new(asked.query);
    let mut touched = Affected::Whole;
    for point in &mut points {
        point.ledger = judge.tally(today.plan, &touched, point.day)?;
        touched = Affected::Some(Vec::new());
        if point.from == PointOrigin::Disk {
            point.known = Ok(point.ledger.clone());
        }
    }
    Ok(Series { points, later })
}

/// Returns whether the plan that is asked says what another says.
fn is_same(plan: &Plan, today: &Snapshot<'_>) -> bool {
    let old = Snapshot::new(plan, today.as_of);
    Changes::new(&old, today).changes.is_empty()
}

/// The points that are wanted, not counted yet.
struct SelectedPoints {
    points: Vec<Point>,
    later: usize,
}

fn draw(versions: &Versions, as_of: Day, asked: &SeriesRequest<'_>) -> SelectedPoints {
    let days = days(versions, as_of);
    let later = days.iter().filter(|day| day.is_none()).count();
    let known: Vec<(usize, Day)> =
        days.iter().enumerate().filter_map(|(index, day)| Some((index, (*day)?))).collect();
    let mut points = match asked.by {
        Interval::Commit => of_commits(&known),
        by => of_periods(&known, by, as_of),
    };
    points.retain(|point| is_wanted(point.day, asked));
    // The files on disk may come in addition.
    let most = asked.limit.map_or(usize::MAX, |limit| limit.max(1));
    let first = points.len().saturating_sub(most);
    points.drain(..first);
    SelectedPoints { points, later }
}

/// Returns whether a row is asked for: those of periods by the period that they are of.
fn is_wanted(day: Day, asked: &SeriesRequest<'_>) -> bool {
    let (first, last, _) = asked.by.period(day);
    asked.since.is_none_or(|since| since <= last) && asked.until.is_none_or(|until| first <= until)
}

fn of_commits(known: &[(usize, Day)]) -> Vec<Point> {
    let point = |(index, day): &(usize, Day)| Point {
        commits: vec![(*index, *day)],
        ..Point::new(*day, PointOrigin::Commit(*index))
    };
    known.iter().map(point).collect()
}

/// Returns a point for each period up to today.
fn of_periods(known: &[(usize, Day)], by: Interval, as_of: Day) -> Vec<Point> {
    let Some((_, first)) = known.first() else { return Vec::new() };
    let mut rest = known;
    let mut points: Vec<Point> = Vec::new();
    let (mut day, mut from) = (*first, None);
    loop {
        let (_, last, name) = by.period(day);
        let (within, after) = rest.split_at(rest.partition_point(|(_, day)| *day <= last));
        rest = after;
        from = within.last().map(|(index, _)| *index).or(from);
        if let Some(from) = from {
            points.push(Point {
                period: Some(name),
                commits: within.to_vec(),
                ..Point::new(last.min(as_of), PointOrigin::Commit(from))
            });
        }
        match last.succ_opt().filter(|next| *next <= as_of) {
            Some(next) => day = next,
            None => return points,
        }
    }
}

/// Lets the files on disk end the series.
fn end_with_disk(points: &mut Vec<Point>, as_of: Day, asked: &SeriesRequest<'_>) {
    if !is_wanted(as_of, asked) {
        return;
    }
    let period = (asked.by != Interval::Commit).then(|| asked.by.period(as_of).2);
    let same = points.pop_if(|last| period.is_some() && last.period == period);
    let commits = same.map(|point| point.commits).unwrap_or_default();
    points.push(Point { period, commits, ..Point::new(as_of, PointOrigin::Disk) });
}

impl Point {
    /// Returns whether nothing was committed in the period, so that the state before it still holds.
    pub fn is_carried(&self) -> bool {
        self.from != PointOrigin::Disk && self.commits.is_empty()
    }

    fn new(day: Day, from: PointOrigin) -> Self {
        Self {
            period: None,
            day,
            from,
            commits: Vec::new(),
            known: Ok(Tally::default()),
            ledger: Tally::default(),
        }
    }
}

impl PointOrigin {
    /// Returns the position of the commit.
    pub fn commit(self) -> Option<usize> {
        match self {
            Self::Commit(index) => Some(index),
            Self::Disk => None,
        }
    }
}
