//! How columns were understood, the first rows as they would be, and what was done.

use std::collections::{HashMap, HashSet};
use std::mem::take;

use super::lay_out::UpdatesById;
use super::nodes::Difference;
use super::proposal::Proposal;
use crate::domain::{Id, SectionLevel, Update};
use crate::messages;
use crate::record::RecordSummary;
use crate::yaml::edit::Node;

/// How many rows are shown as they would be.
const FIRST_ROWS: usize = 5;

/// The first rows as they would be.
#[derive(Clone, Debug)]
pub struct PreviewRow {
    /// The row's place in the sheet: `line 7`.
    pub label: String,
    /// The milestone's id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its deadline as the plan would have it.
    pub due: Option<String>,
    /// What is said of it.
    pub updates: Vec<Update>,
}

/// What an import adds to a plan.
#[derive(Default)]
pub struct ImportSummary {
    /// What is new or has news, in order: what it is, and its id.
    pub nodes: Vec<(&'static str, Id)>,
    /// The first rows: where each is, and the milestone.
    pub first: Vec<PreviewRow>,
    /// How many rows were left out because the plan has their milestones.
    pub skipped: usize,
    /// Rows that differ from the plan.
    pub differing: Vec<Difference>,
    /// What else is to be told.
    pub remarks: Vec<String>,
    /// The rows that nodes are from.
    pub(super) rows: HashMap<Id, String>,
    /// What was recorded in ledgers.
    pub recorded: RecordSummary,
}

impl ImportSummary {
    pub(super) fn of(
        tree: &mut Proposal<'_>,
        ledgers: &UpdatesById,
        recorded: RecordSummary,
    ) -> Self {
        let mut nodes: Vec<(&'static str, Id)> = Vec::new();
        nodes.extend(tree.owners.new.iter().map(|(id, _)| ("party", id.clone())));
        let is_pillar = |level| level == SectionLevel::Pillar;
        for section in &tree.sections {
            let what = if is_pillar(section.level) { "pillar" } else { "commitment" };
            nodes.push((what, section.id.clone()));
        }
        nodes.extend(tree.milestones.iter().map(|node| ("milestone", node.id.clone())));
        let first = tree.milestones.iter().take(FIRST_ROWS).map(|milestone| {
            let due = milestone.entries.iter().find_map(|(key, node)| match node {
                Node::Word(word) if key == "due" => Some(word.clone()),
                _ => None,
            });
            PreviewRow {
                label: milestone.label.clone(),
                id: milestone.id.clone(),
                title: milestone.title.all().next().unwrap_or_default().to_owned(),
                due,
                updates: ledgers.get(&milestone.id).cloned().unwrap_or_default(),
            }
        });
        let first = first.collect();
        let mut told: HashSet<&Id> = tree.milestones.iter().map(|node| &node.id).collect();
        for id in tree.words.iter().map(|word| &word.id).filter(|id| told.insert(id)) {
            let count = ledgers.get(id).map_or(0, Vec::len);
            nodes.extend((0..count).map(|_| ("update", id.clone())));
        }
        Self {
            nodes,
            first,
            skipped: tree.skipped,
            differing: take(&mut tree.differing),
            remarks: take(&mut tree.remarks),
            rows: take(&mut tree.rows),
            recorded,
        }
    }

    /// Returns how many of each are added: `66 milestones, 20 commitments and 59 updates`.
    pub fn counted(&self) -> String {
        let count = |what| match what {
            "update" => self.recorded.ids.len(),
            _ => self.nodes.iter().filter(|(kind, _)| *kind == what).count(),
        };
        let counted = |what| match (count(what), what) {
            (0, _) => None,
            (count @ 2.., "party") => Some(format!("{count} parties")),
            (count, noun) => Some(messages::count(count, noun)),
        };
        let parts = ["milestone", "commitment", "pillar", "party", "update"];
        let parts: Vec<String> = parts.into_iter().filter_map(counted).collect();
        match parts.split_last() {
            None => "nothing".to_owned(),
            Some((last, [])) => last.clone(),
            Some((last, first)) => format!("{} and {last}", first.join(", ")),
        }
    }
}
