//! The ledgers of a plan with what is about to be added. What is asked of every row is remembered,
//! so that a thousand rows about one milestone do not read its ledger a thousand times.

use std::collections::HashMap;

use super::value_names::ValueNames;
use crate::domain::ledger::{LedgerState, owing_sides, replay};
use crate::domain::{Day, Id, Milestone, Plan, Speaker, Status, Update};

/// The ledgers of a plan with what is about to be added.
pub(super) struct PendingLedgers<'p> {
    pub(super) plan: &'p Plan,
    pub(super) as_of: Day,
    pub(super) names: ValueNames<'p>,
    grown: HashMap<usize, PendingLedger>,
}

/// Where an update is.
#[derive(Clone)]
pub(super) enum UpdateOrigin {
    Plan,
    /// A row of the file, as it is called.
    Row(String),
}

/// A milestone with what is to be added to it, and what is known of its ledger.
struct PendingLedger {
    /// The milestone with those updates alone on which its status and deadline depend.
    milestone: Milestone,
    /// What its updates say, and what they are called.
    said: HashMap<String, UpdateOrigin>,
    ids: HashMap<Id, UpdateOrigin>,
    /// Whether one of them ever closed it.
    was_closed: bool,
    as_of: Day,
}

impl PendingLedger {
    fn new(milestone: &Milestone, as_of: Day) -> Self {
        let mut grown = Self {
            milestone: Milestone { updates: Vec::new(), ..milestone.clone() },
            said: HashMap::new(),
            ids: HashMap::new(),
            was_closed: false,
            as_of,
        };
        for update in &milestone.updates {
            grown.add(update.clone(), &UpdateOrigin::Plan);
        }
        grown
    }

    fn add(&mut self, update: Update, from: &UpdateOrigin) {
        self.said.entry(said(&update)).or_insert_with(|| from.clone());
        self.ids.extend(update.id.clone().map(|id| (id, from.clone())));
        self.was_closed |= closes(&update);
        if !is_plain(&update) {
            return self.milestone.updates.push(update);
        }
        let when = update.date.last_day();
        if update.status.is_none() || when > self.as_of {
            return;
        }
        // The newest word of a speaker counts, whatever the same one said before.
        let updates = &mut self.milestone.updates;
        let old = updates.iter().position(|old| is_plain(old) && old.by == update.by);
        if let Some(old) = old {
            if updates[old].date.last_day() > when {
                return;
            }
            updates.remove(old);
        }
        updates.push(update);
    }
}

/// Whether an update moves no deadline, takes nothing back, and cannot be taken back.
fn is_plain(update: &Update) -> bool {
    update.due.is_none() && update.retracts.is_none() && update.id.is_none()
}

impl<'p> PendingLedgers<'p> {
    pub(super) fn new(plan: &'p Plan, as_of: Day, names: ValueNames<'p>) -> Self {
        Self { plan, as_of, names, grown: HashMap::new() }
    }

    /// Whether somebody speaks who owes nothing of a milestone; the word can only dispute.
    pub(super) fn owes_nothing(&self, milestone: usize, by: &Speaker) -> bool {
        let Speaker::Party(id) = by else { return false };
        let side = self.plan.side_of(id);
        let owing = owing_sides(self.plan, &self.plan.milestones[milestone]);
        !self.plan.head.sides.is_empty() && side.is_none_or(|side| !owing.contains(&side))
    }

    /// Enters an update of a row behind those that are there.
    pub(super) fn add(&mut self, milestone: usize, update: Update, row: &str) {
        self.grown(milestone).add(update, &UpdateOrigin::Row(row.to_owned()));
    }

    fn grown(&mut self, milestone: usize) -> &mut PendingLedger {
        let (plan, as_of) = (self.plan, self.as_of);
        let grown = || PendingLedger::new(&plan.milestones[milestone], as_of);
        self.grown.entry(milestone).or_insert_with(grown)
    }

    /// A milestone as it would be with what was added, as far as its status and deadline depend
    /// on its ledger.
    pub(super) fn milestone(&mut self, milestone: usize) -> &Milestone {
        &self.grown(milestone).milestone
    }

    /// The status that its ledger amounts to on a day, and what has moved its deadline.
    pub(super) fn standing(&mut self, milestone: usize, day: Day) -> LedgerState {
        let plan = self.plan;
        replay(plan, self.milestone(milestone), day)
    }

    /// Whether its ledger says the same as an update, whatever that is called.
    pub(super) fn says(&mut self, milestone: usize, update: &Update) -> bool {
        self.saying(milestone, update).is_some()
    }

    /// Where its ledger says the same as an update.
    pub(super) fn saying(&mut self, milestone: usize, update: &Update) -> Option<UpdateOrigin> {
        self.grown(milestone).said.get(&said(update)).cloned()
    }

    /// Where the one of its updates is that has a name.
    pub(super) fn called(&mut self, milestone: usize, id: &Id) -> Option<UpdateOrigin> {
        self.grown(milestone).ids.get(id).cloned()
    }

    /// The status that closes it, and that an update would take from it.
    pub(super) fn opened_by(&mut self, milestone: usize, update: &Update) -> Option<Status> {
        let (plan, as_of) = (self.plan, self.as_of);
        let grown = self.grown(milestone);
        // Where nothing was ever closed, nothing is opened again, and what says nothing of the
        // status opens nothing.
        let says_nothing = update.status.is_none() && is_plain(update);
        if closes(update) || !grown.was_closed || says_nothing {
            return None;
        }
        let holds = |milestone: &Milestone| replay(plan, milestone, as_of).holds;
        let closed = |milestone: &Milestone| {
            holds(milestone).map(|word| word.status).filter(|status| status.is_closed())
        };
        let was = closed(&grown.milestone)?;
        grown.milestone.updates.push(update.clone());
        let would = closed(&grown.milestone);
        grown.milestone.updates.pop();
        if would.is_none() { Some(was) } else { None }
    }
}

fn closes(update: &Update) -> bool {
    update.status.is_some_and(Status::is_closed)
}

/// All that an update says, whatever it is called.
fn said(update: &Update) -> String {
    format!("{:?}", Update { id: None, ..update.clone() })
}
