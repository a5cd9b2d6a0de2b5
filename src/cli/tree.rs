//! `hito tree`

use super::answer;
use super::outcome::Outcome;
use super::session::Session;
use crate::pages::tree;
use crate::query::matching;
use crate::sheets::{tree_nodes, tree_sheet};

/// The plan as a tree, with what stands under each node added up
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito tree
  hito tree pillar:IV
  hito tree --depth 2
  hito tree party:conanp")]
pub(super) struct TreeArgs {
    /// Which milestones; branches without any are left out. All when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// How many levels: 1 shows pillars, 2 commitments, 3 milestones
    #[arg(long, value_name = "N", default_value_t = 3, allow_negative_numbers = true, value_parser = super::arguments::whole_number)]
    depth: usize,
}

impl TreeArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let loaded = session.open()?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let mut chosen = vec![false; loaded.plan.milestones.len()];
        for index in matching(&view, &query) {
            chosen[index] = true;
        }
        let mut nodes = tree_nodes(&view, &chosen, query.is_empty());
        nodes.retain(|node| node.depth <= self.depth);
        if session.format()?.name != "table" || nodes.is_empty() {
            return answer::write(session, &view, None, &tree_sheet(&view, &nodes));
        }
        answer::write_page(session, &view, |context| tree(&view, &nodes, &chosen, context))
    }
}
