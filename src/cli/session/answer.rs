//! Where answers go, and what is said beside them.

use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;

use super::Session;
use crate::cli::progress::ProgressLine;
use crate::cli::replace::replace;
use crate::domain::Day;
use crate::i18n::{self, Lang, phrases};
use crate::query::Tone;
use crate::render::{RenderContext, visible};
use crate::store;

impl Session<'_, '_> {
    /// Where the answer of a plan goes, and how it is shown there.
    ///
    /// # Errors
    /// When the width asked for is none, or what is asked of spreadsheets is asked of others.
    pub(crate) fn frame(&self, plan: &str, as_of: Day) -> anyhow::Result<RenderContext> {
        Ok(RenderContext {
            plan: plan.to_owned(),
            as_of: as_of.to_string(),
            revision: self.at.get().map(|at| at.id.clone()),
            base: None,
            width: self.shared.width(self.env)?,
            paint: self.shared.paint(self.env),
            csv_safe: self.shared.csv_safe()?,
        })
    }

    /// The file or folder that `--output` names.
    pub(crate) fn output(&self) -> Option<&Path> {
        self.shared.file()
    }

    /// Writes the answer: to the standard output, or to the file that was named, which is
    /// replaced in one step when all has been written.
    ///
    /// # Errors
    /// When writing fails. A reader that has gone away is no failure.
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
        replace(&self.env.dir, file, write)
    }

    /// Writes an answer for people to read as text, below the revision that it is from.
    ///
    /// # Errors
    /// As those of [`Session::write`].
    pub(crate) fn write_text(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let Some(at) = self.at.get() else { return self.write(write) };
        let lang = self.lang.get().copied().unwrap_or(Lang::En);
        let head = phrases::AT_REVISION.fill(lang, &[&at.short, &i18n::day(at.day, lang)]);
        let head = self.shared.paint(self.env).text(Tone::Dim, &head);
        self.write(|out| {
            writeln!(out, "{head}\n")?;
            write(out)
        })
    }

    /// Where it is shown how far a long piece of work has come.
    pub(crate) fn progress(&mut self) -> ProgressLine<'_> {
        let is_wanted = self.env.screen.errors_on_terminal && !self.shared.quiet;
        ProgressLine::new(is_wanted.then_some(&mut *self.env.stderr))
    }

    /// Whether the answer is shown on a terminal.
    pub(crate) fn is_on_screen(&self) -> bool {
        self.output().is_none() && self.env.screen.width.is_some()
    }

    /// Writes one of several files into the folder that `--output` names, which is made where it
    /// is missing.
    ///
    /// # Errors
    /// When writing fails.
    pub(crate) fn write_in_folder(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let folder = self.shared.file().unwrap_or(Path::new("."));
        std::fs::create_dir_all(self.env.dir.join(folder)).with_context(|| {
            format!("--output: the folder `{}` cannot be made", folder.display())
        })?;
        replace(&self.env.dir, &folder.join(name), write)
    }

    /// Tells of a write to the plan that was interrupted: what was read may be neither as it was
    /// nor as it was to be. Nobody can have asked not to know that half of an answer is missing.
    pub(crate) fn tell_pending(&mut self) {
        if let Some(pending) = self.read.get().and_then(store::pending) {
            let _ = writeln!(self.env.stderr, "warning: {}", visible(&pending.message()));
        }
    }

    /// Says something beside the answer, unless asked not to.
    pub(crate) fn say(&mut self, text: &str) {
        if !self.shared.quiet {
            // Nobody is left to be told that nobody can be told.
            let _ = writeln!(self.env.stderr, "{text}");
        }
    }
}
