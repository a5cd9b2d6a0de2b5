//! What commands share: the plan that is read, and where answers are written.

mod answer;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::io::{self, Write as _};
use std::path::Path;

use crate::cli::env::Env;
use crate::cli::error::CliError;
use crate::cli::options::Shared;
use crate::cli::place::PlanLocation;
use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, LangTag};
use crate::git::{GitError, Repository};
use crate::history::Versions;
use crate::i18n::Lang;
use crate::query::{InvalidPlan, LoadedPlan, Query, compile};
use crate::render::{Format, Paint, visible};
use crate::source::{self, Folder};

/// A run of one command.
pub(super) struct Session<'s, 'w> {
    env: &'s mut Env<'w>,
    shared: Shared,
    /// The revision that `--at` names, set when the plan is located.
    at: OnceCell<AtRevision>,
    /// The language of the answer, set when the plan is read.
    lang: OnceCell<Lang>,
    /// The folder on disk that is read, set when the plan is located.
    read: OnceCell<Folder>,
    /// Returns the definition of the command line.
    definition: fn() -> clap::Command,
}

/// The revision that the answer describes.
struct AtRevision {
    id: String,
    short: String,
    day: Day,
}

impl<'s, 'w> Session<'s, 'w> {
    /// Creates the session of a run.
    pub(crate) fn new(
        env: &'s mut Env<'w>,
        shared: Shared,
        definition: fn() -> clap::Command,
    ) -> Self {
        let (at, lang, read) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { env, shared, at, lang, read, definition }
    }

    /// Returns the definition of the command line, with every command.
    pub(super) fn definition(&self) -> clap::Command {
        (self.definition)()
    }

    /// Returns the day that answers are for; see [`Shared::as_of`].
    ///
    /// # Errors
    /// Returns an error if an option or variable does not name a day.
    pub(super) fn as_of(&self) -> anyhow::Result<Day> {
        self.shared.as_of(self.env)
    }

    /// Returns the language of answers, without regard to the plan's.
    ///
    /// # Errors
    /// Returns an error if the language is not supported.
    pub(super) fn lang(&self) -> anyhow::Result<Lang> {
        self.shared.lang(self.env, None)
    }

    /// Returns the language that an option or variable names, for texts given without a language.
    ///
    /// # Errors
    /// Returns an error if the language is not supported.
    pub(super) fn said_lang(&self) -> anyhow::Result<Option<LangTag>> {
        Ok(self.shared.said_lang(self.env)?.and_then(Lang::tag))
    }

    /// Checks that `--at` is absent, for commands that write to files.
    ///
    /// # Errors
    /// Returns an error if it is given.
    pub(super) fn writes_to_disk(&self) -> Result<(), CliError> {
        if self.shared.at.is_none() {
            return Ok(());
        }
        let message = "--at: what a commit holds cannot be written to";
        Err(CliError::new(message, "leave `--at` out; `--date` says when something was said"))
    }

    /// Returns the folder that the command runs in.
    pub(super) fn dir(&self) -> &Path {
        &self.env.dir
    }

    /// Reads a file that an option names; `-` stands for the standard input.
    ///
    /// # Errors
    /// Returns an error if it cannot be read.
    pub(super) fn read_input(&mut self, file: &Path) -> io::Result<Vec<u8>> {
        if file.as_os_str() != "-" {
            return std::fs::read(self.env.dir.join(file));
        }
        let mut bytes = Vec::new();
        self.env.stdin.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Returns the format of the answer.
    ///
    /// # Errors
    /// Returns an error if there is no such format.
    pub(super) fn format(&self) -> anyhow::Result<&'static Format> {
        self.shared.format()
    }

    /// Returns the languages that `--lang` lists, for commands that write in several. The list is
    /// empty if the option is absent.
    ///
    /// # Errors
    /// Returns an error if one of them is not supported.
    pub(super) fn langs(&self) -> anyhow::Result<Vec<Lang>> {
        self.shared.langs()
    }

    /// Returns the value of `--format`, for commands with formats of their own.
    pub(super) fn format_name(&self) -> Option<&str> {
        self.shared.format_name()
    }

    /// Returns how messages are painted.
    pub(super) fn paint_errors(&self) -> Paint {
        self.shared.paint_errors(self.env)
    }

    /// Checks that no format is asked for, for commands whose answer is plain text.
    ///
    /// # Errors
    /// Returns an error if `--format` names one other than `table`.
    pub(super) fn writes_only_text(&self, command: &str) -> Result<(), CliError> {
        let Some(name) = self.format_name().filter(|name| *name != "table") else { return Ok(()) };
        let message = format!("--format: `{command}` does not write `{name}`");
        Err(CliError::new(message, "it writes text; leave `--format` out"))
    }

    /// Returns the folder of the plan: in the revision that `--at` names, otherwise on disk.
    ///
    /// # Errors
    /// Returns an error if there is no plan or no such revision.
    pub(super) fn folder(&self) -> anyhow::Result<Folder> {
        let Some(typed) = &self.shared.at else {
            let folder = self.place().on_disk()?;
            let _ = self.read.set(folder.clone());
            return Ok(folder);
        };
        let folder = self.place().at("--at", typed)?;
        if let Some(revision) = folder.revision() {
            let at = AtRevision {
                id: revision.id.clone(),
                short: revision.short().to_owned(),
                day: revision.day,
            };
            // The first plan that is located is the one that the answer is about.
            let _ = self.at.set(at);
        }
        Ok(folder)
    }

    /// Returns a function that lists branches and tags, for completions.
    pub(super) fn revisions(&self) -> impl Fn() -> Vec<String> + Send + Sync + use<> {
        self.place().names()
    }

