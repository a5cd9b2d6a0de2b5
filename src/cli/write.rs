//! Changes to a plan, written under its lock or shown as a diff.

use super::error::CliError;
use super::session::Session;
use crate::messages;
use crate::query::LoadedPlan;
use crate::record::{PlanChange, Prepared};
use crate::render::{ChangedFile, patch, visible_lines};
use crate::source::{Folder, PLAN_FILE};
use crate::store::{self, transact};

/// The option that every command has which writes to a plan.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct DryRun {
    /// Write nothing: show what would change, as a diff that `git apply` takes
    #[arg(long)]
    pub dry_run: bool,
}

/// A change that was written.
#[derive(Debug)]
pub(super) struct WrittenChange {
    /// The plan as it was.
    pub before: LoadedPlan,
    /// The plan as it is.
    pub after: LoadedPlan,
}

/// The most warnings that are shown one by one.
const MOST_WARNINGS: usize = 10;

/// Writes a change under the plan's lock, or shows what it would do. Returns `None` on a dry run.
pub(super) fn write_change(
    session: &mut Session<'_, '_>,
    dry_run: bool,
    propose: impl FnMut(&LoadedPlan) -> anyhow::Result<PlanChange>,
) -> anyhow::Result<Option<WrittenChange>> {
    session.writes_to_disk()?;
    session.format()?;
    let (folder, as_of, lang) = (session.folder()?, session.as_of()?, session.lang()?);
    let open = || Ok(LoadedPlan::read(&folder, as_of, lang).map_err(CliError::from)?);
    write_in(session, dry_run, &folder, Vec::new(), open, propose)
}

/// Writes the change that begins a plan, in a folder without one, which is made if it is missing.
/// The change is proposed for a plan of which `head` is the `plan.yaml`, and makes that file
/// itself. A dry run shows `beside` in front of the plan's files.
pub(super) fn write_new_plan(
    session: &mut Session<'_, '_>,
    dry_run: bool,
    (folder, head): (&Folder, &str),
    beside: Vec<ChangedFile>,
    propose: impl FnMut(&LoadedPlan) -> anyhow::Result<PlanChange>,
) -> anyhow::Result<Option<WrittenChange>> {
    session.writes_to_disk()?;
    let (as_of, lang) = (session.as_of()?, session.lang()?);
    let begun = folder.with([(PLAN_FILE, head.as_bytes())]);
    let open = || Ok(LoadedPlan::read(&begun, as_of, lang).map_err(CliError::from)?);
    if dry_run {
        return write_in(session, dry_run, folder, beside, open, propose);
    }
    let made = store::make_folder(folder)?;
    let done = write_in(session, dry_run, folder, beside, open, propose);
    if done.is_err() {
        made.remove();
    }
    done
}

fn write_in(
    session: &mut Session<'_, '_>,
    dry_run: bool,
    folder: &Folder,
    beside: Vec<ChangedFile>,
    open: impl Fn() -> anyhow::Result<LoadedPlan>,
    mut propose: impl FnMut(&LoadedPlan) -> anyhow::Result<PlanChange>,
) -> anyhow::Result<Option<WrittenChange>> {
    let format = session.format()?;
    if dry_run && format.name != "table" {
        return Err(no_diff_in(format.name).into());
    }
    let mut attempt = || {
        let before = open()?;
        let Prepared { replacements, after, warnings } = propose(&before)?.prepare(&before)?;
        Ok((replacements, (before, after, warnings)))
    };
    let (before, after, warnings) = if dry_run {
        let (replacements, done) = attempt()?;
        let mut changed = beside;
        changed.extend(replacements.iter().map(|file| ChangedFile::new(folder, file)));
        show(session, &changed)?;
        done
    } else {
        transact(folder, &mut |notice| session.say(notice), attempt)?
    };
    for warning in warnings.iter().take(MOST_WARNINGS) {
        let line = warning.spot.as_ref().map_or(String::new(), |spot| format!(":{}", spot.line));
        let finding = &warning.finding;
        let text = format!("{}{line}: {}", warning.path, finding.message);
        session.say(&format!("warning[{}]: {}", finding.rule, visible_lines(&text)));
    }
    if let Some(more @ 1..) = warnings.len().checked_sub(MOST_WARNINGS) {
        let more = messages::count(more, "more warning");
        session.say(&format!("… and {more}: `hito check` shows them all"));
    }
    Ok((!dry_run).then_some(WrittenChange { before, after }))
}

/// Returns why a dry run does not answer in a format.
pub(super) fn no_diff_in(format: &str) -> CliError {
    let message = format!("--dry-run: a diff is not written as `{format}`");
    CliError::new(message, "leave `--format` out")
}

/// Shows what would change, as a diff.
pub(super) fn show(session: &mut Session<'_, '_>, changed: &[ChangedFile]) -> anyhow::Result<()> {
    let text = patch(changed);
    // Programs need every byte; what a person sees must not act on the terminal.
    let text = if session.is_on_screen() {
        visible_lines(&text.replace("\r\n", "\n")).into_owned()
    } else {
        text
    };
    session.write(|out| out.write_all(text.as_bytes()))
}
