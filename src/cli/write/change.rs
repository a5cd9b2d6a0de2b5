//! The one way in which a plan is changed: read, decide, edit, read again, and only then write.

use std::collections::{HashMap, HashSet};

use super::encode::update_node;
use crate::check::{self, CheckContext, Severities};
use crate::cli::error::CliError;
use crate::cli::session::{LoadedPlan, Session};
use crate::domain::{At, FileId, Finding, Id, Milestone, Severity, Update};
use crate::messages;
use crate::render::{ChangedFile, patch, visible_lines};
use crate::source::{self, Folder, Located, PLAN_FILE, Texts, locate};
use crate::store::{self, Replacement, transact};
use crate::yaml::edit::{self, Edit, EditError};

/// What a command wants changed in a plan.
#[derive(Debug, Default)]
pub(in crate::cli) struct Change {
    /// Edits of files that are there, in the order in which they are made.
    pub edits: Vec<(FileId, Edit)>,
    /// Files to be made: their paths relative to the plan's folder, and their texts.
    pub new_files: Vec<(String, String)>,
    /// The nodes that it is about.
    pub about: Vec<Id>,
    /// What it adds to ledgers, by milestone, in order.
    pub updates: HashMap<Id, Vec<Update>>,
}

impl Change {
    /// Adds an update at the end of a milestone's ledger.
    pub(in crate::cli) fn add_update(&mut self, milestone: &Milestone, update: &Update) {
        let place = milestone.place.key("updates");
        if let At::Node(route) = place.at {
            self.edits.push((place.file, Edit::append(route, update_node(update))));
        }
        self.about.push(milestone.id.clone());
        self.updates.entry(milestone.id.clone()).or_default().push(update.clone());
    }
}

/// A change that was made.
#[derive(Debug)]
pub(in crate::cli) struct Done {
    /// The plan as it was.
    pub before: LoadedPlan,
    /// The plan as it is.
    pub after: LoadedPlan,
    warnings: Vec<Located>,
    changed: Vec<ChangedFile>,
}

/// How many warnings are told one by one.
const MOST_WARNINGS: usize = 10;

/// Carries a change out under the plan's lock, or shows what it would do; gives what was done.
/// The plan as it would be is read before a byte is written: a change that brings a mistake or an
/// error is refused.
pub(in crate::cli) fn carry_out(
    session: &mut Session<'_, '_>,
    dry_run: bool,
    propose: impl FnMut(&LoadedPlan) -> anyhow::Result<Change>,
) -> anyhow::Result<Option<Done>> {
    session.writes_to_disk()?;
    session.format()?;
    let (folder, as_of, lang) = (session.folder()?, session.as_of()?, session.lang()?);
    let open = || LoadedPlan::read(&folder, as_of, lang);
    carry_out_in(session, dry_run, &folder, Vec::new(), open, propose)
}

/// The same for a plan that is only begun: in a folder without one, which is made where it is
/// missing. `head` is what the change is proposed for, the text of a `plan.yaml` that the change
/// makes anew; `beside` is what a dry run shows with the plan.
pub(in crate::cli) fn found(
    session: &mut Session<'_, '_>,
    dry_run: bool,
    (folder, head): (&Folder, &str),
    beside: Vec<ChangedFile>,
    propose: impl FnMut(&LoadedPlan) -> anyhow::Result<Change>,
) -> anyhow::Result<Option<Done>> {
    session.writes_to_disk()?;
    let (as_of, lang) = (session.as_of()?, session.lang()?);
    let begun = folder.with([(PLAN_FILE, head.as_bytes())]);
    let open = || LoadedPlan::read(&begun, as_of, lang);
    if dry_run {
        return carry_out_in(session, dry_run, folder, beside, open, propose);
    }
    let made = store::make_folder(folder)?;
    let done = carry_out_in(session, dry_run, folder, beside, open, propose);
    if done.is_err() {
        made.remove();
    }
    done
}

