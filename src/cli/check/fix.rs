//! `hito check --fix`: what is certain is mended, all files or none.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::checker::{CheckResult, Checker};
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::cli::write;
use crate::domain::{At, Fix, Plan};
use crate::messages;
use crate::render::{ChangedFile, visible_lines};
use crate::source::{self, Folder, Located, sort};
use crate::store::{Replacement, transact};
use crate::yaml::edit;

/// How often a plan is read anew: what one mend brings to light, the next may mend.
const PASSES: usize = 5;

/// How many fixes are told one by one.
const MOST: usize = 20;

/// What was mended, and what was not.
struct Mended {
    /// What is left.
    left: CheckResult,
    /// The findings that were mended.
    gone: Vec<Located>,
    changed: Vec<ChangedFile>,
    /// Why files were left alone.
    refused: Vec<String>,
}

/// Mends the plan's files under its lock, or shows what would change; gives what remains.
pub(super) fn carry_out(
    session: &mut Session<'_, '_>,
    folder: &Folder,
    judge: &Checker<'_>,
) -> anyhow::Result<CheckResult> {
    let dry_run = judge.check.dry_run;
    let mended = if dry_run {
        attempt(folder, judge)?.1
    } else {
        transact(folder, &mut |notice| session.say(notice), || attempt(folder, judge))?
    };
    if dry_run {
        write::show(session, &mended.changed)?;
    }
    let done = if dry_run { "would mend" } else { "mended" };
    for located in mended.gone.iter().take(MOST) {
        let line = located.spot.as_ref().map_or(String::new(), |spot| format!(":{}", spot.line));
        let text = format!("{}{line}: {}", located.path, located.finding.message);
        session.say(&format!("{done}[{}]: {}", located.finding.rule, visible_lines(&text)));
    }
    if let Some(more @ 1..) = mended.gone.len().checked_sub(MOST) {
        session.say(&format!("… and {} more", messages::count(more, "finding")));
    }
    for refused in &mended.refused {
        session.say(&format!("warning: {}", visible_lines(refused)));
    }
    Ok(mended.left)
}

/// Makes the fixes in memory, and reads what comes of them.
fn attempt(folder: &Folder, judge: &Checker<'_>) -> anyhow::Result<(Vec<Replacement>, Mended)> {
    let mut drafts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let (mut gone, mut refused) = (Vec::new(), BTreeMap::new());
    let mut draft = folder.clone();
    let reading = source::read(folder);
    let before = reading.plan.clone();
    let mut judged = judge.judge(folder, reading)?;
    for _ in 0..PASSES {
        let mut mended = HashSet::new();
        for (file, fixes) in proposals(&judged) {
            if refused.contains_key(&file) {
                continue;
            }
            match fix(&draft, &file, &fixes) {
                Ok(after) => {
                    drafts.insert(file.clone(), after);
                    mended.insert(file);
                }
                Err(why) => drop(refused.insert(file.clone(), why)),
            }
        }
        if mended.is_empty() {
            break;
        }
        let is_gone =
            |l: &Located| proposal(&judged, l).is_some_and(|(file, ..)| mended.contains(file));
        gone.extend(judged.located.iter().filter(|located| is_gone(located)).cloned());
        draft = folder.with(drafts.iter().map(|(file, text)| (file.as_str(), text.as_slice())));
        let reading = source::read(&draft);
        if !keeps(before.as_ref(), reading.plan.as_ref()) {
            let message = "a promise or its ledger would change, so nothing was written";
            return Err(CliError::new(message, "mend the files by hand").into());
        }
        judged = judge.judge(&draft, reading)?;
    }
    // One pass after another found them; they are told as they stand in the files.
    sort(&mut gone);
    let mut replacements = Vec::with_capacity(drafts.len());
    for (file, after) in drafts {
        let before = folder.read(&file).map_err(|refused| {
            CliError::new(format!("`{}`: {}", folder.shown(&file), refused.message), "try again")
        })?;
        replacements.push(Replacement { file, before: Some(before), after });
    }
    let changed = replacements.iter().map(|file| ChangedFile::new(folder, file)).collect();
    let refused = refused.into_values().collect();
    Ok((replacements, Mended { left: judged, gone, changed, refused }))
}

/// The file, the bytes and the mend of a finding that has one.
fn proposal<'a>(
    judged: &'a CheckResult,
    located: &'a Located,
) -> Option<(&'a String, &'a Range<usize>, &'a Fix)> {
    let finding = &located.finding;
    let file = judged.files.get(finding.place.file.0 as usize)?;
    match &finding.place.at {
        At::Bytes(at) => Some((file, at, finding.fix.as_ref()?)),
        _ => None,
    }
}

/// What can be mended, by file.
fn proposals(judged: &CheckResult) -> BTreeMap<String, Vec<(Range<usize>, Fix)>> {
    let mut by_file: BTreeMap<String, Vec<(Range<usize>, Fix)>> = BTreeMap::new();
    for (file, at, fix) in judged.located.iter().filter_map(|located| proposal(judged, located)) {
        by_file.entry(file.clone()).or_default().push((at.clone(), fix.clone()));
    }
    by_file
}

fn fix(folder: &Folder, file: &str, fixes: &[(Range<usize>, Fix)]) -> Result<Vec<u8>, String> {
    let refuse = |why: &str, line: usize| {
        let shown = folder.shown(file);
        format!("nothing was mended in `{shown}`: {why}; see line {line}, and mend it by hand")
    };
    let bytes = folder.read(file).map_err(|refused| refuse(&refused.message, 1))?;
    let text = std::str::from_utf8(&bytes).map_err(|error| refuse(&error.to_string(), 1))?;
    let after = edit::fix(text, fixes);
    after.map(String::into_bytes).map_err(|refusal| refuse(&refusal.message, refusal.line))
}

/// Whether every promise and ledger that could be read says what it said.
fn keeps(before: Option<&Plan>, after: Option<&Plan>) -> bool {
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
