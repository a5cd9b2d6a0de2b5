//! Milestones.

use super::change_of;
use super::node::{NamedParent, NodeEntries, PlacedNode, head, parent, texts};
use crate::cli::error::CliError;
use crate::cli::options::with_words;
use crate::cli::write::DryRun;
use crate::domain::{Deadline, Id, Kind, LangTag, Place, Plan, SectionLevel, Strength, Vocabulary};
use crate::messages;
use crate::query::{LoadedPlan, resolve_milestone};
use crate::record::{PlanChange, for_names, id_node, own_file, word_node};
use crate::yaml::edit::Node;

/// A milestone, under a commitment or a pillar
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  hito add milestone I.4.joint-lab --title-en 'Joint laboratory opened' --kind body \\
    --strength firm --quote 'abrirán un laboratorio conjunto en 2027' --due 2027 \\
    --due-text 'en 2027' --parties mx,ca")]
pub(super) struct AddMilestoneArgs {
    #[command(flatten)]
    pub named: NamedParent,

    #[arg(long, value_name = "KIND", help = with_words::<Kind>("What it is a promise of"))]
    kind: String,

    #[arg(
        long,
        value_name = "STRENGTH",
        help = with_words::<Strength>("How hard its words bind")
    )]
    strength: Option<String>,

    /// The deadline as promised: `2026-03-31`, `before 2026-03-31`, `2026-Q3`, `every 6 months`…
    #[arg(long, value_name = "DEADLINE")]
    due: Option<String>,

    /// The deadline's own words, which stand inside the quote
    #[arg(long, value_name = "TEXT", requires = "due")]
    due_text: Option<String>,

    /// Milestones that must be completed first, separated by commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    after: Vec<String>,

    #[command(flatten)]
    placed: PlacedNode,
    #[command(flatten)]
    pub dry_run: DryRun,
}

impl AddMilestoneArgs {
    pub(super) fn change(
        &self,
        book: &LoadedPlan,
        id: &Id,
        lang: Option<LangTag>,
    ) -> anyhow::Result<PlanChange> {
        let plan = &book.plan;
        if id.parent().is_none() {
            let message = format!(
                "a milestone hangs under a commitment or a pillar, and `{id}` under nothing"
            );
            let help = "begin the id with that of its parent: `I.4.mou-research`";
            return Err(CliError::new(message, help).into());
        }
        let above = parent(plan, id, &[SectionLevel::Pillar, SectionLevel::Commitment])?;
        let title = self.named.title(plan, lang)?;
        let siblings: Vec<&Place> = plan
            .milestones
            .iter()
            .filter(|milestone| milestone.parent == above)
            .map(|milestone| &milestone.place)
            .collect();
        let others: Vec<&Place> =
            plan.milestones.iter().map(|milestone| &milestone.place).collect();
        let above = &plan.sections[above].place;
        let own = self.placed.file.clone();
        let own =
            own.or_else(|| own_file(book, id, for_names(&title), Some(above), &siblings, &others));
        let first_key = if own.is_some() { "milestone" } else { "id" };
        let entries = self.entries(plan, head(first_key, id, &title))?;
        let mut change = change_of(id);
        match own {
            Some(path) => {
                change.add_file(book, &path, &Node::Map(entries), others.last().copied())?;
            }
            None => change.append(above, "milestones", Node::Map(entries)),
        }
        Ok(change)
    }

    fn entries(&self, plan: &Plan, mut entries: NodeEntries) -> Result<NodeEntries, CliError> {
        let mut put = |key: &str, node: Node| entries.push((key.to_owned(), node));
        put("kind", word::<Kind>("--kind", &self.kind)?);
        if let Some(strength) = &self.strength {
            put("strength", word::<Strength>("--strength", strength)?);
        }
        texts(&mut entries, "quote", &self.placed.quote);
        let mut put = |key: &str, node: Node| entries.push((key.to_owned(), node));
        if let Some(due) = &self.due {
            let deadline = Deadline::parse(due.trim()).map_err(|error| {
                let message = format!("--due: {}", error.message);
                CliError::Plain { message, help: error.help.into_iter().collect() }
            })?;
            let deadline = word_node(&deadline);
            let text = self.due_text.as_ref().map(|text| Node::Text(text.trim().to_owned()));
            put(
                "due",
                match text {
                    Some(text) => {
                        Node::Map(vec![("date".to_owned(), deadline), ("text".to_owned(), text)])
                    }
                    None => deadline,
                },
            );
        }
        entries.extend(self.placed.parties(plan)?.map(|node| ("parties".to_owned(), node)));
        let mut after = Vec::with_capacity(self.after.len());
        for text in &self.after {
            let index = resolve_milestone(plan, text.trim())?;
            after.push(id_node(&plan.milestones[index].id));
        }
        if !after.is_empty() {
            entries.push(("after".to_owned(), Node::List(after)));
        }
        self.placed.put_tags(&mut entries);
        Ok(entries)
    }
}

fn word<V: Vocabulary>(option: &str, text: &str) -> Result<Node, CliError> {
    let codes = V::codes();
    let known = V::parse(text).ok_or_else(|| {
        let help = match messages::nearest(text, codes.clone()) {
            Some(near) => messages::did_you_mean(near),
            None => format!("`{}` is one of {}", V::NAME, messages::list(codes, "or")),
        };
        CliError::new(format!("{option}: `{text}` is no word of `{}`", V::NAME), help)
    })?;
    Ok(word_node(known.code()))
}
