//! Fixes of findings: what can only be meant in one way.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::error::RecordError;
use crate::check::{CheckResult, Checker};
use crate::domain::{At, Fix, Plan};
use crate::source::{self, Folder, Located, sort};
use crate::store::Replacement;
use crate::yaml::edit;

/// The most passes over a plan: what one fix brings to light, the next may fix.
const PASSES: usize = 5;

/// The fixes that can be written.
#[derive(Debug)]
pub struct PreparedFixes {
    /// The files as they were read, and as they are to be.
    pub replacements: Vec<Replacement>,
    /// The findings that are fixed, in order of their files.
    pub fixed: Vec<Located>,
    /// The files that are left as they are, in order, although there are fixes of them.
    pub refused: Vec<UnfixedFile>,
    /// What would be found then.
    pub left: CheckResult,
}

/// A file that could not be fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfixedFile {
    /// The file, as it is shown to people.
    pub file: String,
    /// Why it could not be fixed.
    pub reason: String,
    /// The line where it has to be fixed by hand, from 1.
    pub line: usize,
}

/// Fixes what a checker finds in a folder, in memory.
///
/// # Errors
/// When a promise or its ledger would change.
pub fn fix_findings(folder: &Folder, checker: &Checker<'_>) -> Result<PreparedFixes, RecordError> {
    let mut drafts: BTreeMap<String, Replacement> = BTreeMap::new();
    let (mut fixed, mut refused) = (Vec::new(), BTreeMap::new());
    let mut draft = folder.clone();
    let reading = source::read(folder);
    let before = reading.plan.clone();
    let mut left = checker.check(folder, reading);
    for _ in 0..PASSES {
        let mut changed = HashSet::new();
        for (file, fixes) in fixes_by_file(&left) {
            if refused.contains_key(&file) {
                continue;
            }
            match fix(&draft, &file, &fixes) {
                Ok(mut new) => {
                    if let Some(old) = drafts.remove(&file) {
                        new.before = old.before;
                    }
                    drafts.insert(file.clone(), new);
                    changed.insert(file);
                }
                Err(why) => drop(refused.insert(file, why)),
            }
        }
        if changed.is_empty() {
            break;
        }
        let is_fixed =
            |l: &Located| fix_of(&left, l).is_some_and(|(file, ..)| changed.contains(file));
        fixed.extend(left.located.iter().filter(|located| is_fixed(located)).cloned());
        draft = folder.with(drafts.iter().map(|(file, text)| (file.as_str(), &text.after[..])));
        let reading = source::read(&draft);
        if !keeps_promises(before.as_ref(), reading.plan.as_ref()) {
            return Err(RecordError::PromiseChanged);
        }
        left = checker.check(&draft, reading);
    }
    // Several passes found them; they are reported in the order of the files.
    sort(&mut fixed);
    let (replacements, refused) = (drafts.into_values().collect(), refused.into_values().collect());
    Ok(PreparedFixes { replacements, fixed, refused, left })
}

/// Returns the file, the bytes and the fix of a finding that has one.
fn fix_of<'a>(
    found: &'a CheckResult,
    located: &'a Located,
) -> Option<(&'a String, &'a Range<usize>, &'a Fix)> {
    let finding = &located.finding;
    let file = found.files.get(finding.place.file.0 as usize)?;
    match &finding.place.at {
        At::Bytes(at) => Some((file, at, finding.fix.as_ref()?)),
        _ => None,
    }
}

fn fixes_by_file(found: &CheckResult) -> BTreeMap<String, Vec<(Range<usize>, Fix)>> {
    let mut by_file: BTreeMap<String, Vec<(Range<usize>, Fix)>> = BTreeMap::new();
    for (file, at, fix) in found.located.iter().filter_map(|located| fix_of(found, located)) {
        by_file.entry(file.clone()).or_default().push((at.clone(), fix.clone()));
    }
    by_file
}

fn fix(
    folder: &Folder,
    file: &str,
    fixes: &[(Range<usize>, Fix)],
) -> Result<Replacement, UnfixedFile> {
    let refuse = |reason, line| UnfixedFile { file: folder.shown(file), reason, line };
    let before = folder.read(file).map_err(|error| refuse(error.message, 1))?;
    let text = std::str::from_utf8(&before).map_err(|error| refuse(error.to_string(), 1))?;
    let after = edit::fix(text, fixes).map_err(|error| refuse(error.message, error.line))?;
    Ok(Replacement { file: file.to_owned(), before: Some(before), after: after.into_bytes() })
}

/// Returns whether every promise and ledger that could be read says what it said.
fn keeps_promises(before: Option<&Plan>, after: Option<&Plan>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return before.is_none() };
    before.milestones.iter().all(|old| {
        after.milestone(&old.id).is_some_and(|(_, new)| {
            old.quote == new.quote
                && old.context == new.context
                && old.due == new.due
                && old.updates == new.updates
        })
    })
}
