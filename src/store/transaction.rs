//! Several files replaced, all of them or none.

use std::collections::HashSet;
use std::path::PathBuf;
use std::{fs, io};

use super::error::StoreError;
use super::journal::JournalStep;
use super::lock::lock;
use super::recovery::recover;
use super::replacement::Replacement;
use super::staged::Staged;
use super::state::StoreState;
use super::target::{Site, WriteTarget};
use crate::messages;
use crate::source::Folder;

/// How often an attempt is repeated because another program has changed a file meanwhile.
const TRIES: u32 = 10;

/// Runs an attempt under the plan's lock and writes what it asks for, all or nothing. Waits for the
/// lock, and calls `notice` if that takes more than a moment. Repeats the attempt if another
/// program without the lock changes a file between its reading and its replacing.
///
/// # Errors
/// Returns the errors of the attempt, and [`StoreError`] where the plan cannot be written to:
/// nothing has been changed then, unless the message says otherwise.
pub fn transact<T>(
    folder: &Folder,
    notice: &mut dyn FnMut(&str),
    mut attempt: impl FnMut() -> anyhow::Result<(Vec<Replacement>, T)>,
) -> anyhow::Result<T> {
    let (root, repository) = folder
        .on_disk()
        .ok_or_else(|| StoreError::new("a revision cannot be written to", "leave `--at` out"))?;
    let site = Site { folder, root, repository };
    let state = StoreState::of(folder, root);
    let (_lock, is_new) = lock(&state, notice)?;
    let mut has_written = false;
    let result = (|| {
        state.tidy()?;
        recover(&state, site, notice)?;
        for _ in 0..TRIES {
            let (mut replacements, result) = attempt()?;
            replacements.retain(|file| file.before.as_ref() != Some(&file.after));
            if replacements.is_empty() {
                return Ok(result);
            }
            if write(&state, site, &replacements)? {
                has_written = true;
                return Ok(result);
            }
        }
        let message = format!("the files were changed by somebody else {TRIES} times meanwhile");
        Err(StoreError::new(message, "wait until they are done, and try again").into())
    })();
    // Who writes nothing leaves nothing. The journal of what could not be undone stays, and with
    // it the folder.
    if is_new && !has_written && !state.holds_record() {
        state.unmake();
    }
    result
}

/// Writes; false where a file is not as it was read, and nothing has been written.
fn write(
    state: &StoreState,
    site: Site<'_>,
    replacements: &[Replacement],
) -> Result<bool, StoreError> {
    let targets = replacements
        .iter()
        .map(|replacement| WriteTarget::find(site, replacement))
        .collect::<Result<Vec<_>, _>>()?;
    if !are_as_read(&targets)? {
        return Ok(false);
    }
    let steps = steps(&targets)?;
    let mut made = Vec::new();
    let result = (|| {
        state.begin(steps)?;
        make_folders(&targets, &mut made)?;
        let staged = targets.iter().map(stage).collect::<Result<Vec<_>, _>>()?;
        if !are_as_read(&targets)? {
            return Ok(false);
        }
        if targets.len() > 1 {
            state.commit()?;
        }
        put(state, &targets, staged)
    })();
    if !matches!(result, Ok(true)) {
        for folder in made.iter().rev() {
            // What somebody else has begun to use stays.
            let _ = fs::remove_dir(folder);
        }
        // The journal of what could not be undone is the next write's to finish.
        let _ = state.give_up();
    }
    result
}

fn are_as_read(targets: &[WriteTarget<'_>]) -> Result<bool, StoreError> {
    for target in targets {
        if !target.is_as_read()? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Returns the record of the write.
fn steps(targets: &[WriteTarget<'_>]) -> Result<Vec<JournalStep>, StoreError> {
    let mut seen = HashSet::new();
    for target in targets {
        if !seen.insert(&target.real) {
            let message = format!("`{}` is reached in two ways, through a link", target.shown);
            return Err(StoreError::new(message, "remove the link; a file belongs to a plan once"));
        }
        if target.step().is_none() && targets.len() > 1 {
            let message = format!("`{}` is a link out of the plan's folder", target.shown);
            let help = "such a file can only be changed alone; change it first, by itself";
            return Err(StoreError::new(message, help));
        }
    }
    Ok(targets.iter().filter_map(WriteTarget::step).collect())
}

fn make_folders(targets: &[WriteTarget<'_>], made: &mut Vec<PathBuf>) -> Result<(), StoreError> {
    for target in targets {
        for folder in &target.missing {
            match fs::create_dir(folder) {
                Ok(()) => made.push(folder.clone()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(StoreError::unwritable(&target.shown, &error)),
            }
        }
    }
    Ok(())
}

fn stage(target: &WriteTarget<'_>) -> Result<Staged, StoreError> {
    let name = target.step().map(|step| step.staged());
    Staged::write(&target.real, name.as_deref(), |out| out.write_all(&target.replacement.after))
        .map_err(|error| StoreError::unwritable(&target.shown, &error))
}

/// Puts every new text in its place; where one cannot be, takes back those that were.
fn put(
    state: &StoreState,
    targets: &[WriteTarget<'_>],
    staged: Vec<Staged>,
) -> Result<bool, StoreError> {
    for (done, (target, new)) in targets.iter().zip(&staged).enumerate() {
        let is_new = target.replacement.before.is_none();
        let Err(error) = (if is_new { new.put_new() } else { new.put() }) else { continue };
        if !targets[..done].iter().all(|target| take_back(target).is_ok()) {
            staged.into_iter().for_each(Staged::keep);
            let reason = messages::reason(&error);
            let message = format!("`{}` cannot be written, and others are: {reason}", target.shown);
            let help = format!("see to it; the next write goes by `{}/journal`", state.shown());
            return Err(StoreError::new(message, help));
        }
        let _ = state.clear();
        if is_new && error.kind() == io::ErrorKind::AlreadyExists {
            return Ok(false);
        }
        return Err(StoreError::unwritable(&target.shown, &error));
    }
    // What is written is written; a record that cannot be removed finds nothing left to do.
    let _ = state.clear();
    Ok(true)
}

fn take_back(target: &WriteTarget<'_>) -> io::Result<()> {
    match &target.replacement.before {
        Some(before) => Staged::write(&target.real, None, |out| out.write_all(before))?.put(),
        None => fs::remove_file(&target.real),
    }
}
