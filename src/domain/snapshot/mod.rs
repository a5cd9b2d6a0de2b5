//! A plan as of a day: every milestone's status, deadline and flags, and how they add up.

mod assessment;
mod tally;

use std::ops::Deref;

pub use assessment::{Assessment, Flags, Late};
use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
pub use tally::Tally;

use super::date::{Day, days_between};
use super::deadline::Deadline;
use super::depends;
use super::ledger::{Declaration, LedgerState, deadline_in_force, replay};
use super::plan::{Milestone, NodeRef, Plan};
use super::update::Update;
use super::vocabulary::{Flag, Outlook, Status};

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
    pub standing: LedgerState,
    /// What follows from that.
    pub brief: Assessment,
}

impl Deref for State {
    type Target = Assessment;

    fn deref(&self) -> &Assessment {
        &self.brief
    }
}

/// How many milestones are worth a thread of their own.
const AT_ONCE: usize = 512;

impl<'p> Snapshot<'p> {
    /// Replays every ledger up to a day and computes what follows from it.
    pub fn new(plan: &'p Plan, as_of: Day) -> Self {
        Self { plan, as_of, states: states(plan, as_of) }
    }

    /// Creates a snapshot from states that are known.
    pub fn with(plan: &'p Plan, as_of: Day, states: Vec<State>) -> Self {
        Self { plan, as_of, states }
    }

    /// Returns the assessment of a milestone.
    pub fn brief(&self, index: usize) -> Assessment {
        self.states[index].brief
    }

    /// Returns the deadline in force for a milestone.
    pub fn deadline(&self, index: usize) -> Option<&'p Deadline> {
        current_deadline(&self.plan.milestones[index], &self.states[index].standing)
    }

    /// Returns the assessment of every milestone, in order.
    pub fn briefs(&self) -> impl Iterator<Item = Assessment> {
        self.states.iter().map(|state| state.brief)
    }

    /// Assesses some milestones again, as of the day of the snapshot; the others stay as they are.
    pub fn judge(&mut self, indexes: &[usize]) {
        let (plan, as_of) = (self.plan, self.as_of);
        let states = &mut self.states;
        for &index in indexes {
            states[index].standing = replay(plan, &plan.milestones[index], as_of);
        }
        let context = Assessor { plan, holds: &|index| states[index].standing.holds, as_of };
        let brief =
            |index: &usize| context.brief(&plan.milestones[*index], &states[*index].standing);
        let judged: Vec<Assessment> = indexes.iter().map(brief).collect();
        for (&index, brief) in indexes.iter().zip(judged) {
            states[index].brief = brief;
        }
    }

    /// Returns the next day on which the passing of time alone may change the status, a flag or the
    /// entries that count of a milestone, or `None` if nothing is left to come. It may be too
    /// early, never too late.
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

    /// Returns the milestones under a node, with their states: those of a section and of its
    /// children.
    pub fn under(&self, node: NodeRef) -> impl Iterator<Item = (&'p Milestone, &State)> {
        let inside = move |index: &usize| match node {
            NodeRef::Plan => true,
            NodeRef::Milestone(one) => *index == one,
            NodeRef::Section(section) => {
                let parent = self.plan.milestones[*index].parent;
                parent == section || self.plan.sections[parent].parent == Some(section)
            }
        };
        let plan = self.plan;
        let indexes = (0..plan.milestones.len()).filter(inside);
        indexes.map(move |index| (&plan.milestones[index], &self.states[index]))
    }
}

/// Returns the states of all milestones on a day.
fn states(plan: &Plan, as_of: Day) -> Vec<State> {
    let milestones = plan.milestones.par_iter().with_min_len(AT_ONCE);
    let standings: Vec<LedgerState> =
        milestones.clone().map(|milestone| replay(plan, milestone, as_of)).collect();
    // Deadlines and blocks look at the standing of others, which is settled by now.
    let context = Assessor { plan, holds: &|index| standings[index].holds, as_of };
    let briefs = milestones.zip(&standings);
    let briefs: Vec<Assessment> =
        briefs.map(|(milestone, standing)| context.brief(milestone, standing)).collect();
    let both = standings.into_iter().zip(briefs);
    both.map(|(standing, brief)| State { standing, brief }).collect()
}

/// Returns the deadline in force for a milestone: the one that an update moved it to, or the
/// baseline.
pub fn current_deadline<'m>(
    milestone: &'m Milestone,
    standing: &LedgerState,
) -> Option<&'m Deadline> {
    deadline_in_force(milestone, standing.moved_by)
}

/// What the states of milestones follow from.
struct Assessor<'s> {
    plan: &'s Plan,
    /// What holds of a milestone, by its index in [`Plan::milestones`].
    holds: &'s (dyn Fn(usize) -> Option<Declaration> + Sync),
    as_of: Day,
}

