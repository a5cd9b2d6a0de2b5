//! `hito reschedule`

use super::Outcome;
use super::error::CliError;
use super::recorded::{print_updates, remark, spoken};
use super::session::Session;
use super::update_args::UpdateArgs;
use super::write::{DryRun, write_change};
use crate::domain::snapshot::{Snapshot, current_deadline};
use crate::domain::{Plan, Update, days_between};
use crate::messages;
use crate::query::{LoadedPlan, resolve_milestone};
use crate::record::{RawText, RawUpdate, RecordSummary, UpdateEntry, ValueNames, record_updates};

/// Moves a deadline, or proposes to, by an update
///
/// The deadline as promised stays: it is the baseline. The current one is moved only by a `joint`
/// update, or by the side that alone owes the milestone; anything else stands as a proposal.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito reschedule I.6.mou 2026-06-30 --by joint --reason 'More time for legal review'
  hito reschedule I.6.mou before 2026-07-01 --by mx --reason-es 'Revisión jurídica'
  hito reschedule I.6.mou 90 days after I.4.mou --by joint --reason 'It builds on it' --dry-run")]
pub(super) struct RescheduleArgs {
    /// The milestone, by id or a part of it that only one has
    #[arg(value_name = "ID")]
    id: String,

    /// The new deadline: `2026-06-30`, `2026-Q3`, `before 2026-07-01`, `90 days after ID`,
    /// `every 6 months` or `ongoing`
    #[arg(value_name = "DEADLINE", required = true, value_hint = clap::ValueHint::Other)]
    deadline: Vec<String>,

    /// Why, in the language of --lang; `LANG=TEXT` says another
    #[arg(long, value_name = "TEXT")]
    reason: Vec<String>,

    /// Why, in Spanish
    #[arg(long, value_name = "TEXT")]
    reason_es: Option<String>,

    /// Why, in English
    #[arg(long, value_name = "TEXT")]
    reason_en: Option<String>,

    /// Why, in French
    #[arg(long, value_name = "TEXT")]
    reason_fr: Option<String>,

    #[command(flatten)]
    update: UpdateArgs,

    #[command(flatten)]
    dry_run: DryRun,
}

impl RescheduleArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let lang = session.said_lang()?;
        let mut recorded = RecordSummary::default();
        let done = write_change(session, self.dry_run.dry_run, |book| {
            let entry = self.entry(&book.plan)?;
            let (change, found) =
                record_updates(book, lang, ValueNames::Options, &[entry], Vec::new())?;
            recorded = found;
            Ok(change)
        })?;
        if let Some(done) = &done {
            let (before, after) = (done.before.snapshot(), done.after.snapshot());
            print_updates(session, done, &recorded.ids, |index, update| {
                in_words(&before, &after, index, update)
            })?;
            for id in &recorded.ids {
                proposal(session, &done.after, id);
            }
        }
        remark(session, &recorded);
        Ok(Outcome::Done)
    }

    fn entry(&self, plan: &Plan) -> anyhow::Result<UpdateEntry> {
        let index = resolve_milestone(plan, &self.id).map_err(CliError::from)?;
        let by_lang = [("es", &self.reason_es), ("en", &self.reason_en), ("fr", &self.reason_fr)];
        let reason = RawText::of_options(plan, &self.reason, by_lang);
        let due = Some(self.deadline.join(" "));
        let raw = RawUpdate { due, reason, ..self.update.raw(plan).map_err(CliError::from)? };
        Ok(UpdateEntry::new(plan, index, raw))
    }
}

/// Puts into words how the deadline moved and by how much, or that it stands.
fn in_words(before: &Snapshot<'_>, after: &Snapshot<'_>, index: usize, update: &Update) -> String {
    let due = update.due.as_ref().map(ToString::to_string).unwrap_or_default();
    let milestone = &before.plan.milestones[index];
    let old = current_deadline(milestone, &before.states[index].standing);
    let old = old.map_or("no deadline".to_owned(), ToString::to_string);
    let newest = after.plan.milestones[index].updates.len().checked_sub(1);
    let spoken = spoken(update);
    if after.states[index].standing.moved_by != newest {
        return format!("proposed {due}, {spoken}; {old} stands");
    }
    let days = before.states[index].due.zip(after.states[index].due);
    let days = match days.map(|(from, to)| days_between(from, to)) {
        Some(days @ 1..) => format!(", {} later", count_days(days)),
        Some(days @ ..=-1) => format!(", {} earlier", count_days(-days)),
        _ => String::new(),
    };
    format!("{old} -> {due}{days}, moved {spoken}")
}

fn count_days(days: i64) -> String {
    messages::count(usize::try_from(days).unwrap_or(usize::MAX), "day")
}

/// Says who could move a deadline that was only proposed.
fn proposal(session: &mut Session<'_, '_>, book: &LoadedPlan, id: &crate::domain::Id) {
    let snapshot = book.snapshot();
    let Some((index, milestone)) = book.plan.milestone(id) else { return };
    let standing = &snapshot.states[index].standing;
    if standing.moved_by == milestone.updates.len().checked_sub(1) {
        return;
    }
    let alone = match standing.owing[..] {
        [only] => book
            .plan
            .head
            .sides
            .get(only)
            .map(|side| format!(", or `{}`, which alone owes it", side.id)),
        _ => None,
    };
    let who = alone.unwrap_or_default();
    session.say(
        &format!("this stands as a proposal: only a `joint` update{who}, moves the deadline")
            .replace("update, moves", "update moves"),
    );
}
