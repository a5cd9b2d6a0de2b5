//! What commands share: the plan that is asked, and where answers go.

mod answer;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::io;
use std::path::Path;

use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, LangTag};
use crate::git::{GitError, Repository};
use crate::history::Versions;
use crate::i18n::Lang;
use crate::query::{InvalidPlan, LoadedPlan, Query, compile};
use crate::render::{Format, Paint, visible};
use crate::source::{self, Folder};

use crate::cli::env::Env;
use crate::cli::error::CliError;
use crate::cli::options::Shared;
use crate::cli::place::PlanLocation;

/// One run of one command.
pub(super) struct Session<'s, 'w> {
    env: &'s mut Env<'w>,
    shared: Shared,
    /// The definition of the command line.
    definition: fn() -> clap::Command,
    /// The revision that `--at` names, once it is known.
    at: OnceCell<AtRevision>,
    /// The language of the answer, once it is known.
    lang: OnceCell<Lang>,
    /// The folder on disk that was read, once it is known.
    read: OnceCell<Folder>,
}

/// A revision that answers are from.
struct AtRevision {
    id: String,
    short: String,
    day: Day,
}

impl<'s, 'w> Session<'s, 'w> {
    /// Begins a run of the command line that is defined so.
    pub(super) fn new(
        env: &'s mut Env<'w>,
        shared: Shared,
        definition: fn() -> clap::Command,
    ) -> Self {
        let (at, lang, read) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { env, shared, definition, at, lang, read }
    }

    /// Returns the definition of the command line.
    pub(super) fn definition(&self) -> clap::Command {
        (self.definition)()
    }

    /// The day that answers are for.
    ///
    /// # Errors
    /// When what was asked for is no day.
    pub(super) fn as_of(&self) -> anyhow::Result<Day> {
        self.shared.as_of(self.env)
    }

    /// The language of messages that are in one, before a plan is read.
    ///
    /// # Errors
    /// When hito does not speak it.
    pub(super) fn lang(&self) -> anyhow::Result<Lang> {
        self.shared.lang(self.env, None)
    }

    /// The language that was asked for by name: that of texts that are given without one.
    ///
    /// # Errors
    /// When hito does not speak it.
    pub(super) fn said_lang(&self) -> anyhow::Result<Option<LangTag>> {
        Ok(self.shared.said_lang(self.env)?.and_then(Lang::tag))
    }

    /// Refuses a revision, for commands that write to files.
    ///
    /// # Errors
    /// When one is named.
    pub(super) fn writes_to_disk(&self) -> Result<(), CliError> {
        if self.shared.at.is_none() {
            return Ok(());
        }
        let message = "--at: what a commit holds cannot be written to";
        Err(CliError::new(message, "leave `--at` out; `--date` says when something was said"))
    }

    /// The folder that the command runs in.
    pub(super) fn dir(&self) -> &Path {
        &self.env.dir
    }

