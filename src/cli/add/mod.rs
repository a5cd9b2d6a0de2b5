//! `hito add`: the kinds of node, each with its options.

mod milestone;
mod node;
mod party;
mod section;

use super::Outcome;
use super::error::CliError;
use super::session::Session;
use super::write::{DryRun, write_change};
use crate::domain::{Id, Place};
use crate::i18n::{self, phrases};
use crate::query::LoadedPlan;
use crate::record::{IdHistory, PlanChange};
use crate::render::{visible, visible_lines};
use crate::source::{Texts, line_of};
use milestone::AddMilestoneArgs;
use party::AddPartyArgs;
use section::{AddCommitmentArgs, AddPillarArgs};

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

impl AddArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let lang = session.said_lang()?;
        let (kind, named, dry_run) = match &self.what {
            AddCommand::Pillar(node) => ("pillar", &node.named, node.dry_run),
            AddCommand::Commitment(node) => ("commitment", &node.named, node.dry_run),
            AddCommand::Milestone(node) => ("milestone", &node.named, node.dry_run),
            AddCommand::Party(node) => ("party", &node.named, node.dry_run),
        };
        let DryRun { dry_run } = dry_run;
        let mut earlier = (!named.reuse_id).then(|| IdHistory::new(session.dir(), session.vars()));
        let done = write_change(session, dry_run, |book| {
            let id = unused(book, &named.id)?;
            if let Some(earlier) = &mut earlier {
                earlier.refuse(book, &id)?;
            }
            match &self.what {
                AddCommand::Pillar(node) => node.change(book, &id, lang),
                AddCommand::Commitment(node) => node.change(book, &id, lang),
                AddCommand::Milestone(node) => node.change(book, &id, lang),
                AddCommand::Party(node) => node.change(book, &id, lang),
            }
        })?;
        if let Some(remark) = earlier.as_ref().and_then(IdHistory::remark) {
            session.say(&visible_lines(remark));
        }
        if let (Some(done), Ok(id)) = (&done, Id::parse(&named.id)) {
            told(session, kind, &id, &done.after)?;
        }
        Ok(Outcome::Done)
    }
}

/// An id that nothing in the plan has yet.
fn unused(book: &LoadedPlan, text: &str) -> Result<Id, CliError> {
    let id = Id::parse(text).map_err(|message| {
        let help = "ids are letters, digits and `-`, in parts joined by dots: `I.4.mou-research`";
        CliError::new(message, help)
    })?;
    let targets = crate::query::resolvable(&book.plan);
    if let Some(other) = targets.iter().find(|target| *target.id() == id) {
        let message = format!("the id `{}` is in use", other.id());
        let help = "ids are matched without regard to case, and never used again";
        return Err(CliError::new(message, help));
    }
    Ok(id)
}

/// Tells where the node is, and how much of the source is accounted for.
fn told(
    session: &mut Session<'_, '_>,
    kind: &str,
    id: &Id,
    book: &LoadedPlan,
) -> anyhow::Result<()> {
    let plan = &book.plan;
    let place: Option<&Place> = match plan.find(id) {
        Some(crate::domain::NodeRef::Section(index)) => Some(&plan.sections[index].place),
        Some(crate::domain::NodeRef::Milestone(index)) => Some(&plan.milestones[index].place),
        _ => plan.party(id).map(|party| &party.place),
    };
    let Some(place) = place else { return Ok(()) };
    let file = book.folder.shown(&plan.files[place.file.0 as usize]);
    let line = line_of(&book.folder, &plan.files, &place.key(crate::source::ID));
    let line = line.map_or(String::new(), |line| format!(":{line}"));
    let text = format!("{id}  {kind} added  {}{line}\n", visible(&file));
    session.write(|out| out.write_all(text.as_bytes()))?;
    let texts = Texts::read(&book.folder, plan);
    for (source, text, uncovered) in texts.coverage() {
        let file = book.folder.shown(&plan.files[source.file.0 as usize]);
        let (all, open) = (text.words(), uncovered.iter().map(|u| u.words).sum::<usize>());
        let covered = all.saturating_sub(open);
        let number = |number| i18n::number(number, book.lang);
        let file = visible(&file).into_owned();
        if open == 0 {
            session.say(&phrases::COVERED_ALL.fill(book.lang, &[&file, &number(all)]));
            continue;
        }
        let share = i18n::percent(covered, all, book.lang);
        let parts = [file.as_str(), &number(covered), &number(all), &share];
        session.say(&phrases::COVERED_SOME.fill(book.lang, &parts));
    }
    Ok(())
}

/// A change that adds one node.
fn change_of(id: &Id) -> PlanChange {
    PlanChange { about: vec![id.clone()], ..PlanChange::default() }
}
