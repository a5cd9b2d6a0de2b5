//! `hito mark`

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::error::CliError;
use super::options::with_words;
use super::recorded::{print_updates, remark, spoken};
use super::session::Session;
use super::update_args::UpdateArgs;
use super::write::{DryRun, write_change};
use crate::domain::{NOT_ASSESSED, Outlook, Plan, Status, Update, Vocabulary};
use crate::messages;
use crate::query::resolve_milestone;
use crate::record::{
    RawText, RawUpdate, RecordSummary, UpdateEntry, ValueNames, read_entries, record_updates,
};

/// Records what somebody said of milestones: a status, an outlook, evidence
///
/// Adds an update at the end of the ledger of each milestone, and tells where. Nothing that is
/// there is changed. The plan as it would be is read first: what contradicts the ledger, the plan
/// or itself is refused, and then nothing is written.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "hito mark [OPTIONS] <ID>... [STATUS]\n       hito mark [OPTIONS] --from <FILE>",
    after_help = "Examples:
  hito mark I.6.mou completed --by joint --evidence https://example.org/signed --says done
  hito mark II.1.visas II.1.portal in-progress --progress 40% --by ca --note-en 'Pilot runs'
  hito mark I.6.mou --by mx --outlook at-risk --forecast 2026-Q3 --dry-run
  hito mark --from updates.csv"
)]
pub(super) struct MarkArgs {
    #[arg(
        value_name = "ID",
        conflicts_with = "from",
        help = with_words::<Status>(
            "The milestones, by id or a part of it that only one has; then the status"
        )
    )]
    words: Vec<String>,

    #[command(flatten)]
    update: UpdateArgs,

    /// When it was completed, where that is known [default: not stated]
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    completed: Option<String>,

    /// How far it is, with in-progress: `40%`
    #[arg(long, value_name = "PERCENT")]
    progress: Option<String>,

    #[arg(
        long,
        value_name = "OUTLOOK",
        help = with_words::<Outlook>("How the road ahead looks")
    )]
    outlook: Option<String>,

    /// When it is expected to be completed
    #[arg(long, value_name = "DATE")]
    forecast: Option<String>,

    /// Why a completion has no evidence; kept in the note
    #[arg(long, value_name = "REASON")]
    no_evidence: Vec<String>,

    /// A name for this update, to retract it by
    #[arg(long, value_name = "NAME")]
    id: Option<String>,

    /// Take back the earlier update of this name
    #[arg(long, value_name = "NAME")]
    retracts: Option<String>,

    /// Why it is taken back
    #[arg(long, value_name = "TEXT")]
    reason: Vec<String>,

    /// The milestone that replaces it, with withdrawn
    #[arg(long, value_name = "ID")]
    superseded_by: Option<String>,

    /// Record the rows of a file, all or none: CSV with a header, or one JSON object a line; `-`
    /// reads the standard input
    #[arg(
        long,
        value_name = "FILE",
        value_hint = clap::ValueHint::FilePath,
        conflicts_with_all = ["by", "date", "note", "note_es", "note_en", "note_fr", "evidence",
            "completed", "progress", "outlook", "forecast", "no_evidence", "id", "retracts",
            "reason", "superseded_by"]
    )]
    from: Option<PathBuf>,

    #[command(flatten)]
    dry_run: DryRun,
}