fn carry_out_in(
    session: &mut Session<'_, '_>,
    dry_run: bool,
    folder: &Folder,
    beside: Vec<ChangedFile>,
    open: impl Fn() -> Result<LoadedPlan, CliError>,
    mut propose: impl FnMut(&LoadedPlan) -> anyhow::Result<Change>,
) -> anyhow::Result<Option<Done>> {
    let format = session.format()?;
    if dry_run && format.name != "table" {
        return Err(no_diff_in(format.name).into());
    }
    let mut attempt = || {
        let before = open()?;
        let change = propose(&before)?;
        try_out(before, &change)
    };
    let done = if dry_run {
        attempt()?.1
    } else {
        transact(folder, &mut |notice| session.say(notice), attempt)?
    };
    if dry_run {
        let mut changed = beside;
        changed.extend(done.changed.iter().cloned());
        show(session, &changed)?;
    }
    for warning in done.warnings.iter().take(MOST_WARNINGS) {
        let line = warning.spot.as_ref().map_or(String::new(), |spot| format!(":{}", spot.line));
        let finding = &warning.finding;
        let text = format!("{}{line}: {}", warning.path, finding.message);
        session.say(&format!("warning[{}]: {}", finding.rule, visible_lines(&text)));
    }
    if let Some(more @ 1..) = done.warnings.len().checked_sub(MOST_WARNINGS) {
        let more = messages::count(more, "more warning");
        session.say(&format!("… and {more}: `hito check` shows them all"));
    }
    Ok((!dry_run).then_some(done))
}

/// Why a dry run does not answer in a format.
pub(in crate::cli) fn no_diff_in(format: &str) -> CliError {
    let message = format!("--dry-run: a diff is not written as `{format}`");
    CliError::new(message, "leave `--format` out")
}

/// Shows what would change, as a diff.
pub(in crate::cli) fn show(
    session: &mut Session<'_, '_>,
    changed: &[ChangedFile],
) -> anyhow::Result<()> {
    let text = patch(changed);
    // Programs need every byte; what a person sees must not act on the terminal.
    let text = if session.is_on_screen() {
        visible_lines(&text.replace("\r\n", "\n")).into_owned()
    } else {
        text
    };
    session.write(|out| out.write_all(text.as_bytes()))
}

