//! Pillars and commitments.

use super::change_of;
use super::node::{NamedParent, NodeEntries, PlacedNode, head, parent, texts};
use crate::cli::error::CliError;
use crate::cli::write::DryRun;
use crate::domain::{Id, LangTag, Place, Plan, SectionLevel};
use crate::query::LoadedPlan;
use crate::record::{PlanChange, for_names, own_file, pillar_file};
use crate::yaml::edit::Node;

/// A pillar
#[derive(Debug, clap::Args)]
pub(super) struct AddPillarArgs {
    #[command(flatten)]
    pub named: NamedParent,
    #[command(flatten)]
    placed: PlacedNode,
    #[command(flatten)]
    pub dry_run: DryRun,
}

/// A commitment, under a pillar or, with an id without a dot, directly under the plan
#[derive(Debug, clap::Args)]
pub(super) struct AddCommitmentArgs {
    #[command(flatten)]
    pub named: NamedParent,
    #[command(flatten)]
    placed: PlacedNode,
    #[command(flatten)]
    pub dry_run: DryRun,
}

/// Places of sections of a level under a pillar, or directly under the plan.
fn sections(plan: &Plan, level: SectionLevel, parent: Option<usize>) -> Vec<&Place> {
    let found = plan.sections.iter().filter(|s| s.level == level && s.parent == parent);
    found.map(|section| &section.place).collect()
}

impl AddPillarArgs {
    pub(super) fn change(
        &self,
        book: &LoadedPlan,
        id: &Id,
        lang: Option<LangTag>,
    ) -> anyhow::Result<PlanChange> {
        if id.parent().is_some() {
            let message =
                format!("a pillar stands directly under the plan, so `{id}` cannot have a dot");
            return Err(CliError::new(message, "commitments and milestones have").into());
        }
        let title = self.named.title(&book.plan, lang)?;
        let last =
            book.plan.sections.iter().rev().find(|section| section.level == SectionLevel::Pillar);
        let last = last.map(|section| &section.place);
        let own = self.placed.file.clone().or_else(|| pillar_file(book, id, for_names(&title), 0));
        let first_key = if own.is_some() { "pillar" } else { "id" };
        let entries = section(book, &self.placed, head(first_key, id, &title))?;
        let mut change = change_of(id);
        match own {
            Some(path) => change.add_file(book, &path, &Node::Map(entries), last)?,
            None => change.append(&book.plan.head.place, "pillars", Node::Map(entries)),
        }
        Ok(change)
    }
}

fn section(
    book: &LoadedPlan,
    placed: &PlacedNode,
    mut entries: NodeEntries,
) -> Result<NodeEntries, CliError> {
    texts(&mut entries, "quote", &placed.quote);
    entries.extend(placed.parties(&book.plan)?.map(|node| ("parties".to_owned(), node)));
    placed.put_tags(&mut entries);
    Ok(entries)
}

impl AddCommitmentArgs {
    pub(super) fn change(
        &self,
        book: &LoadedPlan,
        id: &Id,
        lang: Option<LangTag>,
    ) -> anyhow::Result<PlanChange> {
        let plan = &book.plan;
        let pillar = match id.parent() {
            Some(_) => Some(parent(plan, id, &[SectionLevel::Pillar])?),
            None => None,
        };
        let title = self.named.title(plan, lang)?;
        let above = pillar.map(|index| &plan.sections[index].place);
        let siblings = sections(plan, SectionLevel::Commitment, pillar);
        let others: Vec<&Place> = plan
            .sections
            .iter()
            .filter(|section| section.level == SectionLevel::Commitment)
            .map(|section| &section.place)
            .collect();
        let own = self.placed.file.clone();
        let own = own.or_else(|| own_file(book, id, for_names(&title), above, &siblings, &others));
        let first_key = if own.is_some() { "commitment" } else { "id" };
        let entries = section(book, &self.placed, head(first_key, id, &title))?;
        let mut change = change_of(id);
        let above = above.unwrap_or(&plan.head.place);
        match own {
            Some(path) => {
                change.add_file(book, &path, &Node::Map(entries), others.last().copied())?;
            }
            None => change.append(above, "commitments", Node::Map(entries)),
        }
        Ok(change)
    }
}
