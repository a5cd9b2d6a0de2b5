//! A change to a plan as data.

use std::collections::HashMap;

use super::encode::update_node;
use crate::domain::{At, FileId, Id, Milestone, Update};
use crate::yaml::edit::Edit;

/// What is to be changed in a plan. [`PlanChange::prepare`] tells what it comes to; nothing is
/// written before [`crate::store::transact`] is given that.
#[derive(Debug, Default)]
pub struct PlanChange {
    /// Edits of files that exist, in the order in which they are made.
    pub edits: Vec<(FileId, Edit)>,
    /// Files to be made: their paths from the plan's folder, and their texts.
    pub new_files: Vec<(String, String)>,
    /// The nodes that it is about. It is refused for what rules say of these.
    pub about: Vec<Id>,
    /// What it adds to ledgers, by milestone, in order.
    pub updates: HashMap<Id, Vec<Update>>,
}

impl PlanChange {
    /// Adds an update at the end of a milestone's ledger.
    pub fn add_update(&mut self, milestone: &Milestone, update: &Update) {
        let place = milestone.place.key("updates");
        if let At::Node(route) = place.at {
            self.edits.push((place.file, Edit::append(route, update_node(update))));
        }
        self.about.push(milestone.id.clone());
        self.updates.entry(milestone.id.clone()).or_default().push(update.clone());
    }
}
