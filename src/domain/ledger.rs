//! Replays the ledger of one milestone up to a day: what had been declared by then, and what is in
//! effect.

use super::date::{Date, Day, Period};
use super::deadline::Deadline;
use super::plan::{Milestone, Plan};
use super::update::{Speaker, Update};
use super::vocabulary::{Outlook, Status};

/// What the ledger of a milestone amounts to on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerState {
    /// The entries that count, as indexes into [`Milestone::updates`], in order of replay:
    /// by date, ties in the order of recording, retracted ones left out.
    pub entries: Vec<usize>,
    /// The sides that owe the milestone, as positions in [`super::Head::sides`]. A plan
    /// without sides has one, which is not in that list.
    pub owing: Vec<usize>,
    /// The newest word of each owing side that has spoken.
    pub words: Vec<Declaration>,
    /// What holds, or `None` if nobody has declared a status.
    pub holds: Option<Declaration>,
    /// Why it is disputed; empty when it is not.
    pub disputes: Vec<Dispute>,
    /// The newest outlook.
    pub outlook: Option<Outlook>,
    /// The newest forecast.
    pub forecast: Option<Date>,
    /// The entry that set the current deadline, or `None` if no entry moved the baseline.
    pub moved_by: Option<usize>,
    /// Entries that propose a deadline without the right to move it, newer than the last move.
    pub proposals: Vec<usize>,
}

/// A declared status: by which entry, for which side, with which day of completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// The side it counts for, as a position in [`LedgerState::owing`]'s terms, or `None` for words
    /// of the independent or of a side that owes nothing.
    pub side: Option<usize>,
    /// The entry, as an index into [`Milestone::updates`].
    pub update: usize,
    /// The status.
    pub status: Status,
    /// When it was completed, where the status says that it was.
    pub completion: Option<Completion>,
    /// Its position in the replay.
    pub position: usize,
}

/// The days on which something may have been completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The earliest, or `None` if only a bound is known.
    pub earliest: Option<Day>,
    /// The latest.
    pub latest: Day,
}

/// Why a milestone is disputed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dispute {
    /// Two sides that owe it declare different statuses.
    SidesDifferInStatus,
    /// Two sides that owe it give days of completion that exclude each other.
    SidesDifferInCompletion,
    /// Someone independent, or a side that owes nothing, says otherwise than what holds.
    SaidOtherwise(Declaration),
}

impl Declaration {
    /// This word, declared after another of the same side: one that repeats a completion takes nothing
    /// back of what was known of its day.
    fn after(self, old: &Self) -> Self {
        let known = match (old.completion, self.completion) {
            (Some(old_days), Some(days)) if old.status == self.status => old_days.together(days),
            _ => None,
        };
        Self { completion: known.or(self.completion), ..self }
    }

    /// When it was completed, in the words of the update it is from where that says it; else the
    /// day, or the bound, that is known.
    pub fn completed_on(&self, update: &Update) -> Option<Date> {
        let completion = self.completion?;
        let next = completion.latest.succ_opt().unwrap_or(completion.latest);
        let stated = update.completed.filter(|_| Completion::of(update) == completion);
        Some(stated.unwrap_or(if completion.is_exact() {
            completion.latest.into()
        } else {
            Date::Before(Period::Day(next))
        }))
    }
}

impl Completion {
    fn of(update: &Update) -> Self {
        match update.completed {
            Some(date) => Self { earliest: date.first_day(), latest: date.last_day() },
            None => Self { earliest: None, latest: update.date.last_day() },
        }
    }

    /// Returns whether it is one known day.
    pub fn is_exact(self) -> bool {
        self.earliest == Some(self.latest)
    }

    /// Returns the days that both allow, or `None` if they exclude each other.
    pub fn together(self, other: Self) -> Option<Self> {
        let earliest = self.earliest.max(other.earliest);
        let latest = self.latest.min(other.latest);
        (!self.excludes(other)).then_some(Self { earliest, latest })
    }

