//! Which findings a change has to answer for.

use std::collections::HashSet;

use super::context::Base;
use super::registry::find;
use crate::domain::{FileId, Finding};
use crate::source::Located;

/// What a change touched: nodes that differ, and files.
#[derive(Debug)]
pub struct TouchedFiles {
    nodes: HashSet<String>,
    files: HashSet<FileId>,
    /// What was found before the change already: rule, node, message.
    found: HashSet<(&'static str, Option<String>, String)>,
}

impl TouchedFiles {
    /// Returns what differs from a base, the files that differ, and what is found in the base.
    pub fn new(base: &Base<'_>, files: HashSet<FileId>, found: Vec<Finding>) -> Self {
        let changes = &base.changes;
        let nodes = changes.changes.iter().map(|change| changes.id(change).to_string()).collect();
        let found = found.into_iter().map(|f| (f.rule, f.id, f.message)).collect();
        Self { nodes, files, found }
    }

    /// Returns whether the change has to answer for a finding: it is about the change, or about a
    /// node that differs, or about no node and in a file that differs, or it was not there before.
    pub fn answers_for(&self, located: &Located) -> bool {
        let finding = &located.finding;
        let is_near = match &finding.id {
            Some(id) => self.nodes.contains(id),
            None => self.files.contains(&finding.place.file),
        };
        let known = (finding.rule, finding.id.clone(), finding.message.clone());
        is_near
            || find(finding.rule).is_some_and(super::RuleCheck::is_about_change)
            || !self.found.contains(&known)
    }
}
