//! A plan as of a day: every milestone's status, deadline and flags, and how they add up.

use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::date::{Day, days_between};
use super::deadline::Deadline;
use super::depends;
use super::ledger::{Standing, deadline_in_force, replay};
use super::plan::{Milestone, NodeRef, Plan};
use super::update::Update;
use super::vocabulary::{Flag, Outlook, Status, Vocabulary};

/// A plan as of a day.
#[derive(Clone, Debug)]
pub struct Snapshot<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day.
    pub as_of: Day,
    /// The state of each milestone, in the order of [`Plan::milestones`].
    pub states: Vec<State>,
}

/// The state of a milestone on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What its ledger amounts to.
    pub standing: Standing,
    /// The last day of the deadline as promised, where there is one.
    pub baseline: Option<Day>,
    /// The last day of the current deadline, where there is one.
    pub due: Option<Day>,
    /// Days past the current deadline, while open.
    pub overdue: Option<i64>,
    /// By how much it was completed after the baseline's last day.
    pub late: Option<Late>,
    /// By how much it was completed after the current deadline's last day.
    pub late_current: Option<Late>,
    /// Days by which the current deadline is later than the baseline.
    pub slipped: Option<i64>,
    /// Days since the last update with a status or evidence, when that is too long ago.
    pub stale: Option<i64>,
    flags: u16,
}

/// How late something was completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Late {
    /// Days after the deadline's last day.
    pub days: i64,
    /// Whether the day of completion is not stated, so that it may have been earlier.
    pub at_most: bool,
}

impl State {
    /// The effective status; none while nobody has declared one.
    pub fn status(&self) -> Option<Status> {
        self.standing.holds.map(|word| word.status)
    }

    /// Whether it is not closed.
    pub fn is_open(&self) -> bool {
        !self.status().is_some_and(Status::is_closed)
    }

    /// Whether a flag is set.
    pub fn has(&self, flag: Flag) -> bool {
        self.flags & (1 << flag as u16) != 0
    }

    /// The flags that are set, in the order of the vocabulary.
    pub fn flags(&self) -> impl Iterator<Item = Flag> + '_ {
        Flag::ALL.iter().copied().filter(|flag| self.has(*flag))
    }

    fn set(&mut self, flag: Flag, on: bool) {
        self.flags |= u16::from(on) << flag as u16;
    }
}

/// How many milestones are worth a thread of their own.
const AT_ONCE: usize = 512;

impl<'p> Snapshot<'p> {
    /// Replays every ledger up to a day and computes what follows from it.
    pub fn new(plan: &'p Plan, as_of: Day) -> Self {
        let milestones = plan.milestones.par_iter().with_min_len(AT_ONCE);
        let standings: Vec<Standing> =
            milestones.clone().map(|milestone| replay(plan, milestone, as_of)).collect();
        // Deadlines and blocks look at the standing of others, which is settled by now.
        let context = Context { plan, standing_of: &|index| &standings[index], as_of };
        let states = milestones.zip(&standings);
        let mut states: Vec<State> =
            states.map(|(milestone, standing)| context.state(milestone, standing)).collect();
        for (state, standing) in states.iter_mut().zip(standings) {
            state.standing = standing;
        }
        Self { plan, as_of, states }
    }

    /// Judges some milestones anew, as of the day of the snapshot; the others stay as they are.
    pub fn judge(&mut self, indexes: &[usize]) {
        let (plan, as_of) = (self.plan, self.as_of);
        for &index in indexes {
            self.states[index].standing = replay(plan, &plan.milestones[index], as_of);
        }
        let states = &self.states;
        let context = Context { plan, standing_of: &|index| &states[index].standing, as_of };
        let state =
            |index: &usize| context.state(&plan.milestones[*index], (context.standing_of)(*index));
        let judged: Vec<State> = indexes.iter().map(state).collect();
        for (&index, state) in indexes.iter().zip(judged) {
            let standing = std::mem::take(&mut self.states[index].standing);
            self.states[index] = State { standing, ..state };
        }
    }