    /// Returns whether no day could be both.
    pub fn excludes(self, other: Self) -> bool {
        let before = |a: Self, b: Self| b.earliest.is_some_and(|earliest| a.latest < earliest);
        before(self, other) || before(other, self)
    }
}

/// The position of the one side of a plan without sides.
const ONLY_SIDE: usize = 0;

/// Returns the sides that owe a milestone. Where the text names nobody, all of them do.
pub fn owing_sides(plan: &Plan, milestone: &Milestone) -> Vec<usize> {
    if plan.head.sides.is_empty() {
        return vec![ONLY_SIDE];
    }
    let mut sides: Vec<usize> =
        milestone.parties.iter().filter_map(|party| plan.side_of(party)).collect();
    sides.sort_unstable();
    sides.dedup();
    if sides.is_empty() { (0..plan.head.sides.len()).collect() } else { sides }
}

/// Replays a milestone's ledger up to a day.
pub fn replay(plan: &Plan, milestone: &Milestone, as_of: Day) -> LedgerState {
    let updates = &milestone.updates;
    let entries = entries(updates, as_of);
    let owing = owing_sides(plan, milestone);
    let mut standing = LedgerState { entries, owing, ..LedgerState::default() };
    let mut outsiders: Vec<Declaration> = Vec::new();
    let mut independent = None;
    for (position, &index) in standing.entries.iter().enumerate() {
        let update = &updates[index];
        standing.outlook = update.outlook.or(standing.outlook);
        standing.forecast = update.forecast.or(standing.forecast);
        let speaks_for = speaks_for(plan, &standing.owing, &update.by);
        if update.due.is_some() {
            // All sides together, or the side that alone owes it.
            if speaks_for == standing.owing {
                standing.moved_by = Some(index);
                standing.proposals.clear();
            } else {
                standing.proposals.push(index);
            }
        }
        let Some(declared) = update.status else {
            continue;
        };
        let too_early = completes_too_early(plan, milestone, standing.moved_by, update);
        let status = if too_early { Status::InProgress } else { declared };
        let completion = status.is_delivered().then(|| Completion::of(update));
        let word = Declaration { side: None, update: index, status, completion, position };
        match (&update.by, &speaks_for[..]) {
            (Speaker::Independent, _) => independent = Some(word),
            (by, []) => {
                outsiders.retain(|old| side_of(plan, &updates[old.update].by) != side_of(plan, by));
                outsiders.push(word);
            }
            (by, sides) => {
                if *by == Speaker::Joint {
                    // All sides together: whatever was declared before is settled.
                    outsiders.clear();
                    independent = None;
                }
                for side in sides {
                    let old = standing.words.iter().position(|old| old.side == Some(*side));
                    let old = old.map(|position| standing.words.swap_remove(position));
                    let word = Declaration { side: Some(*side), ..word };
                    standing.words.push(old.map_or(word, |old| word.after(&old)));
                }
            }
        }
    }
    standing.words.sort_by_key(|word| word.side);
    standing.holds = what_holds(&standing.words).or(independent);
    standing.disputes = disputes(&standing, outsiders.iter().chain(&independent));
    standing
}

/// Returns the deadline in force when an update has moved it, or none has.
pub(super) fn deadline_in_force(
    milestone: &Milestone,
    moved_by: Option<usize>,
) -> Option<&Deadline> {
    let moved = moved_by.and_then(|index| milestone.updates[index].due.as_ref());
    moved.or(milestone.due.as_ref().map(|due| &due.deadline))
}

/// Returns whether an update declares completed, before the plan's term ends, a duty that was
/// promised to go on to that end and that no move of the deadline has given another: what fulfils a
/// part of it is news of it, and it stays under way.
pub fn completes_too_early(
    plan: &Plan,
    milestone: &Milestone,
    moved_by: Option<usize>,
    update: &Update,
) -> bool {
    let promised = milestone.due.as_ref().map(|due| &due.deadline);
    let in_force = deadline_in_force(milestone, moved_by);
    [promised, in_force].iter().all(|deadline| deadline.is_some_and(Deadline::is_continuing))
        && update.status.is_some_and(Status::is_delivered)
        && plan.term_end().is_none_or(|end| update.date.last_day() < end)
}