    /// Reads a file that an option names; `-` is the standard input.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn read_input(&mut self, file: &Path) -> io::Result<Vec<u8>> {
        if file.as_os_str() != "-" {
            return std::fs::read(self.env.dir.join(file));
        }
        let mut bytes = Vec::new();
        self.env.stdin.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The format of the answer.
    ///
    /// # Errors
    /// When there is no such format.
    pub(super) fn format(&self) -> anyhow::Result<&'static Format> {
        self.shared.format()
    }

    /// The languages that `--lang` names, for commands that write in several; none where it names
    /// none.
    ///
    /// # Errors
    /// When hito does not speak one of them.
    pub(super) fn langs(&self) -> anyhow::Result<Vec<Lang>> {
        self.shared.langs()
    }

    /// The word after `--format`, for commands with formats of their own.
    pub(super) fn format_name(&self) -> Option<&str> {
        self.shared.format_name()
    }

    /// How messages are painted.
    pub(super) fn paint_errors(&self) -> Paint {
        self.shared.paint_errors(self.env)
    }

    /// Refuses a format, for commands whose answer is no sheet.
    ///
    /// # Errors
    /// When one is named.
    pub(super) fn writes_only_text(&self, command: &str) -> Result<(), CliError> {
        let Some(name) = self.format_name().filter(|name| *name != "table") else { return Ok(()) };
        let message = format!("--format: `{command}` does not write `{name}`");
        Err(CliError::new(message, "it writes text; leave `--format` out"))
    }

    /// The folder of the plan, as the revision that was named has it, else on disk.
    ///
    /// # Errors
    /// When there is none, or no such revision.
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
            // A run reads one plan; were there a second, the first is what it answers from.
            let _ = self.at.set(at);
        }
        Ok(folder)
    }

    /// What tells the names of revisions, for completions.
    pub(super) fn revisions(&self) -> impl Fn() -> Vec<String> + Send + Sync + use<> {
        self.place().names()
    }

    fn place(&self) -> PlanLocation<'_> {
        PlanLocation { env: self.env, shared: &self.shared }
    }

    /// Reads the plan for an answer in one of the formats of sheets.
    ///
    /// # Errors
    /// When there is no plan, or it cannot be read whole, or an option makes no sense.
    pub(super) fn open(&self) -> anyhow::Result<LoadedPlan> {
        self.format()?;
        self.open_for_data()
    }

    /// Reads the plan, whatever the format, and fails with every mistake in it.
    ///
    /// # Errors
    /// When there is no plan, or it cannot be read whole, or an option makes no sense.
    pub(super) fn open_for_data(&self) -> anyhow::Result<LoadedPlan> {
        self.open_in(None)
    }

    /// Reads the plan, for answers in a language that is known already.
    ///
    /// # Errors
    /// When there is no plan, or it cannot be read whole, or an option makes no sense.
    pub(super) fn open_in(&self, lang: Option<Lang>) -> anyhow::Result<LoadedPlan> {
        self.book(self.folder()?, lang)
    }

    /// The plan's folder as a revision has it, or on disk, for commands that read two plans.
    ///
    /// # Errors
    /// When there is none, or no such revision.
    pub(super) fn folder_at(&self, revision: Option<&str>) -> anyhow::Result<Folder> {
        match revision {
            None => self.place().on_disk(),
            Some(typed) => self.place().followed(typed),
        }
    }

    /// Reads the plan of a folder; the language as for [`Session::open_in`].
    ///
    /// # Errors
    /// As those of [`Session::open`].
    pub(super) fn open_folder(
        &self,
        folder: Folder,
        lang: Option<Lang>,
    ) -> anyhow::Result<LoadedPlan> {
        self.book(folder, lang)
    }

    /// The plan's folder where a change began, for `--base`; none where there was no plan yet.
    ///
    /// # Errors
    /// When there is no such revision, or nothing in common with it.
    pub(super) fn base(&self, typed: &str) -> anyhow::Result<Option<Folder>> {
        self.place().base("--base", typed)
    }

    /// The newest commit that two revisions descend from.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn fork(&self, one: &str, other: &str) -> anyhow::Result<String> {
        self.place().fork(one, other)
    }

    /// The repository of the plan; that of the folder where there is no plan.
    ///
    /// # Errors
    /// When there is none, or git refuses to read it.
    pub(super) fn repository(&self) -> Result<Repository, GitError> {
        self.place().repository()
    }

    /// The commits that touched the plan in a folder.
    ///
    /// # Errors
    /// When it is in no repository, or git cannot list them.
    pub(super) fn versions(&self, folder: &Folder) -> anyhow::Result<Versions> {
        self.place().versions(folder)
    }

    /// Refuses `--at`, for commands that read no one revision.
    ///
    /// # Errors
    /// When it is given.
    pub(super) fn reads_no_revision(&self, message: &str, help: &str) -> Result<(), CliError> {
        match &self.shared.at {
            None => Ok(()),
            Some(_) => Err(CliError::new(format!("--at: {message}"), help)),
        }
    }

    fn book(&self, folder: Folder, lang: Option<Lang>) -> anyhow::Result<LoadedPlan> {
        let as_of = self.as_of()?;
        let reading = source::read(&folder);
        let by_options = || self.shared.lang(self.env, reading.plan.as_ref());
        let lang = lang.map_or_else(by_options, Ok)?;
        let _ = self.lang.set(lang);
        let failure = |findings| CliError::Plan(InvalidPlan::new(&folder, findings));
        let plan = reading.into_plan(&folder).map_err(failure)?;
        Ok(LoadedPlan { folder, plan, as_of, lang })
    }

    /// The plan as far as it can be read, whatever else is wrong: for completions.
    pub(super) fn glance(&self) -> Option<LoadedPlan> {
        let folder = self.folder().ok()?;
        let plan = source::read(&folder).plan?;
        let as_of = self.as_of().unwrap_or(self.env.now);
        let lang = self.shared.lang(self.env, Some(&plan)).unwrap_or(Lang::En);
        Some(LoadedPlan { folder, plan, as_of, lang })
    }

    /// The environment's variables.
    pub(super) fn vars(&self) -> &HashMap<String, String> {
        &self.env.vars
    }

    /// The query of a command's arguments. Tells how words were read that could mean something
    /// else.
    ///
    /// # Errors
    /// When there is a mistake in it.
    pub(super) fn query(
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