    /// The next day on which the passing of time alone may change the status, a flag or the entries
    /// that count of a milestone; none where nothing is left to come. It may be too early, never
    /// too late.
    pub fn changes_on(&self, index: usize) -> Option<Day> {
        let milestone = &self.plan.milestones[index];
        let state = &self.states[index];
        let policy = self.plan.head.policy;
        let mut days = entry_days(milestone);
        for other in depends::named(milestone).filter_map(|id| self.plan.milestone(id)) {
            days.extend(entry_days(other.1));
        }
        let news = last_news(milestone, &state.standing);
        days.extend(news.map(|last| policy.stale.after(last)));
        days.extend(self.plan.term_end().and_then(|end| end.succ_opt()));
        if let Some(due) = state.due {
            days.extend(due.succ_opt());
            // Months differ in length, so that this may come some days too early.
            let is_to_come = due > self.as_of && !state.has(Flag::DueSoon);
            let soon = policy.due_soon.before(due).max(self.as_of.succ_opt().unwrap_or(due));
            days.extend(is_to_come.then_some(soon));
        }
        days.into_iter().filter(|day| *day > self.as_of).min()
    }

    /// The milestones under a node, with their states: those of a section and of its children.
    pub fn under(&self, node: NodeRef) -> impl Iterator<Item = (&'p Milestone, &State)> {
        let inside = move |milestone: &Milestone| match node {
            NodeRef::Plan => true,
            NodeRef::Milestone(index) => {
                std::ptr::eq(milestone, &raw const self.plan.milestones[index])
            }
            NodeRef::Section(section) => {
                milestone.parent == section
                    || self.plan.sections[milestone.parent].parent == Some(section)
            }
        };
        self.plan.milestones.iter().zip(&self.states).filter(move |(m, _)| inside(m))
    }
}

/// The deadline in force for a milestone: the one that an update moved it to, or the baseline.
pub fn current_deadline<'m>(milestone: &'m Milestone, standing: &Standing) -> Option<&'m Deadline> {
    deadline_in_force(milestone, standing.moved_by)
}

/// What the states of milestones follow from.
struct Context<'s> {
    plan: &'s Plan,
    /// The standing of a milestone, by its index in [`Plan::milestones`].
    standing_of: &'s (dyn Fn(usize) -> &'s Standing + Sync),
    as_of: Day,
}

impl Context<'_> {
    /// The last day of a deadline of a milestone; none for one without, and for one that counts
    /// from a milestone that is not completed.
    fn last_day(
        &self,
        milestone: &Milestone,
        standing: &Standing,
        deadline: &Deadline,
    ) -> Option<Day> {
        match deadline {
            Deadline::On(date) => Some(date.last_day()),
            Deadline::Ongoing => None,
            Deadline::After(span, id) => {
                let (other, _) = self.plan.milestone(id)?;
                let holds = (self.standing_of)(other).holds?;
                let completed = holds.completion.filter(|_| holds.status == Status::Completed)?;
                Some(span.after(completed.latest))
            }
            Deadline::Every(span, from) => {
                let from = from.or(self.plan.head.issued)?.first_day()?;
                let spoken = |first: Day, last: Day| {
                    standing.entries.iter().any(|index| {
                        let update: &Update = &milestone.updates[*index];
                        let day = update.date.last_day();
                        update.status.is_some() && first <= day && day <= last
                    })
                };
                // Every period spoken of holds an update of its own, so there are no more than
                // those.
                (0..=standing.entries.len())
                    .map(|times| u32::try_from(times).unwrap_or(u32::MAX - 1))
                    .map(|times| (span.times_after(times, from), span.times_after(times + 1, from)))
                    .map(|(first, next)| (first, next.pred_opt().unwrap_or(next)))
                    .find(|(first, last)| !spoken(*first, *last))
                    .map(|(_, last)| last)
            }
        }
    }

    /// The state of a milestone, but for its standing.
    fn state(&self, milestone: &Milestone, standing: &Standing) -> State {
        let as_of = self.as_of;
        let mut state = State::default();
        let day_of = |deadline: &Deadline| self.last_day(milestone, standing, deadline);
        let due = current_deadline(milestone, standing).and_then(day_of);
        let baseline = milestone.due.as_ref().and_then(|due| day_of(&due.deadline));
        (state.due, state.baseline) = (due, baseline);

        let open = !standing.holds.is_some_and(|word| word.status.is_closed());
        let past = |last: Day| Some(days_between(last, as_of)).filter(|days| *days > 0);
        state.overdue = due.filter(|_| open).and_then(past);
        let completion = standing.holds.and_then(|word| word.completion);
        let late = |last: Day| {
            let completion = completion?;
            let days = days_between(last, completion.latest);
            (days > 0).then_some(Late { days, at_most: !completion.is_exact() })
        };
        state.late = baseline.and_then(late);
        state.late_current = due.and_then(late);
        state.slipped = baseline
            .zip(due)
            .map(|(baseline, due)| days_between(baseline, due))
            .filter(|days| *days > 0);
        state.stale = self.stale(milestone, standing).filter(|_| open);
        self.flag(&mut state, milestone, standing, open);
        state
    }

    fn flag(&self, state: &mut State, milestone: &Milestone, standing: &Standing, open: bool) {
        let Self { plan, as_of, .. } = *self;
        let due = state.due;
        let soon = plan.head.policy.due_soon.after(as_of);
        let waits = milestone.after.iter().any(|id| {
            let other = plan.milestone(id).map(|(other, _)| (self.standing_of)(other).holds);
            other.is_some_and(|holds| holds.map(|word| word.status) != Some(Status::Completed))
        });
        let forecast = standing.forecast.map(super::Date::last_day);
        let off_track = matches!(standing.outlook, Some(Outlook::AtRisk | Outlook::OffTrack));
        state.set(Flag::Overdue, state.overdue.is_some());
        state.set(Flag::Late, state.late.is_some());
        state.set(Flag::LateCurrent, state.late_current.is_some());
        state.set(Flag::DueSoon, open && due.is_some_and(|due| as_of <= due && due <= soon));
        state.set(Flag::Slipped, state.slipped.is_some());
        state.set(Flag::AtRisk, open && off_track);
        state.set(Flag::ForecastLate, open && forecast.zip(due).is_some_and(|(f, due)| f > due));
        state.set(Flag::Stale, state.stale.is_some());
        state.set(Flag::UnfinishedAtTerm, open && plan.term_end().is_some_and(|end| as_of > end));
        state.set(Flag::Disputed, !standing.disputes.is_empty());
        state.set(Flag::Blocked, open && waits);
    }

    /// Days since the last update with a status or evidence, where that is `policy.stale` or longer
    /// ago. A milestone of which only other things were said counts from the first of them.
    fn stale(&self, milestone: &Milestone, standing: &Standing) -> Option<i64> {
        let last = last_news(milestone, standing)?;
        let is_stale = self.plan.head.policy.stale.after(last) <= self.as_of;
        is_stale.then(|| days_between(last, self.as_of))
    }
}

