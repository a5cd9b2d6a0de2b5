//! `hito add`

use super::error::CliError;
use super::options::with_words;
use super::outcome::Outcome;
use super::recorded::{print_written, written_places};
use super::session::Session;
use super::write::{DryRun, write_change};
use crate::domain::{Id, Kind, LangTag, NodeRef, Plan, Strength};
use crate::query::LoadedPlan;
use crate::record::{
    IdHistory, PlanChange, RawNode, RawNodeKind, RawParty, RawPromise, RawText, RecordError,
    add_node, add_party, unused_id,
};
use crate::render::{visible, visible_lines};
use crate::sheets::coverage;
use crate::source::{ID, Texts};

/// Adds a pillar, a commitment, a milestone or a party, in the right file
///
/// A node goes where its siblings are: into the file of its parent, or into a file of its own
/// with a name like theirs. Its quote must stand in the source. An id that an earlier commit has
/// used is refused.
#[derive(Debug, clap::Args)]
pub(super) struct AddArgs {
    #[command(subcommand)]
    what: AddCommand,
}

#[derive(Debug, clap::Subcommand)]
enum AddCommand {
    Pillar(AddPillarArgs),
    Commitment(AddCommitmentArgs),
    Milestone(AddMilestoneArgs),
    Party(AddPartyArgs),
}

/// A pillar
#[derive(Debug, clap::Args)]
struct AddPillarArgs {
    #[command(flatten)]
    named: NameArgs,
    #[command(flatten)]
    placed: PlacementArgs,
    #[command(flatten)]
    dry_run: DryRun,
}

/// A commitment, under a pillar or, with an id without a dot, directly under the plan
#[derive(Debug, clap::Args)]
struct AddCommitmentArgs {
    #[command(flatten)]
    named: NameArgs,
    #[command(flatten)]
    placed: PlacementArgs,
    #[command(flatten)]
    dry_run: DryRun,
}

/// A milestone, under a commitment or a pillar
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  hito add milestone I.4.joint-lab --title-en 'Joint laboratory opened' --kind body \\
    --strength firm --quote 'abrirán un laboratorio conjunto en 2027' --due 2027 \\
    --due-text 'en 2027' --parties mx,ca")]
struct AddMilestoneArgs {
    #[command(flatten)]
    named: NameArgs,

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
    placed: PlacementArgs,
    #[command(flatten)]
    dry_run: DryRun,
}

/// A party, which can owe milestones and speak of them
#[derive(Debug, clap::Args)]
struct AddPartyArgs {
    #[command(flatten)]
    named: NameArgs,

    /// The side it belongs to
    #[arg(long, value_name = "SIDE")]
    side: Option<String>,

    /// Its acronym; `LANG=TEXT` where it differs by language
    #[arg(long, value_name = "TEXT")]
    acronym: Vec<String>,

    #[command(flatten)]
    dry_run: DryRun,
}

/// The options of every node.
#[derive(Debug, clap::Args)]
struct NameArgs {
    /// Its id, in full: `I.4.mou-research` hangs under `I.4`
    #[arg(value_name = "NEW")]
    id: String,

    /// Its title, or a party's name, in the language of --lang; `LANG=TEXT` says another
    #[arg(long, visible_alias = "name", value_name = "TEXT")]
    title: Vec<String>,

    /// The title in Spanish
    #[arg(long, alias = "name-es", value_name = "TEXT")]
    title_es: Option<String>,

    /// The title in English
    #[arg(long, alias = "name-en", value_name = "TEXT")]
    title_en: Option<String>,

    /// The title in French
    #[arg(long, alias = "name-fr", value_name = "TEXT")]
    title_fr: Option<String>,

    /// Take the id although an earlier commit has used it: the same comes back
    #[arg(long)]
    reuse_id: bool,
}

/// The options that pillars, commitments and milestones have in common.
#[derive(Debug, clap::Args)]
struct PlacementArgs {
    /// Its words in the source, verbatim; `[…]` skips words; may be given several times
    #[arg(long, value_name = "TEXT")]
    quote: Vec<String>,

