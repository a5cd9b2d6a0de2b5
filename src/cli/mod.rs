//! The command line: one file for each command.

mod add;
mod answer;
mod arguments;
mod check;
mod completions;
mod coverage;
mod diff;
mod due;
mod env;
mod explain;
mod export;
mod error;
mod evidence_args;
mod suggest;
mod history;
mod import;
mod init;
mod list;
mod log;
mod man;
mod mark;
mod merge_driver;
mod options;
mod outcome;
mod overdue;
mod place;
mod progress;
mod recorded;
mod report;
mod reschedule;
mod schema;
mod session;
mod show;
mod summary;
mod timeline;
mod tree;
mod update_args;
mod write;

use std::ffi::OsString;
use std::io::Write;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
pub use env::{Env, Screen, coloured};
pub use error::CliError;
use options::Shared;
pub use outcome::Outcome;
use session::Session;

use crate::record::RecordError;
use crate::render::{Paint, visible, visible_lines};
use crate::store::StoreError;

/// Keeps the books of public promises
///
/// hito reads a plan of pillars, commitments and milestones from YAML files kept in git, and
/// answers who promised what by when, what has been done by whose word, and what is overdue.
#[derive(Debug, Parser)]
#[command(
    name = "hito",
    version,
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Exit codes:\n  0  done; an empty answer is fine\n  1  the answer is no: findings at error level, or --exit-code and something matched\n  2  the work could not be done: bad usage, an invalid plan, a git or I/O failure"
)]
struct Args {
    #[command(flatten)]
    shared: Shared,

    #[command(subcommand)]
    command: Command,
}

/// Declares the commands and runs one.
macro_rules! commands {
    ($($name:ident($args:path),)+) => {
        #[derive(Debug, Subcommand)]
        enum Command {
            $($name($args),)+
        }

        fn carry_out(command: &Command, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
            match command {
                $(Command::$name(command) => command.run(session),)+
            }
        }
    };
}

commands! {
    List(list::ListArgs),
    Overdue(overdue::OverdueArgs),
    Due(due::DueArgs),
    Tree(tree::TreeArgs),
    Show(show::ShowArgs),
    Summary(summary::SummaryArgs),
    Timeline(timeline::TimelineArgs),
    Log(log::LogArgs),
    Coverage(coverage::CoverageArgs),
    Check(check::CheckArgs),
    Report(report::ReportArgs),
    Mark(mark::MarkArgs),
    Reschedule(reschedule::RescheduleArgs),
    Add(add::AddArgs),
    Init(init::InitArgs),
    Import(import::ImportArgs),
    Diff(diff::DiffArgs),
    History(history::HistoryArgs),
    Export(export::ExportArgs),
    Explain(explain::ExplainArgs),
    Schema(schema::SchemaArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
    MergeDriver(merge_driver::MergeDriverArgs),
}

/// Returns the exit code of a command that could not do its work: 2, or what git expects of a merge
/// driver.
fn failed(args: &[OsString]) -> u8 {
    if args.get(1).is_some_and(|name| name == merge_driver::NAME) {
        merge_driver::failed(args)
    } else {
        2
    }
}

/// The greatest width of help in columns, and its width if that of the terminal is unknown.
const HELP_WIDTH: usize = 100;

/// Returns the definition of the command line, for completions and manual pages.
pub fn command() -> clap::Command {
    Args::command()
}

/// Runs the command line of an environment and returns the exit code.
pub fn run(env: &mut Env<'_>) -> u8 {
    if let Some(candidates) = completions::answer(env, command) {
        let _ = env.stdout.write_all(candidates.as_bytes());
        return 0;
    }
    suggest::help_first(&mut env.args);
    let width = env.screen.width.unwrap_or(HELP_WIDTH).min(HELP_WIDTH);
    let args = command()
        .term_width(width)
        .try_get_matches_from(&env.args)
        .and_then(|matches| Args::from_arg_matches(&matches));
    let args = match args {
        Ok(args) => args,
        Err(error) => return usage(env, &error),
    };
    let mut session = Session::new(env, args.shared, command);
    let paint = session.shared.paint_errors(session.env);
    let result = carry_out(&args.command, &mut session);
    session.tell_pending();
    match result {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::No) => 1,
        Err(error) => {
            fail(env, &error, paint);
            failed(&env.args)
        }
    }
}

/// Prints help, the version, or an error in the command line, and returns the exit code.
fn usage(env: &mut Env<'_>, error: &clap::Error) -> u8 {
    if let Some(misplaced) = suggest::misplaced(env, error, &command()) {
        let paint = Paint(env.screen.color_errors);
        fail(env, &misplaced.into(), paint);
        return failed(&env.args);
    }
    let text = error.render();
    let colors = if error.use_stderr() { env.screen.color_errors } else { env.screen.color };
    // The message repeats what was typed. If that contains control characters, nothing is coloured,
    // so that all of it can be escaped.
    let is_harmless = |arg: &OsString| visible(&arg.to_string_lossy()) == arg.to_string_lossy();
    let text = if colors && env.args.iter().all(is_harmless) {
        text.ansi().to_string()
    } else {
        visible_lines(&text.to_string()).into_owned()
    };
    let out = if error.use_stderr() { &mut env.stderr } else { &mut env.stdout };
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    if error.use_stderr() { failed(&env.args) } else { 0 }
}

/// Writes an error to the standard error.
fn fail(env: &mut Env<'_>, error: &anyhow::Error, paint: Paint) {
    let plain = |message: String, help| CliError::Plain { message, help }.explain(paint, None);
    let text = if let Some(error) = error.downcast_ref::<CliError>() {
        error.explain(paint, env.screen.width)
    } else if let Some(error) = error.downcast_ref::<RecordError>() {
        error::explain_refused(error, paint, env.screen.width)
    } else if let Some(error) = error.downcast_ref::<StoreError>() {
        plain(error.message.clone(), error.help.clone())
    } else {
        plain(format!("{error:#}"), Vec::new())
    };
    let _ = env.stderr.write_all(text.as_bytes());
}
