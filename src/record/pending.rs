//! The ledger of a milestone with the updates that are about to be added. What every row needs is
//! kept, so that a thousand rows about one milestone do not read its ledger a thousand times.

use std::collections::HashMap;

use crate::domain::ledger::{LedgerState, owing_sides, replay};
use crate::domain::{Day, Id, Milestone, Plan, Speaker, Status, Update};

#[derive(Clone)]
pub(super) enum UpdateOrigin {
    Plan,
    /// A row of the file, by its label.
    Row(String),
}

/// The ledger of a milestone with the updates that are about to be added.
pub(super) struct PendingLedger<'p> {
    pub plan: &'p Plan,
    pub as_of: Day,
    /// The milestone with only those updates on which its status and deadline depend.
    pub milestone: Milestone,
    /// What its updates say, and their ids.
    said: HashMap<String, UpdateOrigin>,
    ids: HashMap<Id, UpdateOrigin>,
    /// Whether any update closed it.
    was_closed: bool,
}

impl<'p> PendingLedger<'p> {
    pub(super) fn new(plan: &'p Plan, milestone: &Milestone, as_of: Day) -> Self {
        let mut ledger = Self {
            plan,
            as_of,
            milestone: Milestone { updates: Vec::new(), ..milestone.clone() },
            said: HashMap::new(),
            ids: HashMap::new(),
            was_closed: false,
        };
        for update in &milestone.updates {
            ledger.add(update.clone(), &UpdateOrigin::Plan);
        }
        ledger
    }

    pub(super) fn add(&mut self, update: Update, from: &UpdateOrigin) {
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
        // Only the newest declaration of a speaker counts.
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

    /// Returns whether a speaker owes nothing of the milestone, so that it can only dispute.
    pub(super) fn owes_nothing(&self, by: &Speaker) -> bool {
        let Speaker::Party(id) = by else { return false };
        let side = self.plan.side_of(id);
        let owing = owing_sides(self.plan, &self.milestone);
        !self.plan.head.sides.is_empty() && side.is_none_or(|side| !owing.contains(&side))
    }

    pub(super) fn standing(&self, day: Day) -> LedgerState {
        replay(self.plan, &self.milestone, day)
    }

    /// Returns where the ledger says the same as an update, ids aside.
    pub(super) fn saying(&self, update: &Update) -> Option<UpdateOrigin> {
        self.said.get(&said(update)).cloned()
    }

    /// Returns where the update with an id comes from.
    pub(super) fn called(&self, id: &Id) -> Option<UpdateOrigin> {
        self.ids.get(id).cloned()
    }

    /// Returns the status that closes the milestone, if an update would open it again.
    pub(super) fn opened_by(&mut self, update: &Update) -> Option<Status> {
        // An update without a status, or of a ledger that never closed, opens nothing.
        let says_nothing = update.status.is_none() && is_plain(update);
        if closes(update) || !self.was_closed || says_nothing {
            return None;
        }
        let closed = |ledger: &Self| {
            let holds = ledger.standing(ledger.as_of).holds;
            holds.map(|word| word.status).filter(|status| status.is_closed())
        };
        let was = closed(self)?;
        self.milestone.updates.push(update.clone());
        let would = closed(self);
        self.milestone.updates.pop();
        if would.is_none() { Some(was) } else { None }
    }
}

/// Returns whether an update moves no deadline, retracts nothing and cannot be retracted.
fn is_plain(update: &Update) -> bool {
    update.due.is_none() && update.retracts.is_none() && update.id.is_none()
}

fn closes(update: &Update) -> bool {
    update.status.is_some_and(Status::is_closed)
}

/// Returns a key of all that an update says, its id aside.
fn said(update: &Update) -> String {
    format!("{:?}", Update { id: None, ..update.clone() })
}
