//! What an interrupted write left behind: reported by readers, finished by the next write.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::error::StoreError;
use super::journal::{Journal, JournalStep, hash};
use super::lock::is_held;
use super::staged::{folder_of, sync_folder};
use super::state::{PendingRecord, StoreState, read};
use super::target::{Site, content};
use crate::messages;
use crate::source::Folder;

/// A write that was interrupted, and is not under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pending {
    /// Some of the files may be new and the others old.
    Halfway {
        /// Where it is recorded, as people should see it.
        journal: String,
        /// The files, as people should see them, or `None` if the record cannot be read.
        files: Vec<String>,
    },
    /// Every file is as it was; new texts may be beside some.
    Leftovers,
}

/// How many of the files that a write was to change are named.
const SHOWN: usize = 3;

impl Pending {
    /// Returns the message for readers of the plan.
    pub fn message(&self) -> String {
        match self {
            Self::Halfway { journal, files } => {
                let more = files.len().saturating_sub(SHOWN);
                let more = (more > 0).then(|| format!("{more} more"));
                let shown = files.iter().take(SHOWN).map(String::as_str);
                let files = match files.len() {
                    0 => "it cannot be read".to_owned(),
                    _ => messages::list(shown.chain(more.as_deref()), "and"),
                };
                format!(
                    "a write was interrupted half way (`{journal}`: {files}); the next write \
                     to the plan finishes it"
                )
            }
            Self::Leftovers => {
                "a write was interrupted before it changed anything; the next write to the plan \
                 removes what it left"
                    .to_owned()
            }
        }
    }
}

/// Returns what an interrupted write left behind, for readers to report; nothing is changed.
pub fn pending(folder: &Folder) -> Option<Pending> {
    let (root, _) = folder.on_disk()?;
    let state = StoreState::of(folder, root);
    if !state.exists() {
        return None;
    }
    let journal = format!("{}/journal", state.shown());
    let found = match (read(&state.journal()), read(&state.staging())) {
        (PendingRecord::Nothing, PendingRecord::Nothing) => return None,
        (PendingRecord::Nothing, _) => Pending::Leftovers,
        (PendingRecord::Unreadable(_), _) => Pending::Halfway { journal, files: Vec::new() },
        (PendingRecord::Record(record), _) => {
            let files = record.files.iter().map(|step| folder.shown(&step.file)).collect();
            Pending::Halfway { journal, files }
        }
    };
    // A write that is under way is not interrupted.
    (!is_held(&state)).then_some(found)
}

/// Finishes or clears away what an interrupted write left. The lock is held.
pub(super) fn recover(
    state: &StoreState,
    site: Site<'_>,
    notice: &mut dyn FnMut(&str),
) -> Result<(), StoreError> {
    let refuse = |why: String| {
        let shown = format!("{}/journal", state.shown());
        let message = format!("the write that `{shown}` records cannot be finished: {why}");
        let help = format!("see that the files say what they should, then delete `{shown}`");
        StoreError::new(message, help)
    };
    match read(&state.journal()) {
        PendingRecord::Nothing => {}
        PendingRecord::Unreadable(why) => return Err(refuse(why)),
        PendingRecord::Record(journal) => {
            let here = state.identity().map_err(|error| refuse(messages::reason(&error)))?;
            if journal.written_in != here {
                return Err(refuse("it was not written here: it came with a copy".to_owned()));
            }
            let count = finish(site.root, &journal).map_err(refuse)?;
            let files = messages::count(count, "file");
            notice(&format!("finished a write to {files} that had been interrupted"));
        }
    }
    let is_own = |record: &Journal| state.identity().is_ok_and(|here| record.written_in == here);
    if let PendingRecord::Record(staging) = read(&state.staging())
        && is_own(&staging)
    {
        for step in staging.files.iter().filter(|step| step.is_sound()) {
            if let Ok(real) = place(site.root, step) {
                // What is not there needs no removing.
                let _ = fs::remove_file(folder_of(&real).join(step.staged()));
            }
        }
    }
    state
        .clear()
        .map_err(|error| StoreError::unwritable(&format!("{}/journal", state.shown()), &error))
}

/// Puts every new text in its place that is not there yet; gives the number of files.
fn finish(root: &Path, journal: &Journal) -> Result<usize, String> {
    let mut to_do = Vec::new();
    for step in &journal.files {
        let file = &step.file;
        if !step.is_sound() {
            return Err(format!("`{file}` is no file of a plan"));
        }
        let real = place(root, step)?;
        let unreadable = |error: io::Error| format!("`{file}`: {}", messages::reason(&error));
        let staged = folder_of(&real).join(step.staged());
        let now = content(&real).map_err(unreadable)?.as_deref().map(hash);
        if now.as_ref() == Some(&step.after) {
            // A new file may still have its second name.
            let _ = fs::remove_file(&staged);
            continue;
        }
        if now != step.before {
            return Err(format!("`{file}` is neither as it was before nor as it was to be"));
        }
        let is_file = fs::symlink_metadata(&staged).is_ok_and(|meta| meta.is_file());
        let new = if is_file { content(&staged).map_err(unreadable)? } else { None };
        if new.as_deref().map(hash).as_ref() != Some(&step.after) {
            return Err(format!("the new text of `{file}` is not in `{}`", step.staged()));
        }
        to_do.push((staged, real, file));
    }
    for (staged, real, file) in to_do {
        fs::rename(&staged, &real).map_err(|e| format!("`{file}`: {}", messages::reason(&e)))?;
        sync_folder(folder_of(&real));
    }
    Ok(journal.files.len())
}

/// Returns where a file of a record is. It must be reached without links: they were resolved when
/// the record was written.
fn place(root: &Path, step: &JournalStep) -> Result<PathBuf, String> {
    let path = root.join(&step.file);
    let is_link = |path: &Path| path.symlink_metadata().is_ok_and(|meta| meta.is_symlink());
    let below = path.ancestors().take_while(|above| *above != root);
    match below.into_iter().find(|part| is_link(part)) {
        Some(_) => Err(format!("`{}` leads through a link", step.file)),
        None => Ok(path),
    }
}