    fn place(&self) -> PlanLocation<'_> {
        PlanLocation { env: self.env, shared: &self.shared }
    }

    /// Reads the plan, for an answer in one of the formats of sheets.
    ///
    /// # Errors
    /// Returns the errors of [`Session::format`] and [`Session::open_in`].
    pub(super) fn open(&self) -> anyhow::Result<LoadedPlan> {
        self.format()?;
        self.open_for_data()
    }

    /// Reads the plan, for commands with formats of their own.
    ///
    /// # Errors
    /// Returns the errors of [`Session::open_in`].
    pub(super) fn open_for_data(&self) -> anyhow::Result<LoadedPlan> {
        self.open_in(None)
    }

    /// Reads the plan, for answers in `lang`, or if that is `None` in the language that options,
    /// the locale and the plan lead to.
    ///
    /// # Errors
    /// Returns an error if there is no plan, if it has mistakes (all of them), or if an option has an
    /// invalid value.
    pub(super) fn open_in(&self, lang: Option<Lang>) -> anyhow::Result<LoadedPlan> {
        self.load(self.folder()?, lang)
    }

    /// Returns the plan's folder in a revision, or on disk for `None`, for commands that read two
    /// plans.
    ///
    /// # Errors
    /// Returns an error if there is no plan or no such revision.
    pub(super) fn folder_at(&self, revision: Option<&str>) -> anyhow::Result<Folder> {
        match revision {
            None => self.place().on_disk(),
            Some(typed) => self.place().followed(typed),
        }
    }

    /// Reads the plan of a folder, in a language as for [`Session::open_in`].
    ///
    /// # Errors
    /// Returns the errors of [`Session::open_in`].
    pub(crate) fn open_folder(
        &self,
        folder: Folder,
        lang: Option<Lang>,
    ) -> anyhow::Result<LoadedPlan> {
        self.load(folder, lang)
    }

    /// Returns the plan's folder at the fork point with a revision, for `--base`. Returns `None` if
    /// there was no plan yet.
    ///
    /// # Errors
    /// Returns an error if there is no such revision, or no common ancestor.
    pub(super) fn base(&self, typed: &str) -> anyhow::Result<Option<Folder>> {
        self.place().base("--base", typed)
    }

    /// Returns the id of the newest commit that two revisions descend from.
    ///
    /// # Errors
    /// Returns an error if there is none.
    pub(super) fn fork(&self, one: &str, other: &str) -> anyhow::Result<String> {
        self.place().fork(one, other)
    }

    /// Returns the repository of the plan, or of the current folder if there is no plan.
    ///
    /// # Errors
    /// Returns an error if there is no repository, or if git refuses to read it.
    pub(super) fn repository(&self) -> Result<Repository, GitError> {
        self.place().repository()
    }

    /// Returns the commits that touched the plan in a folder.
    ///
    /// # Errors
    /// Returns an error if the folder is in no repository, or if git cannot list them.
    pub(super) fn versions(&self, folder: &Folder) -> anyhow::Result<Versions> {
        self.place().versions(folder)
    }

    /// Checks that `--at` is absent, for commands that do not read a single revision.
    ///
    /// # Errors
    /// Returns an error with `message` and `help` if it is given.
    pub(super) fn reads_no_revision(&self, message: &str, help: &str) -> Result<(), CliError> {
        match &self.shared.at {
            None => Ok(()),
            Some(_) => Err(CliError::new(format!("--at: {message}"), help)),
        }
    }

    fn load(&self, folder: Folder, lang: Option<Lang>) -> anyhow::Result<LoadedPlan> {
        let as_of = self.as_of()?;
        let reading = source::read(&folder);
        let by_options = || self.shared.lang(self.env, reading.plan.as_ref());
        let lang = lang.map_or_else(by_options, Ok)?;
        let _ = self.lang.set(lang);
        let error = |findings| CliError::Plan(InvalidPlan::new(&folder, findings));
        let plan = reading.into_plan(&folder).map_err(error)?;
        Ok(LoadedPlan { folder, plan, as_of, lang })
    }

    /// Returns the plan as far as it can be read, for completions. Invalid options are ignored.
    pub(super) fn glance(&self) -> Option<LoadedPlan> {
        let folder = self.folder().ok()?;
        let plan = source::read(&folder).plan?;
        let as_of = self.as_of().unwrap_or(self.env.now);
        let lang = self.shared.lang(self.env, Some(&plan)).unwrap_or(Lang::En);
        Some(LoadedPlan { folder, plan, as_of, lang })
    }

    /// Returns the environment variables.
    pub(super) fn vars(&self) -> &HashMap<String, String> {
        &self.env.vars
    }

    /// Writes a line to the standard error, unless `--quiet` is given.
    pub(crate) fn say(&mut self, text: &str) {
        if !self.shared.quiet {
            // An error of writing an error cannot be reported.
            let _ = writeln!(self.env.stderr, "{text}");
        }
    }

    /// Compiles the query in a command's arguments, and notes on the standard error how ambiguous
    /// words were read.
    ///
    /// # Errors
    /// Returns an error if the query is invalid.
    pub(crate) fn query(
        &mut self,
        words: &[String],
        snapshot: &Snapshot<'_>,
    ) -> Result<Query, CliError> {
        let text = words.join(" ");
        let query =
            compile(&text, snapshot).map_err(|error| CliError::Query { query: text, error })?;
        for note in query.notes() {
            self.say(&format!("note: {}", visible(note)));
        }
        Ok(query)
    }
}
