//! Where an answer is written: the standard output, a file or a folder.

use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;

use super::Session;
use crate::cli::error::CliError;
use crate::cli::progress::ProgressLine;
use crate::domain::Day;
use crate::i18n::{self, Lang, phrases};
use crate::messages;
use crate::query::Tone;
use crate::render::{RenderContext, visible};
use crate::store;

impl Session<'_, '_> {
    /// Returns how the answer about a plan is rendered.
    pub(crate) fn frame(&self, plan: &str, as_of: Day) -> anyhow::Result<RenderContext> {
        Ok(RenderContext {
            plan: plan.to_owned(),
            as_of: as_of.to_string(),
            revision: self.revision().map(|at| at.id.clone()),
            base: None,
            width: self.shared.width(self.env)?,
            paint: self.shared.paint(self.env),
            csv_safe: self.shared.csv_safe()?,
        })
    }

    /// Writes the answer to the standard output, or to the file that `--output` names, which is
    /// replaced in one step once all is written. A closed pipe is not an error.
    pub(crate) fn write(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let Some(file) = self.shared.file() else {
            return match write(&mut *self.env.stdout).and_then(|()| self.env.stdout.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                result => result.context("the answer cannot be written"),
            };
        };
        self.replace(file, write)
    }

    /// Writes an answer for people, below a line that names the revision, if one was given.
    pub(crate) fn write_text(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let Some(at) = self.revision() else { return self.write(write) };
        let lang = self.answer_lang.get().copied().unwrap_or(Lang::En);
        let head = phrases::AT_REVISION.fill(lang, &[at.short(), &i18n::day(at.day, lang)]);
        let head = self.shared.paint(self.env).text(Tone::Dim, &head);
        self.write(|out| {
            writeln!(out, "{head}\n")?;
            write(out)
        })
    }

    /// Returns the line that shows progress; it stays empty without a terminal or with `--quiet`.
    pub(crate) fn progress(&mut self) -> ProgressLine<'_> {
        let is_wanted = self.env.screen.errors_on_terminal && !self.shared.quiet;
        ProgressLine::new(is_wanted.then_some(&mut *self.env.stderr))
    }

    /// Returns whether the answer is shown on a terminal.
    pub(crate) fn is_on_screen(&self) -> bool {
        self.shared.file().is_none() && self.env.screen.width.is_some()
    }

    /// Writes one of several files into the folder that `--output` names, and creates the folder if
    /// it is missing.
    pub(crate) fn write_in_folder(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let folder = self.shared.file().unwrap_or(Path::new("."));
        std::fs::create_dir_all(self.env.dir.join(folder)).with_context(|| {
            format!("--output: the folder `{}` cannot be made", folder.display())
        })?;
        self.replace(&folder.join(name), write)
    }

    /// Replaces a file in one step once all of it is written. If that fails, it is unchanged.
    fn replace(
        &self,
        file: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        Ok(store::replace(&self.env.dir.join(file), write).map_err(|error| {
            let (name, reason) = (file.display(), messages::reason(&error));
            CliError::new(
                format!("--output: `{name}` cannot be written: {reason}"),
                "name a file in a folder that exists and that you may write to",
            )
        })?)
    }

    /// Warns of an interrupted write to the plan, since some of the files that were read may be
    /// from before it and others from after it. `--quiet` does not silence this.
    pub(crate) fn tell_pending(&mut self) {
        if let Some(pending) = self.located.get().and_then(store::pending) {
            let _ = writeln!(self.env.stderr, "warning: {}", visible(&pending.message()));
        }
    }
}