impl Assessor<'_> {
    /// Returns the last day of a deadline of a milestone, or `None` for one without, and for one
    /// that counts from a milestone that is not completed.
    fn last_day(
        &self,
        milestone: &Milestone,
        standing: &LedgerState,
        deadline: &Deadline,
    ) -> Option<Day> {
        match deadline {
            Deadline::On(date) => Some(date.last_day()),
            Deadline::Ongoing => None,
            Deadline::After(span, id) => {
                let (other, _) = self.plan.milestone(id)?;
                let holds = (self.holds)(other)?;
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

    /// Returns the assessment of a milestone, given the state of its ledger.
    fn brief(&self, milestone: &Milestone, standing: &LedgerState) -> Assessment {
        let as_of = self.as_of;
        let day_of = |deadline: &Deadline| self.last_day(milestone, standing, deadline);
        let deadline = current_deadline(milestone, standing);
        let due = deadline.and_then(day_of);
        let baseline = milestone.due.as_ref().and_then(|due| day_of(&due.deadline));
        let status = standing.holds.map(|word| word.status);
        let open = !status.is_some_and(Status::is_closed);
        let past = |last: Day| Some(days_between(last, as_of)).filter(|days| *days > 0);
        let completion = standing.holds.and_then(|word| word.completion);
        let late = |last: Day| {
            let completion = completion?;
            let days = days_between(last, completion.latest);
            (days > 0).then_some(Late { days, at_most: !completion.is_exact() })
        };
        let brief = Assessment {
            status,
            is_dated: deadline.is_some_and(Deadline::is_dated),
            is_moved: standing.moved_by.is_some(),
            is_continuing: deadline.is_some_and(Deadline::is_continuing),
            baseline,
            due,
            overdue: due.filter(|_| open).and_then(past),
            late: baseline.and_then(late),
            late_current: due.and_then(late),
            slipped: Assessment::slipped(baseline, due),
            stale: self.stale(milestone, standing).filter(|_| open),
            flags: Flags::default(),
        };
        Assessment { flags: self.flags(&brief, milestone, standing), ..brief }
    }

    fn flags(&self, brief: &Assessment, milestone: &Milestone, standing: &LedgerState) -> Flags {
        let Self { plan, as_of, .. } = *self;
        let (due, open) = (brief.due, brief.is_open());
        let soon = plan.head.policy.due_soon.after(as_of);
        let waits = milestone.after.iter().any(|id| {
            let other = plan.milestone(id).map(|(other, _)| (self.holds)(other));
            other.is_some_and(|holds| holds.map(|word| word.status) != Some(Status::Completed))
        });
        let forecast = standing.forecast.map(crate::domain::Date::last_day);
        let is_at_risk = |outlook| match outlook {
            Outlook::OnTrack => false,
            Outlook::AtRisk | Outlook::OffTrack => true,
        };
        Flags::of(|flag| match flag {
            Flag::Overdue => brief.overdue.is_some(),
            Flag::Late => brief.late.is_some(),
            Flag::LateCurrent => brief.late_current.is_some(),
            Flag::DueSoon => open && due.is_some_and(|due| as_of <= due && due <= soon),
            Flag::Slipped => brief.slipped.is_some(),
            Flag::AtRisk => open && standing.outlook.is_some_and(is_at_risk),
            Flag::ForecastLate => open && forecast.zip(due).is_some_and(|(f, due)| f > due),
            Flag::Stale => brief.stale.is_some(),
            Flag::UnfinishedAtTerm => open && plan.term_end().is_some_and(|end| as_of > end),
            Flag::Disputed => !standing.disputes.is_empty(),
            Flag::Blocked => open && waits,
        })
    }

    /// Returns days since the last update with a status or evidence, where that is `policy.stale`
    /// or longer ago. A milestone of which only other things were said counts from the first of
    /// them.
    fn stale(&self, milestone: &Milestone, standing: &LedgerState) -> Option<i64> {
        let last = last_news(milestone, standing)?;
        let is_stale = self.plan.head.policy.stale.after(last) <= self.as_of;
        is_stale.then(|| days_between(last, self.as_of))
    }
}

/// Returns the day that silence counts from.
fn last_news(milestone: &Milestone, standing: &LedgerState) -> Option<Day> {
    let updates = || standing.entries.iter().map(|index| &milestone.updates[*index]);
    let is_news = |update: &&Update| update.status.is_some() || !update.evidence.is_empty();
    Some(updates().rfind(is_news).or(updates().next())?.date.last_day())
}

/// Returns the days from which the entries of a ledger count.
fn entry_days(milestone: &Milestone) -> Vec<Day> {
    milestone.updates.iter().map(|update| update.date.last_day()).collect()
}
