//! `hito merge-driver --install`

use std::env::consts::EXE_SUFFIX;

use crate::cli::error::CliError;
use crate::cli::outcome::Outcome;
use crate::cli::session::Session;
use crate::git::{GitErrorKind, Repository};
use crate::messages;
use crate::render::visible;
use crate::source::PLAN_FILE;

/// The settings of the driver in a clone's own configuration, since git runs no program that a
/// repository names.
const SETTINGS: [(&str, &str); 2] = [
    ("merge.hito.name", "plans, entry by entry"),
    (
        "merge.hito.driver",
        "hito merge-driver --size=%L --base=%S --ours=%X --theirs=%Y -- %O %A %B %P",
    ),
];

/// Changes the settings of the plan's repository, or prints the commands for it.
pub(super) fn install(session: &mut Session<'_, '_>, dry_run: bool) -> anyhow::Result<Outcome> {
    session.writes_to_disk()?;
    session.writes_only_text("merge-driver")?;
    let repository = session.place().repository().map_err(|error| {
        if error.kind == GitErrorKind::NoRepository {
            let help = "go to the clone whose merges hito is to do, or make one: `git init`";
            CliError::new("there is no git repository here", help)
        } else {
            CliError::from(error)
        }
    })?;
    let mut lines = String::new();
    for (key, value) in SETTINGS {
        let before = repository.setting(key).map_err(CliError::from)?;
        if before.as_deref() == Some(value) {
            continue;
        }
        if dry_run {
            lines += &format!("git config --local {key} {}\n", messages::shell(value));
            continue;
        }
        repository.set(key, value).map_err(CliError::from)?;
        lines += &format!("set  {key}  {value}\n");
        if let Some(before) = before {
            session.say(&format!("`{key}` was `{}`", visible(&before)));
        }
    }
    if lines.is_empty() {
        session.say("git calls hito in this clone already; nothing was changed");
    }
    session.write(|out| out.write_all(lines.as_bytes()))?;
    remark(session, &repository)?;
    Ok(Outcome::Done)
}

/// Says what else is missing for git to call hito.
fn remark(session: &mut Session<'_, '_>, repository: &Repository) -> anyhow::Result<()> {
    if let Ok(folder) = session.folder()
        && let Some(path) = folder.on_disk().and_then(|(root, _)| repository.path_of(root))
    {
        let file =
            if path.is_empty() { PLAN_FILE.to_owned() } else { format!("{path}/{PLAN_FILE}") };
        if repository.attribute("merge", &file).map_err(CliError::from)? != "hito" {
            session.say("git does not give the plan's files to it yet: add this line to the");
            session.say("`.gitattributes` at the top of the repository, and commit that");
            session.say(&format!("  {}", visible(&attribute(&path))));
        }
    }
    let path = session.env.vars.get("PATH").cloned().unwrap_or_default();
    let program = format!("hito{EXE_SUFFIX}");
    if !std::env::split_paths(&path).any(|folder| folder.join(&program).is_file()) {
        session.say("`hito` is not on PATH, where git looks for it: put it there");
    }
    Ok(())
}

/// Returns the line of `.gitattributes` that assigns the plan files in a folder to the driver
/// (gitattributes(5)).
pub(in crate::cli) fn attribute(folder: &str) -> String {
    let mut pattern = String::new();
    for c in folder.chars() {
        if matches!(c, '*' | '?' | '[' | '\\' | '!') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    if !pattern.is_empty() {
        pattern.push('/');
    }
    pattern.push_str("**/*.yaml");
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && c != '"';
    if pattern.starts_with('#') || !pattern.chars().all(is_plain) {
        pattern = format!("\"{}\"", pattern.chars().map(in_c).collect::<String>());
    }
    format!("{pattern} merge=hito")
}

/// Returns a character as it is written inside a C string.
fn in_c(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        c if c.is_ascii_control() => format!("\\{:03o}", u32::from(c)),
        c => c.to_string(),
    }
}
