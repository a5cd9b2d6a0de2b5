//! A plan's milestones counted day after day: assessed again only if they or the day may have made
//! a difference.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::versions::{Affected, MilestoneMove};
use crate::domain::snapshot::{Snapshot, State, Tally};
use crate::domain::{Day, Plan};
use crate::query::{Item, Query, QueryError, Subject, compile_for_version};

/// The counts of the milestones that a query finds, in one version of a plan after another.
#[derive(Debug)]
pub(super) struct RunningTally<'q> {
    words: &'q str,
    query: Option<Query>,
    day: Option<Day>,
    milestones: Vec<CountedMilestone>,
    states: Vec<State>,
    tally: Tally,
    /// The days on which something may change by itself, the next first, with what it is.
    to_come: BinaryHeap<Reverse<(Day, usize)>>,
}

/// What is known of a milestone.
#[derive(Clone, Copy, Debug, Default)]
struct CountedMilestone {
    /// Whether the query finds it.
    is_found: bool,
    /// When it may change by itself.
    changes_on: Option<Day>,
}

impl<'q> RunningTally<'q> {
    pub(super) fn new(words: &'q str) -> Self {
        Self {
            words,
            query: None,
            day: None,
            milestones: Vec::new(),
            states: Vec::new(),
            tally: Tally::default(),
            to_come: BinaryHeap::new(),
        }
    }

    /// Counts a plan as of a day, given what of it differs from what was counted before.
    pub(super) fn tally(
        &mut self,
        plan: &Plan,
        touched: &Affected,
        day: Day,
    ) -> Result<Tally, QueryError> {
        let states = std::mem::take(&mut self.states);
        let mut snapshot = Snapshot::with(plan, day, states);
        let before = self.day.replace(day);
        let is_steady = self.query.as_ref().is_some_and(Query::is_steady);
        let lasts = before.is_some_and(|before| before == day || (before < day && is_steady));
        match touched {
            Affected::Some(moved) if lasts => {
                let mut indexes = self.moved(moved, &mut snapshot.states);
                self.due(day, &mut indexes);
                indexes.sort_unstable();
                indexes.dedup();
                self.judge(&mut snapshot, &indexes);
            }
            _ => self.all(&mut snapshot)?,
        }
        self.states = std::mem::take(&mut snapshot.states);
        Ok(self.tally.clone())
    }

    /// Judges everything.
    fn all(&mut self, snapshot: &mut Snapshot<'_>) -> Result<(), QueryError> {
        let many = snapshot.plan.milestones.len();
        snapshot.states = vec![State::default(); many];
        self.query = Some(compile_for_version(self.words, snapshot)?);
        self.milestones = vec![CountedMilestone::default(); many];
        self.tally = Tally::default();
        self.to_come.clear();
        self.judge(snapshot, &(0..many).collect::<Vec<usize>>());
        Ok(())
    }

    /// Follows what became of milestones; gives those to be judged.
    fn moved(&mut self, moved: &[MilestoneMove], states: &mut Vec<State>) -> Vec<usize> {
        let mut indexes = Vec::new();
        for moved in moved {
            match *moved {
                MilestoneMove::Changed(index) => indexes.push(index),
                MilestoneMove::Added => {
                    states.push(State::default());
                    self.milestones.push(CountedMilestone::default());
                }
                MilestoneMove::Removed(index) => {
                    let state = states.swap_remove(index);
                    if self.milestones.swap_remove(index).is_found {
                        self.tally.remove(&state);
                    }
                    // What is there now is awaited under its old index.
                    let day = self.milestones.get(index).and_then(|judged| judged.changes_on);
                    self.to_come.extend(day.map(|day| Reverse((day, index))));
                }
            }
        }
        indexes
    }

    /// The milestones that may have changed by themselves by a day.
    fn due(&mut self, day: Day, indexes: &mut Vec<usize>) {
        while let Some(Reverse((on, index))) = self.to_come.peek().copied()
            && on <= day
        {
            self.to_come.pop();
            let judged = self.milestones.get(index);
            indexes.extend(judged.filter(|judged| judged.changes_on == Some(on)).map(|_| index));
        }
    }

    fn judge(&mut self, snapshot: &mut Snapshot<'_>, indexes: &[usize]) {
        for &index in indexes.iter().filter(|index| self.milestones[**index].is_found) {
            self.tally.remove(&snapshot.states[index]);
        }
        snapshot.judge(indexes);
        let snapshot: &Snapshot<'_> = snapshot;
        for &index in indexes {
            let subject = Subject { snapshot, item: &Item::Milestone(index) };
            let is_found = self.query.as_ref().is_none_or(|query| query.matches(subject));
            if is_found {
                self.tally.add(&snapshot.states[index]);
            }
            let changes_on = snapshot.changes_on(index);
            self.to_come.extend(changes_on.map(|day| Reverse((day, index))));
            self.milestones[index] = CountedMilestone { is_found, changes_on };
        }
    }
}
