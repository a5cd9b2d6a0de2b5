//! How milestones add up.

use super::assessment::Assessment;
use crate::domain::vocabulary::{Flag, Status, Vocabulary};

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
}

impl Tally {
    /// Adds up milestones.
    pub fn of(briefs: impl IntoIterator<Item = Assessment>) -> Self {
        let mut tally = Self::default();
        for brief in briefs {
            tally.add(&brief);
        }
        tally
    }

    /// Counts a milestone in.
    pub fn add(&mut self, brief: &Assessment) {
        self.count(brief, |number| *number += 1);
    }

    /// Takes out a milestone that has been counted in.
    pub fn remove(&mut self, brief: &Assessment) {
        self.count(brief, |number| *number -= 1);
    }

    fn count(&mut self, brief: &Assessment, change: impl Fn(&mut usize)) {
        change(&mut self.milestones);
        change(match brief.status {
            None => &mut self.not_assessed,
            Some(status) => &mut self.by_status[status as usize],
        });
        for flag in brief.flags() {
            change(&mut self.by_flag[flag as usize]);
        }
    }

    /// Returns how many have a status.
    pub fn status(&self, status: Option<Status>) -> usize {
        status.map_or(self.not_assessed, |status| self.by_status[status as usize])
    }

    /// Returns how many have a flag.
    pub fn flag(&self, flag: Flag) -> usize {
        self.by_flag[flag as usize]
    }

    /// Returns how many somebody has assessed.
    pub fn assessed(&self) -> usize {
        self.milestones - self.not_assessed
    }
}
