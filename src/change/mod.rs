//! What differs between two plans, in their own terms. Which file a node is in, the order of keys
//! and the way a text is written make no difference.

mod detail;
mod ledger;
mod node;
mod text;

use std::collections::HashMap;
use std::hash::Hash;

pub use detail::{DeadlineMove, Detail, TextChange, UpdateChange};
use text::Languages;

use crate::domain::snapshot::{Snapshot, State, Tally, current_deadline};
use crate::domain::{
    Day, Flag, Id, Milestone, NodeRef, Party, Plan, Record, Section, days_between,
};

/// What differs between a plan and a newer one, both as of the same day.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    /// The plan before.
    pub old: &'a Snapshot<'a>,
    /// The plan after.
    pub new: &'a Snapshot<'a>,
    /// What differs, a node each: the plan itself, then sections, milestones, parties and
    /// evidence records, in the order of the newer plan, those removed after the others of their
    /// kind.
    pub changes: Vec<Change>,
    /// Whether nothing is known of what was before: what the newer plan has need not be new.
    pub is_old_unknown: bool,
}

/// A node that is not the same in both plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of node it is, and so which list of a plan the positions are of.
    pub what: ChangeKind,
    /// Its position in the older plan, or `None` if it was added.
    pub old: Option<usize>,
    /// Its position in the newer plan, or `None` if it was removed.
    pub new: Option<usize>,
    /// What differs of a node that both plans have.
    pub details: Vec<Detail>,
}

/// The kinds of node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// The plan itself, whose position is 0.
    Plan,
    /// An entry of [`Plan::sections`].
    Section,
    /// An entry of [`Plan::milestones`].
    Milestone,
    /// An entry of [`Plan::parties`].
    Party,
    /// An entry of [`Plan::records`].
    Record,
}

impl<'a> Changes<'a> {
    /// Compares two plans. Takes time linear in both.
    pub fn new(old: &'a Snapshot<'a>, new: &'a Snapshot<'a>) -> Self {
        let languages = Languages { old: first(old.plan), new: first(new.plan) };
        let mut found = Changes { old, new, changes: Vec::new(), is_old_unknown: false };
        let details = node::plan(old.plan, new.plan, languages);
        if !details.is_empty() {
            found.changes.push(Change {
                what: ChangeKind::Plan,
                old: Some(0),
                new: Some(0),
                details,
            });
        }
        found.sections(languages);
        found.milestones(languages);
        let of = |plan: &'a Plan| &plan.parties;
        found.listed(
            ChangeKind::Party,
            of,
            |party| &party.id,
            |old: &Party, new: &Party| node::party(old, new, languages),
        );
        let of = |plan: &'a Plan| &plan.records;
        found.listed(
            ChangeKind::Record,
            of,
            |record| &record.id,
            |old: &Record, new: &Record| ledger::record(old, new, languages),
        );
        found
    }

    /// Returns how the older plan adds up, and how the newer.
    pub fn totals(&self) -> (Tally, Tally) {
        (Tally::of(self.old.briefs()), Tally::of(self.new.briefs()))
    }