impl MarkArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let lang = session.said_lang()?;
        let input = self.from.as_deref().map(|file| read(session, file)).transpose()?;
        let mut recorded = RecordSummary::default();
        let done = write_change(session, self.dry_run.dry_run, |plan| {
            let (change, found) = match &input {
                Some((name, bytes)) => {
                    let (entries, errors) = read_entries(&plan.plan, name, bytes)?;
                    if entries.is_empty() && errors.is_empty() {
                        let message = format!("--from: `{name}` has no rows");
                        let help = "write the columns on the first line, rows below";
                        return Err(CliError::new(message, help).into());
                    }
                    record_updates(plan, lang, ValueNames::Columns, &entries, errors)?
                }
                None => {
                    let entries = self.entries(&plan.plan)?;
                    record_updates(plan, lang, ValueNames::Options, &entries, Vec::new())?
                }
            };
            recorded = found;
            Ok(change)
        })?;
        if let Some(done) = &done {
            print_updates(session, done, &recorded.ids, |_, update| in_words(update))?;
        }
        remark(session, &recorded);
        Ok(Outcome::Done)
    }

    /// Returns the updates that the command line gives.
    fn entries(&self, plan: &Plan) -> anyhow::Result<Vec<UpdateEntry>> {
        let (ids, status) = split(plan, &self.words)?;
        let raw = RawUpdate {
            id: self.id.clone(),
            status: status.map(|status| status.code().to_owned()),
            completed: self.completed.clone(),
            progress: self.progress.clone(),
            outlook: self.outlook.clone(),
            forecast: self.forecast.clone(),
            retracts: self.retracts.clone(),
            superseded_by: self.superseded_by.clone(),
            reason: RawText::of_options(plan, &self.reason, []),
            no_evidence: RawText::of_options(plan, &self.no_evidence, []),
            ..self.update.raw(plan).map_err(CliError::from)?
        };
        let mut seen = HashSet::new();
        let mut entries = Vec::with_capacity(ids.len());
        for text in ids {
            let index = resolve_milestone(plan, text).map_err(CliError::from)?;
            let id = &plan.milestones[index].id;
            if !seen.insert(index) {
                let message = format!("`{id}` is named twice");
                return Err(CliError::new(message, "name each milestone once").into());
            }
            entries.push(UpdateEntry::new(plan, index, raw.clone()));
        }
        Ok(entries)
    }
}

/// Divides the words of a command line into ids and a status.
fn split<'w>(plan: &Plan, words: &'w [String]) -> Result<(&'w [String], Option<Status>), CliError> {
    let which = || {
        let help = "`hito list --columns id,title` shows every milestone";
        CliError::new("which milestones? name them by id", help)
    };
    let Some((last, before)) = words.split_last() else { return Err(which()) };
    if let Some(status) = Status::parse(last) {
        return if before.is_empty() { Err(which()) } else { Ok((before, Some(status))) };
    }
    let is_node = resolve_milestone(plan, last).is_ok();
    if !is_node && !before.is_empty() && !last.contains('.') {
        if last == NOT_ASSESSED {
            let message =
                "nobody declares `not-assessed`: it is what a milestone is until somebody speaks";
            return Err(CliError::new(
                message, "to take an update back, give `--retracts` and `--reason`",
            ));
        }
        if let Some(near) = messages::nearest(last, Status::codes()) {
            let message = format!("there is no status `{last}`");
            return Err(CliError::new(message, messages::did_you_mean(near)));
        }
        let ids = || plan.milestones.iter().map(|milestone| milestone.id.as_str());
        let ends = || ids().filter_map(|id| id.rsplit('.').next());
        if messages::nearest(last, ends()).is_none() && !ids().any(|id| id.contains(last.as_str()))
        {
            let message = format!("`{last}` is neither a milestone nor a status");
            let help = format!("a status is one of {}", messages::list(Status::codes(), "or"));
            return Err(CliError::new(message, help));
        }
    }
    Ok((words, None))
}

/// Returns the name of a file of rows, and its bytes.
fn read(session: &mut Session<'_, '_>, file: &Path) -> anyhow::Result<(String, Vec<u8>)> {
    let name = file.display().to_string();
    let bytes = session.read_input(file).map_err(|error| {
        let message = format!("--from: `{name}` cannot be read: {}", messages::reason(&error));
        CliError::new(message, "name a file of rows, or `-` for the standard input")
    })?;
    // The first bytes of workbooks, and of those from before 2007.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let message = format!("--from: `{name}` is a workbook, which is not read here");
        let help = format!(
            "`hito import {} --existing update` reads workbooks; or save the sheet as CSV",
            messages::shell(&name)
        );
        return Err(CliError::new(message, help).into());
    }
    Ok((name, bytes))
}

/// Puts an update into the words of the format.
fn in_words(update: &Update) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(update.status.map(|status| status.code().to_owned()));
    parts.extend(update.progress.map(|percent| format!("{percent}%")));
    parts.extend(update.completed.map(|date| format!("on {date}")));
    parts.extend(update.outlook.map(|outlook| outlook.code().to_owned()));
    parts.extend(update.forecast.map(|date| format!("forecast {date}")));
    parts.extend(update.due.as_ref().map(|due| format!("deadline {due}")));
    parts.extend(update.retracts.as_ref().map(|id| format!("retracts {id}")));
    if parts.is_empty() {
        parts.push(if update.evidence.is_empty() { "note" } else { "evidence" }.to_owned());
    }
    format!("{}, {}", parts.join(", "), spoken(update))
}
