//! What a shell asks → candidates, as that shell reads them.

use std::ffi::OsString;
use std::sync::Arc;

use clap::{FromArgMatches, ValueEnum};
use clap_complete::engine::{CompletionCandidate, complete};

use super::candidates::{Known, with_candidates};
use super::line::{TypedLine, escaped, split};
use super::shell::Shell;
use crate::cli::env::Env;
use crate::cli::options::Shared;
use crate::cli::session::Session;
use crate::render::visible;

/// The answer to a shell's `COMPLETE=SHELL hito -- …`; none where no shell asks.
pub(in crate::cli) fn answer(
    env: &mut Env<'_>,
    definition: fn() -> clap::Command,
) -> Option<String> {
    let shell = Shell::from_str(env.var("COMPLETE")?, false).ok()?;
    let [_, dashes, asked @ ..] = &env.args[..] else { return None };
    if dashes != "--" {
        return None;
    }
    let asked: Vec<String> = asked.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    Some(match (shell, &asked[..]) {
        (Shell::Bash, [line, replaced]) => {
            let line = split(line);
            let found = candidates(env, &line.words, definition);
            for_bash(&found, &line, replaced)
        }
        (Shell::Bash, _) => String::new(),
        (Shell::Zsh | Shell::Fish, words) => with_help(&candidates(env, words, definition)),
    })
}

/// What may stand where the last word does. Whatever cannot be known is left out in silence: a
/// prompt is no place for errors.
fn candidates(
    env: &mut Env<'_>,
    words: &[String],
    definition: fn() -> clap::Command,
) -> Vec<CompletionCandidate> {
    let Some((typed, before)) = words.split_last() else { return Vec::new() };
    let dir = env.dir.clone();
    let known = Arc::new(known(env, before, definition));
    let args: Vec<OsString> = words.iter().map(OsString::from).collect();
    let mut command = with_candidates(definition(), &known);
    let last = args.len() - 1;
    let mut found = complete(&mut command, args, last, Some(&dir)).unwrap_or_default();
    // Options come when a dash asks for them, or when nothing else can.
    let is_option =
        |found: &CompletionCandidate| found.get_value().to_string_lossy().starts_with('-');
    if typed.is_empty() && !found.iter().all(is_option) {
        found.retain(|candidate| !is_option(candidate));
    }
    found
}

/// What the words before the cursor tell: the command, and through `--plan` and `--lang` the
/// plan.
fn known(env: &mut Env<'_>, words: &[String], definition: fn() -> clap::Command) -> Known {
    let commands = definition().get_subcommands().map(about).collect();
    let lenient =
        definition().ignore_errors(true).subcommand_required(false).arg_required_else_help(false);
    let Ok(matches) = lenient.try_get_matches_from(words) else {
        return Known { commands, ..Known::default() };
    };
    let command = matches.subcommand_name().map(str::to_owned);
    let escaped = words.iter().any(|word| word == "--");
    let Ok(shared) = Shared::from_arg_matches(&matches) else {
        return Known { command, commands, escaped, ..Known::default() };
    };
    let session = Session::new(env, shared, definition);
    let revisions = session.revisions();
    Known {
        command,
        commands,
        escaped,
        book: session.glance(),
        revisions: Some(Box::new(revisions)),
    }
}

/// Returns the name of a command, and what it does.
fn about(command: &clap::Command) -> (String, String) {
    let about = command.get_about().map(ToString::to_string);
    (command.get_name().to_owned(), about.unwrap_or_default())
}

/// One candidate a line, without what bash has already cut off before the piece it replaces.
fn for_bash(found: &[CompletionCandidate], line: &TypedLine, replaced: &str) -> String {
    let typed = line.words.last().map_or("", String::as_str);
    // In quotes bash hands over what it replaces without them, blanks and all.
    let replaced = if line.in_quotes {
        replaced.trim_start_matches(['\'', '"']).to_owned()
    } else {
        split(replaced).words.pop().unwrap_or_default()
    };
    let kept = typed.strip_suffix(&replaced).unwrap_or_default().len();
    let mut out = String::new();
    for candidate in found {
        let value = candidate.get_value().to_string_lossy();
        let piece = value.get(kept..).unwrap_or_default();
        if line.in_quotes {
            out.push_str(piece);
        } else {
            out.push_str(&escaped(piece));
            // More is to follow behind `status:` and `folder/`.
            out.push_str(if piece.ends_with([':', '/']) { "" } else { " " });
        }
        out.push('\n');
    }
    out
}

/// One candidate a line, with what it means, where that is known, behind a tab.
fn with_help(found: &[CompletionCandidate]) -> String {
    let mut out = String::new();
    for candidate in found {
        out.push_str(&candidate.get_value().to_string_lossy());
        let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
        if let Some(line) = help.lines().next() {
            out.push_str(&format!("\t{}", visible(line)));
        }
        out.push('\n');
    }
    out
}