/// Makes a change in memory and reads what comes of it.
fn try_out(before: LoadedPlan, change: &Change) -> anyhow::Result<(Vec<Replacement>, Done)> {
    let replacements = replacements(&before, change)?;
    let after = read_with(&before, &replacements)?;
    if !holds(&before, &after, change) {
        let message = "the plan would not say what was meant, so nothing was written";
        return Err(CliError::new(message, "try again, or edit the file by hand").into());
    }
    let (errors, warnings) = new_findings(&before, &after, &change.about);
    if !errors.is_empty() {
        return Err(CliError::Change { findings: errors }.into());
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let changed = replacements.iter().map(|file| ChangedFile {
        path: before.folder.in_repository(&file.file),
        before: file.before.as_deref().map(text),
        after: text(&file.after),
    });
    let changed = changed.collect();
    Ok((replacements, Done { before, after, warnings, changed }))
}

/// Every mistake and error that a change would bring into a plan.
pub(in crate::cli) fn mistakes(
    before: &LoadedPlan,
    change: &Change,
) -> anyhow::Result<Vec<Located>> {
    match draft(before, change) {
        Ok(after) => Ok(new_findings(before, &after, &change.about).0),
        Err(error) => match error.downcast::<CliError>()? {
            CliError::Change { findings } => Ok(findings),
            failure => Err(failure.into()),
        },
    }
}

/// The plan as a change would leave it, read but not judged.
///
/// # Errors
/// When the change cannot be made, or what comes of it cannot be read whole.
pub(in crate::cli) fn draft(before: &LoadedPlan, change: &Change) -> anyhow::Result<LoadedPlan> {
    read_with(before, &replacements(before, change)?)
}

fn read_with(before: &LoadedPlan, replacements: &[Replacement]) -> anyhow::Result<LoadedPlan> {
    let drafts = replacements.iter().map(|file| (file.file.as_str(), file.after.as_slice()));
    let folder = before.folder.with(drafts);
    let failure = |findings| CliError::Change { findings };
    let plan = source::read(&folder).into_plan(&folder).map_err(failure)?;
    Ok(LoadedPlan { folder, plan, as_of: before.as_of, lang: before.lang })
}

fn replacements(book: &LoadedPlan, change: &Change) -> anyhow::Result<Vec<Replacement>> {
    let mut by_file: Vec<(FileId, Vec<Edit>)> = Vec::new();
    let mut positions: HashMap<FileId, usize> = HashMap::new();
    for (file, edit) in &change.edits {
        let position = *positions.entry(*file).or_insert(by_file.len());
        if position == by_file.len() {
            by_file.push((*file, Vec::new()));
        }
        by_file[position].1.push(edit.clone());
    }
    let mut replacements = Vec::with_capacity(by_file.len() + change.new_files.len());
    for (file, edits) in by_file {
        let file = book.plan.files[file.0 as usize].clone();
        let shown = book.folder.shown(&file);
        let refuse = |reason: String| CliError::new(format!("`{shown}`: {reason}"), BY_HAND);
        let before = book.folder.read(&file).map_err(|refused| refuse(refused.message))?;
        let text = std::str::from_utf8(&before).map_err(|error| refuse(error.to_string()))?;
        let after = edit::apply(text, &edits, source::format::key_rank)
            .map_err(|refusal| by_hand(&shown, &refusal))?;
        replacements.push(Replacement { file, before: Some(before), after: after.into_bytes() });
    }
    for (file, text) in &change.new_files {
        let after = text.clone().into_bytes();
        replacements.push(Replacement { file: file.clone(), before: None, after });
    }
    Ok(replacements)
}

const BY_HAND: &str = "nothing was written; mend the file first";

/// An edit that was refused, with what to write by hand.
fn by_hand(file: &str, refusal: &EditError) -> CliError {
    let mut help = vec!["nothing was written".to_owned()];
    help.extend(refusal.help());
    CliError::Plain { message: format!("`{file}`: {}", refusal.message), help }
}

/// Whether every node is there, and the ledgers are what they were, or begun, with what was to be
/// added at their ends.
fn holds(before: &LoadedPlan, after: &LoadedPlan, change: &Change) -> bool {
    let ledger = |book: &LoadedPlan, id: &Id| {
        book.plan.milestone(id).map(|(_, milestone)| milestone.updates.clone())
    };
    let is_there = |id: &Id| after.plan.find(id).is_some() || after.plan.party(id).is_some();
    change.about.iter().all(is_there)
        && change.updates.iter().all(|(id, added)| {
            let mut expected = ledger(before, id).unwrap_or_default();
            expected.extend(added.iter().cloned());
            ledger(after, id) == Some(expected)
        })
}

/// What `check` finds about some nodes that it did not find before: errors, and warnings.
fn new_findings(
    before: &LoadedPlan,
    after: &LoadedPlan,
    about: &[Id],
) -> (Vec<Located>, Vec<Located>) {
    let about: HashSet<&Id> = about.iter().collect();
    let is_about = |finding: &Finding| {
        let id = finding.id.as_ref().and_then(|id| Id::parse(id).ok());
        id.is_some_and(|id| about.contains(&id))
    };
    let mut known: HashMap<(&'static str, Option<String>), usize> = HashMap::new();
    for finding in findings(before).into_iter().filter(&is_about) {
        *known.entry((finding.rule, finding.id)).or_default() += 1;
    }
    let mut new: Vec<Finding> = findings(after).into_iter().filter(&is_about).collect();
    // The ledger grows at its end, so what was known comes first.
    new.retain(|finding| match known.get_mut(&(finding.rule, finding.id.clone())) {
        Some(count @ 1..) => {
            *count -= 1;
            false
        }
        _ => true,
    });
    let (errors, warnings) = new.into_iter().partition(|new| new.severity == Severity::Deny);
    let locate = |findings| locate(&after.folder, &after.plan.files, findings);
    (locate(errors), locate(warnings))
}

fn findings(book: &LoadedPlan) -> Vec<Finding> {
    let snapshot = book.snapshot();
    let texts = Texts::read(&book.folder, &book.plan);
    let context = CheckContext { snapshot: &snapshot, texts: &texts, base: None };
    check::run(&context, Vec::new(), &Severities::of_plan(&book.plan))
}
