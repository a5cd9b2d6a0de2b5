//! What commands share: the plan that is read, and where answers are written.

mod answer;

use std::cell::OnceCell;
use std::io::{self, Write as _};
use std::path::Path;

use crate::cli::env::Env;
use crate::cli::error::CliError;
use crate::cli::options::Shared;
use crate::cli::place::PlanLocation;
use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, LangTag};
use crate::git::Revision;
use crate::i18n::Lang;
use crate::query::{InvalidPlan, LoadedPlan, Query, compile};
use crate::render::{Format, visible};
use crate::source::{self, Folder};

/// A run of one command.
pub(super) struct Session<'s, 'w> {
    pub env: &'s mut Env<'w>,
    pub shared: Shared,
    /// The folder of the plan, on disk or in the revision that `--at` names, set when the plan is
    /// located.
    located: OnceCell<Folder>,
    /// The language of the answer, set when the plan is read.
    answer_lang: OnceCell<Lang>,
    /// Returns the definition of the command line, with every command.
    pub definition: fn() -> clap::Command,
}

impl<'s, 'w> Session<'s, 'w> {
    pub(crate) fn new(
        env: &'s mut Env<'w>,
        shared: Shared,
        definition: fn() -> clap::Command,
    ) -> Self {
        Self { env, shared, located: OnceCell::new(), answer_lang: OnceCell::new(), definition }
    }

    /// Returns the day that answers are for; see [`Shared::as_of`].
    pub(super) fn as_of(&self) -> anyhow::Result<Day> {
        self.shared.as_of(self.env)
    }

    /// Returns the language of answers, without regard to the plan's.
    pub(super) fn lang(&self) -> anyhow::Result<Lang> {
        self.shared.lang(self.env, None)
    }

    /// Returns the language that an option or variable names, for texts given without a language.
    pub(super) fn said_lang(&self) -> anyhow::Result<Option<LangTag>> {
        Ok(self.shared.said_lang(self.env)?.and_then(Lang::tag))
    }

    /// Checks that `--at` is absent, for commands that write to files.
    pub(super) fn writes_to_disk(&self) -> Result<(), CliError> {
        let help = "leave `--at` out; `--date` says when something was said";
        self.reads_no_revision("what a commit holds cannot be written to", help)
    }

    /// Reads a file that an option names; `-` stands for the standard input.
    pub(super) fn read_input(&mut self, file: &Path) -> io::Result<Vec<u8>> {
        if file.as_os_str() != "-" {
            return std::fs::read(self.env.dir.join(file));
        }
        let mut bytes = Vec::new();
        self.env.stdin.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn format(&self) -> anyhow::Result<&'static Format> {
        self.shared.format()
    }

    /// Checks that no format is asked for, for commands whose answer is plain text.
    pub(super) fn writes_only_text(&self, command: &str) -> Result<(), CliError> {
        let name = self.shared.format.as_deref().filter(|name| *name != "table");
        let Some(name) = name else { return Ok(()) };
        let message = format!("--format: `{command}` does not write `{name}`");
        Err(CliError::new(message, "it writes text; leave `--format` out"))
    }

    /// Returns the folder of the plan: in the revision that `--at` names, otherwise on disk.
    pub(super) fn folder(&self) -> anyhow::Result<Folder> {
        let folder = match &self.shared.at {
            None => self.place().on_disk()?,
            Some(typed) => self.place().at(typed)?,
        };
        // The first plan that is located is the one that the answer is about.
        let _ = self.located.set(folder.clone());
        Ok(folder)
    }

    /// Returns the revision that the answer is about, if `--at` names one.
    fn revision(&self) -> Option<&Revision> {
        self.located.get()?.revision()
    }

    pub(super) fn place(&self) -> PlanLocation<'_> {
        PlanLocation { env: self.env, shared: &self.shared }
    }

    /// Reads the plan, for an answer in one of the formats of sheets.
    pub(super) fn open(&self) -> anyhow::Result<LoadedPlan> {
        self.format()?;
        self.open_in(None)
    }

    /// Reads the plan, for answers in `lang`, or if that is `None` in the language that options,
    /// the locale and the plan lead to.
    pub(super) fn open_in(&self, lang: Option<Lang>) -> anyhow::Result<LoadedPlan> {
        self.open_folder(self.folder()?, lang)
    }

    /// Returns the plan's folder in a revision, or on disk for `None`, for commands that read two
    /// plans.
    pub(super) fn folder_at(&self, revision: Option<&str>) -> anyhow::Result<Folder> {
        match revision {
            None => self.place().on_disk(),
            Some(typed) => self.place().followed(typed),
        }
    }

    /// Reads the plan of a folder, in a language as for [`Session::open_in`].
    pub(super) fn open_folder(
        &self,
        folder: Folder,
        lang: Option<Lang>,
    ) -> anyhow::Result<LoadedPlan> {
        let as_of = self.as_of()?;
        let reading = source::read(&folder);
        let by_options = || self.shared.lang(self.env, reading.plan.as_ref());
        let lang = lang.map_or_else(by_options, Ok)?;
        let _ = self.answer_lang.set(lang);
        let error = |findings| CliError::Plan(InvalidPlan::new(&folder, findings));
        let plan = reading.into_plan(&folder).map_err(error)?;
        Ok(LoadedPlan { folder, plan, as_of, lang })
    }

    /// Checks that `--at` is absent, for commands that do not read a single revision.
    pub(super) fn reads_no_revision(&self, message: &str, help: &str) -> Result<(), CliError> {
        match &self.shared.at {
            None => Ok(()),
            Some(_) => Err(CliError::new(format!("--at: {message}"), help)),
        }
    }

    /// Returns the plan as far as it can be read, for completions. Invalid options are ignored.
    pub(super) fn glance(&self) -> Option<LoadedPlan> {
        let folder = self.folder().ok()?;
        let plan = source::read(&folder).plan?;
        let as_of = self.as_of().unwrap_or(self.env.now);
        let lang = self.shared.lang(self.env, Some(&plan)).unwrap_or(Lang::En);
        Some(LoadedPlan { folder, plan, as_of, lang })
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