/// The day that silence counts from.
fn last_news(milestone: &Milestone, standing: &Standing) -> Option<Day> {
    let updates = || standing.entries.iter().map(|index| &milestone.updates[*index]);
    let is_news = |update: &&Update| update.status.is_some() || !update.evidence.is_empty();
    Some(updates().rfind(is_news).or(updates().next())?.date.last_day())
}

/// The days from which the entries of a ledger count.
fn entry_days(milestone: &Milestone) -> Vec<Day> {
    milestone.updates.iter().map(|update| update.date.last_day()).collect()
}

/// How a set of milestones adds up. There is no percentage: a plan is not an average.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many milestones.
    pub milestones: usize,
    /// How many of them nobody has assessed.
    pub not_assessed: usize,
    /// How many have each status, in the order of [`Status::ALL`].
    pub by_status: [usize; Status::ALL.len()],
    /// How many have each flag, in the order of [`Flag::ALL`].
    pub by_flag: [usize; Flag::ALL.len()],
    /// How many are overdue of which nobody has said a status: the outcome is unknown.
    pub overdue_unknown: usize,
}

impl Tally {
    /// Adds up states.
    pub fn of<'a>(states: impl IntoIterator<Item = &'a State>) -> Self {
        let mut tally = Self::default();
        for state in states {
            tally.add(state);
        }
        tally
    }

    /// Counts a state in.
    pub fn add(&mut self, state: &State) {
        self.count(state, |number| *number += 1);
    }

    /// Takes out a state that has been counted in.
    pub fn remove(&mut self, state: &State) {
        self.count(state, |number| *number -= 1);
    }

    fn count(&mut self, state: &State, change: impl Fn(&mut usize)) {
        change(&mut self.milestones);
        change(match state.status() {
            None => &mut self.not_assessed,
            Some(status) => &mut self.by_status[status as usize],
        });
        for flag in state.flags() {
            change(&mut self.by_flag[flag as usize]);
        }
        if state.has(Flag::Overdue) && state.status().is_none() {
            change(&mut self.overdue_unknown);
        }
    }

    /// How many have a status.
    pub fn status(&self, status: Option<Status>) -> usize {
        status.map_or(self.not_assessed, |status| self.by_status[status as usize])
    }

    /// How many have a flag.
    pub fn flag(&self, flag: Flag) -> usize {
        self.by_flag[flag as usize]
    }

    /// How many somebody has assessed.
    pub fn assessed(&self) -> usize {
        self.milestones - self.not_assessed
    }
}