/// Returns the entries up to a day, in order of replay, without those that another entry retracts.
fn entries(updates: &[Update], as_of: Day) -> Vec<usize> {
    let said = |update: &Update| update.date.last_day() <= as_of;
    let mut retracted = Vec::new();
    for (index, update) in updates.iter().enumerate().rev() {
        // A retraction takes back an earlier entry, so walking backwards knows all of its own.
        let Some(target) = update.retracts.as_ref().filter(|_| said(update)) else {
            continue;
        };
        if !retracted.contains(&index) {
            let is_target = |u: &Update| u.id.as_ref() == Some(target);
            retracted.extend(updates[..index].iter().position(is_target));
        }
    }
    let mut entries: Vec<usize> = (0..updates.len())
        .filter(|index| said(&updates[*index]) && !retracted.contains(index))
        .collect();
    entries.sort_by_key(|index| updates[*index].date.last_day());
    entries
}

/// Returns the owing sides that a speaker speaks for, or nothing for the independent and for sides
/// that owe nothing.
fn speaks_for(plan: &Plan, owing: &[usize], by: &Speaker) -> Vec<usize> {
    match by {
        Speaker::Independent => Vec::new(),
        Speaker::Joint => owing.to_vec(),
        Speaker::Party(_) if plan.head.sides.is_empty() => owing.to_vec(),
        Speaker::Party(_) => {
            side_of(plan, by).filter(|side| owing.contains(side)).into_iter().collect()
        }
    }
}

/// Returns the side that a speaker is or belongs to.
fn side_of(plan: &Plan, by: &Speaker) -> Option<usize> {
    match by {
        Speaker::Party(id) => plan.side_of(id),
        Speaker::Joint | Speaker::Independent => None,
    }
}

/// Returns the least advanced word. Where several declare it, the days of completion that all
/// allow; where their days exclude each other, the later.
fn what_holds(words: &[Declaration]) -> Option<Declaration> {
    let least = words.iter().map(|word| word.status).min()?;
    let declaring = words.iter().copied().filter(|word| word.status == least);
    declaring.reduce(|holds, word| match (holds.completion, word.completion) {
        (Some(a), Some(b)) => match a.together(b) {
            // The word that says it most exactly is the one that holds.
            Some(both) if b == both => word,
            Some(both) => Declaration { completion: Some(both), ..holds },
            None if b.latest > a.latest => word,
            None => holds,
        },
        _ => holds,
    })
}

fn disputes<'a>(
    standing: &LedgerState,
    others: impl Iterator<Item = &'a Declaration>,
) -> Vec<Dispute> {
    let Some(holds) = standing.holds else {
        return Vec::new();
    };
    let words = &standing.words;
    let mut disputes = Vec::new();
    if words.iter().any(|word| word.status != holds.status) {
        disputes.push(Dispute::SidesDifferInStatus);
    }
    // Any two: what holds may leave room for both of two that exclude each other.
    if words.iter().any(|a| words.iter().any(|b| completions_exclude(a, b))) {
        disputes.push(Dispute::SidesDifferInCompletion);
    }
    for word in others {
        // An older and less advanced word has been overtaken, not contradicted.
        let overtaken = word.position < holds.position && word.status < holds.status;
        let differs = word.status != holds.status || completions_exclude(word, &holds);
        if differs && !overtaken {
            disputes.push(Dispute::SaidOtherwise(*word));
        }
    }
    disputes
}

fn completions_exclude(a: &Declaration, b: &Declaration) -> bool {
    matches!((a.completion, b.completion), (Some(a), Some(b)) if a.excludes(b))
}
