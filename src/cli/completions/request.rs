//! Answers a request of a shell with candidates, in the form that the shell reads.

use std::ffi::OsString;
use std::sync::Arc;

use clap::{FromArgMatches, ValueEnum};
use clap_complete::engine::{CompletionCandidate, complete};

use super::candidates::{Known, commands, with_candidates};
use super::line::{TypedLine, escaped, split};
use super::shell::Shell;
use crate::cli::env::Env;
use crate::cli::options::Shared;
use crate::cli::session::Session;
use crate::render::visible;

/// Returns the answer to `COMPLETE=SHELL hito -- …`, or `None` if the command line is not a request
/// of a shell.
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
            let found = candidates(env, definition, &line.words);
            for_bash(&found, &line, replaced)
        }
        (Shell::Bash, _) => String::new(),
        (Shell::Zsh | Shell::Fish, words) => with_help(&candidates(env, definition, words)),
    })
}

/// Returns the candidates for the last word. Errors only lead to fewer candidates, since a prompt
/// cannot show them.
fn candidates(
    env: &mut Env<'_>,
    definition: fn() -> clap::Command,
    words: &[String],
) -> Vec<CompletionCandidate> {
    let Some((typed, before)) = words.split_last() else { return Vec::new() };
    let dir = env.dir.clone();
    let context = Arc::new(context(env, definition, before));
    let args: Vec<OsString> = words.iter().map(OsString::from).collect();
    let mut command = with_candidates(definition(), &context);
    let last = args.len() - 1;
    let mut found = complete(&mut command, args, last, Some(&dir)).unwrap_or_default();
    // Options are offered only after a dash, or if there are no other candidates.
    let is_option =
        |found: &CompletionCandidate| found.get_value().to_string_lossy().starts_with('-');
    if typed.is_empty() && !found.iter().all(is_option) {
        found.retain(|candidate| !is_option(candidate));
    }
    found
}

/// Returns what the words before the cursor determine: the command and, through the shared options,
/// the plan.
fn context(env: &mut Env<'_>, definition: fn() -> clap::Command, words: &[String]) -> Known {
    let root = definition();
    let commands = commands(&root);
    let lenient = root.ignore_errors(true).subcommand_required(false).arg_required_else_help(false);
    let Ok(matches) = lenient.try_get_matches_from(words) else {
        return Known { commands, ..Known::default() };
    };
    let command = matches.subcommand_name().map(str::to_owned);
    let escaped = words.iter().any(|word| word == "--");
    let Ok(shared) = Shared::from_arg_matches(&matches) else {
        return Known { commands, command, escaped, ..Known::default() };
    };
    let session = Session::new(env, shared, definition);
    let revisions = session.place().names();
    Known {
        commands,
        command,
        escaped,
        loaded: session.glance(),
        revisions: Some(Box::new(revisions)),
    }
}

/// Writes a candidate on each line, without the part before the piece that bash replaces.
fn for_bash(found: &[CompletionCandidate], line: &TypedLine, replaced: &str) -> String {
    let typed = line.words.last().map_or("", String::as_str);
    // Inside quotes, bash passes the piece that it replaces without the quotes.
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
            // The word goes on after `status:` and `folder/`.
            out.push_str(if piece.ends_with([':', '/']) { "" } else { " " });
        }
        out.push('\n');
    }
    out
}

/// Writes a candidate on each line, with its meaning, if it has one, behind a tab.
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
