//! The ledgers of a plan with the updates that are about to be added. What every row needs is kept,
//! so that a thousand rows about one milestone do not read its ledger a thousand times.

use std::collections::HashMap;

use super::value_names::ValueNames;
use crate::domain::ledger::{LedgerState, owing_sides, replay};
use crate::domain::{Day, Id, Milestone, Plan, Speaker, Status, Update};

/// The ledgers of a plan with the updates that are about to be added.
pub(super) struct PendingLedgers<'p> {
    pub(super) plan: &'p Plan,
    pub(super) as_of: Day,
    pub(super) names: ValueNames<'p>,
    ledger: HashMap<usize, PendingLedger>,
}

/// Where an update comes from.
#[derive(Clone)]
pub(super) enum UpdateOrigin {
    Plan,
    /// A row of the file, by its label.
    Row(String),
}

/// The ledger of a milestone with the updates that are about to be added.
struct PendingLedger {
    /// The milestone with only those updates on which its status and deadline depend.
    milestone: Milestone,
    /// What its updates say, and their ids.
    said: HashMap<String, UpdateOrigin>,
    ids: HashMap<Id, UpdateOrigin>,
    /// Whether any update closed it.
    was_closed: bool,
    as_of: Day,
}

impl PendingLedger {
    fn new(milestone: &Milestone, as_of: Day) -> Self {
        let mut ledger = Self {
            milestone: Milestone { updates: Vec::new(), ..milestone.clone() },
            said: HashMap::new(),
            ids: HashMap::new(),
            was_closed: false,
            as_of,
        };
        for update in &milestone.updates {
            ledger.add(update.clone(), &UpdateOrigin::Plan);
        }
        ledger
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
}

/// Returns whether an update moves no deadline, retracts nothing and cannot be retracted.
fn is_plain(update: &Update) -> bool {
    update.due.is_none() && update.retracts.is_none() && update.id.is_none()
}

impl<'p> PendingLedgers<'p> {
    pub(super) fn new(plan: &'p Plan, as_of: Day, names: ValueNames<'p>) -> Self {
        Self { plan, as_of, names, ledger: HashMap::new() }
    }

    /// Returns whether a speaker owes nothing of a milestone, so that it can only dispute.
    pub(super) fn owes_nothing(&self, milestone: usize, by: &Speaker) -> bool {
        let Speaker::Party(id) = by else { return false };
        let side = self.plan.side_of(id);
        let owing = owing_sides(self.plan, &self.plan.milestones[milestone]);
        !self.plan.head.sides.is_empty() && side.is_none_or(|side| !owing.contains(&side))
    }

    /// Adds the update of a row at the end of a ledger.
    pub(super) fn add(&mut self, milestone: usize, update: Update, row: &str) {
        self.ledger(milestone).add(update, &UpdateOrigin::Row(row.to_owned()));
    }

    fn ledger(&mut self, milestone: usize) -> &mut PendingLedger {
        let (plan, as_of) = (self.plan, self.as_of);
        let ledger = || PendingLedger::new(&plan.milestones[milestone], as_of);
        self.ledger.entry(milestone).or_insert_with(ledger)
    }

    /// Returns a milestone as it would be, with only those updates on which its status and deadline
    /// depend.
    pub(super) fn milestone(&mut self, milestone: usize) -> &Milestone {
        &self.ledger(milestone).milestone
    }

    /// Returns the state of a ledger on a day.
    pub(super) fn standing(&mut self, milestone: usize, day: Day) -> LedgerState {
        let plan = self.plan;
        replay(plan, self.milestone(milestone), day)
    }

    /// Returns whether a ledger says the same as an update, ids aside.
    pub(super) fn says(&mut self, milestone: usize, update: &Update) -> bool {
        self.saying(milestone, update).is_some()
    }

    /// Returns where a ledger says the same as an update, ids aside.
    pub(super) fn saying(&mut self, milestone: usize, update: &Update) -> Option<UpdateOrigin> {
        self.ledger(milestone).said.get(&said(update)).cloned()
    }

    /// Returns where the update of a ledger with an id comes from.
    pub(super) fn called(&mut self, milestone: usize, id: &Id) -> Option<UpdateOrigin> {
        self.ledger(milestone).ids.get(id).cloned()
    }

    /// Returns the status that closes a milestone, if an update would open it again.
    pub(super) fn opened_by(&mut self, milestone: usize, update: &Update) -> Option<Status> {
        let (plan, as_of) = (self.plan, self.as_of);
        let ledger = self.ledger(milestone);
        // An update without a status, or of a ledger that never closed, opens nothing.
        let says_nothing = update.status.is_none() && is_plain(update);
        if closes(update) || !ledger.was_closed || says_nothing {
            return None;
        }
        let holds = |milestone: &Milestone| replay(plan, milestone, as_of).holds;
        let closed = |milestone: &Milestone| {
            holds(milestone).map(|word| word.status).filter(|status| status.is_closed())
        };
        let was = closed(&ledger.milestone)?;
        ledger.milestone.updates.push(update.clone());
        let would = closed(&ledger.milestone);
        ledger.milestone.updates.pop();
        if would.is_none() { Some(was) } else { None }
    }
}

fn closes(update: &Update) -> bool {
    update.status.is_some_and(Status::is_closed)
}

/// Returns a key of all that an update says, its id aside.
fn said(update: &Update) -> String {
    format!("{:?}", Update { id: None, ..update.clone() })
}