    /// Returns the id of a node that differs, as the newer plan has it, or the older where it is
    /// gone.
    pub fn id(&self, change: &Change) -> &'a Id {
        let (plan, index) = match (change.new, change.old) {
            (Some(index), _) => (self.new.plan, index),
            (None, index) => (self.old.plan, index.unwrap_or_default()),
        };
        match change.what {
            ChangeKind::Plan => &plan.head.id,
            ChangeKind::Section => &plan.sections[index].id,
            ChangeKind::Milestone => &plan.milestones[index].id,
            ChangeKind::Party => &plan.parties[index].id,
            ChangeKind::Record => &plan.records[index].id,
        }
    }

    fn sections(&mut self, languages: Languages) {
        let find = |plan: &Plan, id: &Id| match plan.find(id) {
            Some(NodeRef::Section(index)) => Some(index),
            _ => None,
        };
        let (old, new) = (self.old.plan, self.new.plan);
        let compare = |a: usize, b: usize| {
            let (a, b): (&Section, &Section) = (&old.sections[a], &new.sections[b]);
            node::section(a, b, languages)
        };
        let pairs = Pairs {
            old: old.sections.iter().map(|section| find(new, &section.id)).collect(),
            new: new.sections.iter().map(|section| find(old, &section.id)).collect(),
        };
        self.pairs(ChangeKind::Section, &pairs, compare);
    }

    fn milestones(&mut self, languages: Languages) {
        let find = |plan: &Plan, id: &Id| plan.milestone(id).map(|(index, _)| index);
        let (old, new) = (self.old, self.new);
        let pairs = Pairs {
            old: old.plan.milestones.iter().map(|m| find(new.plan, &m.id)).collect(),
            new: new.plan.milestones.iter().map(|m| find(old.plan, &m.id)).collect(),
        };
        let compare = |a: usize, b: usize| {
            let (before, after) = (&old.plan.milestones[a], &new.plan.milestones[b]);
            let mut details = node::milestone(before, after, languages);
            let states = (&old.states[a], &new.states[b]);
            details.extend(baseline((before, states.0), (after, states.1)));
            details.extend(deadline((before, states.0), (after, states.1)));
            details.extend(ledger::updates(&before.updates, &after.updates, languages));
            details.extend(standing(states.0, states.1));
            details
        };
        self.pairs(ChangeKind::Milestone, &pairs, compare);
    }

    /// Nodes that no index leads to.
    fn listed<T>(
        &mut self,
        what: ChangeKind,
        of: impl Fn(&'a Plan) -> &'a Vec<T>,
        id: impl Fn(&'a T) -> &'a Id,
        compare: impl Fn(&T, &T) -> Vec<Detail>,
    ) where
        T: 'a,
    {
        let (old, new) = (of(self.old.plan), of(self.new.plan));
        let (by_old, by_new) = (positions(old.iter().map(&id)), positions(new.iter().map(&id)));
        let pairs = Pairs {
            old: old.iter().map(|node| by_new.get(id(node)).copied()).collect(),
            new: new.iter().map(|node| by_old.get(id(node)).copied()).collect(),
        };
        self.pairs(what, &pairs, |a, b| compare(&old[a], &new[b]));
    }

    fn pairs(
        &mut self,
        what: ChangeKind,
        pairs: &Pairs,
        compare: impl Fn(usize, usize) -> Vec<Detail>,
    ) {
        for (new, old) in pairs.new.iter().enumerate() {
            let details = old.map(|old| compare(old, new)).unwrap_or_default();
            if old.is_none() || !details.is_empty() {
                self.changes.push(Change { what, old: *old, new: Some(new), details });
            }
        }
        for (old, new) in pairs.old.iter().enumerate().filter(|(_, new)| new.is_none()) {
            self.changes.push(Change { what, old: Some(old), new: *new, details: Vec::new() });
        }
    }
}

/// The nodes of two lists: the position of each in the other.
struct Pairs {
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
}

fn positions<T: Eq + Hash>(items: impl Iterator<Item = T>) -> HashMap<T, usize> {
    items.enumerate().map(|(position, item)| (item, position)).collect()
}

fn first(plan: &Plan) -> Option<crate::domain::LangTag> {
    plan.head.languages.first().copied()
}

fn baseline(old: (&Milestone, &State), new: (&Milestone, &State)) -> Option<Detail> {
    let of = |milestone: &Milestone| milestone.due.as_ref().map(|due| due.deadline.clone());
    let (from, to) = (of(old.0), of(new.0));
    let days = later(old.1.baseline, new.1.baseline);
    (from != to).then_some(Detail::Baseline(DeadlineMove { from, to, days }))
}

/// Returns the deadline in force, where an update has moved it in either plan.
fn deadline(old: (&Milestone, &State), new: (&Milestone, &State)) -> Option<Detail> {
    let is_moved = |state: &State| state.standing.moved_by.is_some();
    let of = |(milestone, state): (&Milestone, &State)| {
        current_deadline(milestone, &state.standing).cloned()
    };
    let (from, to) = (of(old), of(new));
    let days = later(old.1.due, new.1.due);
    let differs = from != to && (is_moved(old.1) || is_moved(new.1));
    differs.then_some(Detail::Deadline(DeadlineMove { from, to, days }))
}

fn later(from: Option<Day>, to: Option<Day>) -> Option<i64> {
    Some(days_between(from?, to?))
}

fn standing(old: &State, new: &State) -> Vec<Detail> {
    use crate::domain::Vocabulary as _;
    let status = (old.status, new.status);
    let status = (status.0 != status.1).then_some(Detail::Status(status.0, status.1));
    let flags = Flag::ALL.iter().copied().filter(|flag| old.has(*flag) != new.has(*flag));
    status.into_iter().chain(flags.map(|flag| Detail::Flag(flag, new.has(flag)))).collect()
}

impl Change {
    /// Returns whether only the newer plan has it.
    pub fn is_added(&self) -> bool {
        self.old.is_none()
    }

    /// Returns whether only the older plan has it.
    pub fn is_removed(&self) -> bool {
        self.new.is_none()
    }
}
