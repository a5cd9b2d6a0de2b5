//! The ledgers of a plan with what is about to be added. What is asked of every row is remembered,
//! so that a thousand rows about one milestone do not read its ledger a thousand times.

use std::collections::{HashMap, HashSet};

use super::names::Names;
use crate::domain::ledger::{Standing, owing_sides, replay};
use crate::domain::{Day, Id, Milestone, Plan, Speaker, Status, Update};

/// The ledgers of a plan with what is about to be added.
pub(in crate::cli) struct Ledger<'p> {
    pub(super) plan: &'p Plan,
    pub(super) as_of: Day,
    pub(super) names: Names<'p>,
    grown: HashMap<usize, Grown>,
}

/// A milestone with what is to be added to it, and what is known of its ledger.
struct Grown {
    milestone: Milestone,
    /// What its updates say.
    said: HashSet<String>,
    /// What they are called.
    ids: HashSet<Id>,
    /// Whether one of them ever closed it.
    was_closed: bool,
    /// Whether it is known to be open.
    is_open: bool,
}

impl Grown {
    fn new(milestone: &Milestone) -> Self {
        let mut grown = Self {
            milestone: Milestone { updates: Vec::new(), ..milestone.clone() },
            said: HashSet::new(),
            ids: HashSet::new(),
            was_closed: false,
            is_open: true,
        };
        for update in &milestone.updates {
            grown.add(update.clone());
        }
        grown
    }

    fn add(&mut self, update: Update) {
        let closes = closes(&update);
        self.said.insert(said(&update));
        self.ids.extend(update.id.clone());
        self.was_closed |= closes;
        // The least advanced word holds: another open one closes nothing, unless a deadline that
        // moves has an earlier one count.
        self.is_open &= !closes && update.retracts.is_none() && update.due.is_none();
        self.milestone.updates.push(update);
    }
}

impl<'p> Ledger<'p> {
    pub(in crate::cli) fn new(plan: &'p Plan, as_of: Day, names: Names<'p>) -> Self {
        Self { plan, as_of, names, grown: HashMap::new() }
    }

    /// Whether somebody speaks who owes nothing of a milestone; the word can only dispute.
    pub(in crate::cli) fn owes_nothing(&self, milestone: usize, by: &Speaker) -> bool {
        let Speaker::Party(id) = by else { return false };
        let side = self.plan.side_of(id);
        let owing = owing_sides(self.plan, &self.plan.milestones[milestone]);
        !self.plan.head.sides.is_empty() && side.is_none_or(|side| !owing.contains(&side))
    }

    /// Enters an update behind those that are there.
    pub(in crate::cli) fn add(&mut self, milestone: usize, update: Update) {
        self.grown(milestone).add(update);
    }

    fn grown(&mut self, milestone: usize) -> &mut Grown {
        let plan = self.plan;
        self.grown.entry(milestone).or_insert_with(|| Grown::new(&plan.milestones[milestone]))
    }

    /// A milestone as it would be with what was added.
    pub(super) fn milestone(&mut self, milestone: usize) -> &Milestone {
        &self.grown(milestone).milestone
    }

    /// What its ledger amounts to.
    pub(super) fn standing(&mut self, milestone: usize) -> Standing {
        let (plan, as_of) = (self.plan, self.as_of);
        replay(plan, self.milestone(milestone), as_of)
    }

    /// Whether its ledger says the same as an update, whatever that is called.
    pub(super) fn says(&mut self, milestone: usize, update: &Update) -> bool {
        self.grown(milestone).said.contains(&said(update))
    }

    /// Whether one of its updates has a name.
    pub(super) fn has(&mut self, milestone: usize, id: &Id) -> bool {
        self.grown(milestone).ids.contains(id)
    }

    /// The status that closes it, and that an update would take from it.
    pub(super) fn opened_by(&mut self, milestone: usize, update: &Update) -> Option<Status> {
        let (plan, as_of) = (self.plan, self.as_of);
        let grown = self.grown(milestone);
        // Where nothing was ever closed, nothing is opened again.
        if closes(update) || !grown.was_closed || grown.is_open {
            return None;
        }
        let holds = |milestone: &Milestone| replay(plan, milestone, as_of).holds;
        let closed = |milestone: &Milestone| {
            holds(milestone).map(|word| word.status).filter(|status| status.is_closed())
        };
        let Some(was) = closed(&grown.milestone) else {
            grown.is_open = true;
            return None;
        };
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