    /// Who owes it: parties or sides, separated by commas; `unnamed` where the text names nobody
    #[arg(long, value_name = "PARTIES", value_delimiter = ',')]
    parties: Vec<String>,

    /// Free labels, separated by commas
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    tags: Vec<String>,

    /// A new file for it, by its path from the plan's folder [default: as its siblings have]
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
}

impl AddArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let lang = session.said_lang()?;
        let (kind, named, dry_run) = match &self.what {
            AddCommand::Pillar(node) => ("pillar", &node.named, node.dry_run),
            AddCommand::Commitment(node) => ("commitment", &node.named, node.dry_run),
            AddCommand::Milestone(node) => ("milestone", &node.named, node.dry_run),
            AddCommand::Party(node) => ("party", &node.named, node.dry_run),
        };
        let mut history =
            (!named.reuse_id).then(|| IdHistory::new(&session.env.dir, &session.env.vars));
        let done = write_change(session, dry_run.dry_run, |plan| {
            let id = unused_id(&plan.plan, &named.id).map_err(CliError::from)?;
            if let Some(history) = &mut history {
                history.refuse(plan, &id)?;
            }
            Ok(self.what.change(plan, &id, lang)?)
        })?;
        if let Some(remark) = history.as_ref().and_then(IdHistory::remark) {
            session.say(&visible_lines(remark));
        }
        if let (Some(done), Ok(id)) = (&done, Id::parse(&named.id)) {
            answer(session, kind, &id, &done.after)?;
        }
        Ok(Outcome::Done)
    }
}

impl AddCommand {
    /// Returns the change that adds the node.
    fn change(
        &self,
        plan: &LoadedPlan,
        id: &Id,
        lang: Option<LangTag>,
    ) -> Result<PlanChange, RecordError> {
        let (named, placed, kind) = match self {
            Self::Pillar(node) => (&node.named, &node.placed, RawNodeKind::Pillar),
            Self::Commitment(node) => (&node.named, &node.placed, RawNodeKind::Commitment),
            Self::Milestone(node) => {
                let promise = RawPromise {
                    kind: node.kind.clone(),
                    strength: node.strength.clone(),
                    due: node.due.clone(),
                    due_text: node.due_text.clone(),
                    after: node.after.clone(),
                };
                (&node.named, &node.placed, RawNodeKind::Milestone(promise))
            }
            Self::Party(node) => {
                let party = RawParty {
                    name: node.named.title(&plan.plan),
                    side: node.side.clone(),
                    acronym: RawText::of_options(&plan.plan, &node.acronym, []),
                };
                return add_party(plan, id, &party, lang);
            }
        };
        let node = RawNode {
            title: named.title(&plan.plan),
            quote: placed.quote.clone(),
            parties: placed.parties.clone(),
            tags: placed.tags.clone(),
            file: placed.file.clone(),
            kind,
        };
        add_node(plan, id, &node, lang)
    }
}

impl NameArgs {
    fn title(&self, plan: &Plan) -> Vec<RawText> {
        let by_lang = [("es", &self.title_es), ("en", &self.title_en), ("fr", &self.title_fr)];
        RawText::of_options(plan, &self.title, by_lang)
    }
}

/// Prints where the node is, and how much of the source is accounted for.
fn answer(
    session: &mut Session<'_, '_>,
    kind: &str,
    id: &Id,
    loaded: &LoadedPlan,
) -> anyhow::Result<()> {
    let plan = &loaded.plan;
    let place = match plan.find(id) {
        Some(NodeRef::Section(index)) => Some(&plan.sections[index].place),
        Some(NodeRef::Milestone(index)) => Some(&plan.milestones[index].place),
        _ => plan.party(id).map(|party| &party.place),
    };
    let Some(place) = place else { return Ok(()) };
    let places = written_places(loaded, &[place.key(ID)]);
    print_written(session, &[(id, format!("{kind} added"))], &places)?;
    let texts = Texts::read(&loaded.folder, plan);
    for share in coverage(&loaded.folder, plan, &texts) {
        session.say(&visible(&share.in_words(loaded.lang)));
    }
    Ok(())
}
