//! Suggestions for commands and options that other tools or other commands have.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::env::Env;
use super::error::CliError;
use crate::messages;
use crate::query::field;
use crate::render::find;

/// Names that other tools use, with the commands that do the same.
const COMMANDS: &[(&str, &str)] = &[
    ("ls", "list"),
    ("find", "list"),
    ("search", "list"),
    ("grep", "list"),
    ("query", "list"),
    ("status", "summary"),
    ("stats", "summary"),
    ("count", "summary"),
    ("view", "show"),
    ("cat", "show"),
    ("get", "show"),
    ("late", "overdue"),
    ("next", "due"),
    ("upcoming", "due"),
    ("agenda", "due"),
    ("gantt", "timeline"),
    ("roadmap", "timeline"),
    ("lint", "check"),
    ("validate", "check"),
    ("verify", "check"),
    ("update", "mark"),
    ("set", "mark"),
    ("done", "mark"),
    ("complete", "mark"),
    ("close", "mark"),
    ("move", "reschedule"),
    ("postpone", "reschedule"),
    ("delay", "reschedule"),
    ("new", "add"),
    ("create", "add"),
    ("docs", "explain"),
    ("define", "explain"),
];

/// Rewrites `hito help COMMAND`, as git and cargo accept it, to `hito COMMAND --help`.
pub(super) fn help_first(args: &mut Vec<OsString>) {
    if args.get(1).is_some_and(|word| word == "help") {
        args.remove(1);
        args.push("--help".into());
    }
}

/// Returns a better error for an unknown command or option. Returns `None` if clap's own will do.
pub(super) fn misplaced(
    env: &Env<'_>,
    error: &clap::Error,
    root: &clap::Command,
) -> Option<CliError> {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.as_str()),
        _ => None,
    };
    let args: Vec<&str> = env.args.iter().skip(1).filter_map(|arg| arg.to_str()).collect();
    let on = args.iter().find_map(|arg| root.find_subcommand(arg));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            Some(unknown_command(on.unwrap_or(root), word(ContextKind::InvalidSubcommand)?))
        }
        ErrorKind::UnknownArgument => {
            let typed = word(ContextKind::InvalidArg)?;
            let is_near = error.get(ContextKind::SuggestedArg).is_some();
            foreign(&args)
                .or_else(|| of_another(root, on, typed, &args))
                .or_else(|| unknown_option(on, typed).filter(|_| !is_near))
                .or_else(|| a_path(env, on?, typed))
        }
        _ => None,
    }
}

/// Returns how a command is called, such as `hito list`.
fn called(on: &clap::Command) -> String {
    match on.get_name() {
        "hito" => "hito".to_owned(),
        name => format!("hito {name}"),
    }
}

/// Returns the error for an unknown command, with the nearest one.
fn unknown_command(on: &clap::Command, name: &str) -> CliError {
    let names = || on.get_subcommands().map(clap::Command::get_name);
    let elsewhere =
        COMMANDS.iter().find(|(habit, here)| *habit == name && names().any(|n| n == *here));
    let all = format!("`{} --help` lists them all", called(on));
    let near = elsewhere.map(|(_, here)| *here).or_else(|| messages::nearest(name, names()));
    let help = match near {
        _ if name == "version" => "write `hito --version`".to_owned(),
        Some(near) => format!("{} {all}", messages::did_you_mean(near)),
        None => all,
    };
    CliError::new(format!("`{}` has no command `{name}`", called(on)), help)
}

/// Returns the error for two kinds of options of other tools: a negated term, `-status:completed`,
/// as in code search, and a format, `--json`.
fn foreign(args: &[&str]) -> Option<CliError> {
    let mut options = args.iter().take_while(|arg| **arg != "--");
    options.find_map(|option| {
        let message = format!("there is no option `{option}`");
        let name = option.trim_start_matches('-');
        let is_term = name.find([':', '<', '>']).is_some_and(|at| at > 0);
        match option.len() - name.len() {
            1 if is_term => {
                let term = format!("or put terms behind `--`: `hito list -- '{option}'`");
                Some(CliError::new(message, format!("write `'not {name}'`, {term}")))
            }
            2 if find(name).is_some() => {
                Some(CliError::new(message, format!("write `--format {name}`")))
            }
            _ => None,
        }
    })
}

/// Returns the error for an option that is a field of queries, a command, or an option of other
/// commands.
fn of_another(
    root: &clap::Command,
    on: Option<&clap::Command>,
    typed: &str,
    args: &[&str],
) -> Option<CliError> {
    let name = typed.strip_prefix("--")?;
    let no_option = |on: &clap::Command| format!("`{}` has no option `{typed}`", called(on));
    let Some(on) = on else {
        let command = root.find_subcommand(name)?.get_name();
        return Some(CliError::new(no_option(root), format!("it is a command: `hito {command}`")));
    };
    let takes_query = on
        .get_positionals()
        .any(|arg| arg.get_value_names().is_some_and(|names| names.iter().any(|n| n == "QUERY")));
    if let Some(field) = field::find(name).filter(|_| takes_query) {
        let term = term(field.name, value_of(typed, args).unwrap_or("VALUE"));
        let help = format!("fields are asked for in the query: `{} {term}`", called(on));
        return Some(CliError::new(no_option(on), help));
    }
    if (on.get_name(), name) == ("mark", "status") {
        let help = "the status stands behind the ids: `hito mark ID completed`";
        return Some(CliError::new(no_option(on), help));
    }
    let has = |command: &&clap::Command| command.get_opts().any(|o| o.get_long() == Some(name));
    let others =
        messages::list(root.get_subcommands().filter(has).map(clap::Command::get_name), "and");
    let help =
        format!("it is one of {others}; `{} --help` lists those of this command", called(on));
    (!others.is_empty()).then(|| CliError::new(no_option(on), help))
}

/// Returns a term of a query, quoted for a shell.
fn term(field: &str, value: &str) -> String {
    let value = if value.contains(' ') { format!("\"{value}\"") } else { value.to_owned() };
    match messages::shell(&value) {
        plain if plain == value => format!("{field}:{value}"),
        _ => messages::shell(&format!("{field}:{value}")),
    }
}

/// Returns the value that was typed for an option.
fn value_of<'a>(typed: &str, args: &[&'a str]) -> Option<&'a str> {
    let at = args.iter().position(|arg| arg.split('=').next() == Some(typed))?;
    match args[at].split_once('=') {
        Some((_, value)) => Some(value),
        None => args.get(at + 1).copied().filter(|next| !next.starts_with('-')),
    }
}

/// Returns the error for any other unknown option.
fn unknown_option(on: Option<&clap::Command>, typed: &str) -> Option<CliError> {
    let on = on.map_or("hito".to_owned(), called);
    let help = format!("`{on} --help` lists those that there are");
    typed.starts_with('-').then(|| CliError::new(format!("`{on}` has no option `{typed}`"), help))
}

/// Returns the error for the path of a plan, if one was typed where a command takes none.
fn a_path(env: &Env<'_>, on: &clap::Command, typed: &str) -> Option<CliError> {
    let on = called(on);
    let help = format!("a plan is named by an option: `{on} --plan {}`", messages::shell(typed));
    let exists = !typed.starts_with('-') && env.dir.join(typed).exists();
    exists.then(|| CliError::new(format!("`{on}` takes no `{typed}`"), help))
}
