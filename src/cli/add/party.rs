//! Parties.

use super::change_of;
use super::node::NamedParent;
use crate::cli::error::CliError;
use crate::cli::write::DryRun;
use crate::domain::{Id, LangTag, Place, Route};
use crate::messages;
use crate::query::LoadedPlan;
use crate::record::{PlanChange, RawText, id_node, read_text, text_node};
use crate::yaml::edit::Node;

/// A party, which can owe milestones and speak of them
#[derive(Debug, clap::Args)]
pub(super) struct AddPartyArgs {
    #[command(flatten)]
    pub named: NamedParent,

    /// The side it belongs to
    #[arg(long, value_name = "SIDE")]
    side: Option<String>,

    /// Its acronym; `LANG=TEXT` where it differs by language
    #[arg(long, value_name = "TEXT")]
    acronym: Vec<String>,

    #[command(flatten)]
    pub dry_run: DryRun,
}

impl AddPartyArgs {
    pub(super) fn change(
        &self,
        book: &LoadedPlan,
        id: &Id,
        lang: Option<LangTag>,
    ) -> anyhow::Result<PlanChange> {
        let plan = &book.plan;
        let mut entries = vec![("id".to_owned(), id_node(id))];
        let sides = || plan.head.sides.iter().map(|side| side.id.as_str());
        match &self.side {
            Some(name) => {
                let side =
                    plan.head.sides.iter().find(|side| side.id.is(name)).ok_or_else(|| {
                        let help = format!("the sides are {}", messages::list(sides(), "and"));
                        CliError::new(format!("--side: there is no side `{name}`"), help)
                    })?;
                entries.push(("side".to_owned(), id_node(&side.id)));
            }
            None if plan.head.sides.is_empty() => {}
            None => {
                let help = format!("it belongs to {}", messages::list(sides(), "or"));
                return Err(CliError::new("--side: which side does it belong to?", help).into());
            }
        }
        let name = self.named.title(plan, lang)?;
        entries.push(("name".to_owned(), text_node(&name)));
        let acronym: Vec<RawText> =
            self.acronym.iter().map(|text| RawText::of_option(plan, text)).collect();
        let acronym = read_text(plan, &acronym, lang, "--acronym").map_err(CliError::from)?;
        entries.extend(acronym.map(|text| ("acronym".to_owned(), text_node(&text))));
        let mut change = change_of(id);
        let file = plan.parties.last().map_or(plan.head.place.file, |party| party.place.file);
        let root = Place::node(file, Route::default());
        change.append(&root, "parties", Node::Map(entries));
        Ok(change)
    }
}
