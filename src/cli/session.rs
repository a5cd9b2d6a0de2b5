//! What commands share: the options before and after them, the plan, where answers go.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, Plan};
use crate::query::{MOMENT_FORMS, Query, View, compile, moment};
use crate::render::{self, FORMATS, Format, Frame, Paint};
use crate::source::{self, Folder, Located, PLAN_FILE, Reading, locate};
use crate::wording;
use crate::words::Lang;

use super::env::Env;
use super::failure::Failure;
use super::replace::replace;

/// Options that every command has, before or after it.
#[derive(Clone, Debug, clap::Args)]
pub struct Shared {
    /// The plan's folder [default: the nearest `plan/plan.yaml` or `plan.yaml` from here upwards; env: HITO_PLAN]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        value_hint = clap::ValueHint::DirPath,
        help_heading = "Shared options"
    )]
    plan: Option<PathBuf>,

    /// Answer as of a day: `2026-03-01`, `today`, `-1w`, `last monday` [env: HITO_AS_OF]
    #[arg(
        long,
        global = true,
        value_name = "DATE",
        allow_hyphen_values = true,
        help_heading = "Shared options"
    )]
    as_of: Option<String>,

    /// The language of the answer: es, en or fr [default: the locale's; env: HITO_LANG]
    #[arg(long, global = true, value_name = "LANG", help_heading = "Shared options")]
    lang: Option<String>,

    /// How the answer is written: table, json, ndjson, csv, tsv, markdown or html
    #[arg(long, global = true, value_name = "FORMAT", help_heading = "Shared options")]
    format: Option<String>,

    /// In csv and tsv, put `'` before texts that a spreadsheet would run as a formula
    ///
    /// These begin with =, +, -, @, a tab or a line break (OWASP, CSV injection). Numbers such as
    /// -5 stay numbers. Off by default, since programs want texts as they are.
    #[arg(long, global = true, help_heading = "Shared options")]
    csv_safe: bool,

    /// How many columns wide the answer is laid out [default: the terminal's; env: HITO_WIDTH]
    #[arg(long, global = true, value_name = "COLUMNS", help_heading = "Shared options")]
    width: Option<String>,

    /// Write the answer to a file, in one step; `-` is the standard output
    #[arg(long, short, global = true, value_name = "FILE", help_heading = "Shared options")]
    output: Option<PathBuf>,

    /// Colour the answer
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Shared options"
    )]
    color: Color,

    /// Say nothing but the answer and errors
    #[arg(long, short, global = true, help_heading = "Shared options")]
    quiet: bool,
}

/// When answers are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Color {
    /// On terminals that can, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The fewest columns in which an answer can be read.
const NARROWEST: usize = 20;

/// One run of one command.
pub struct Session<'s, 'w> {
    env: &'s mut Env<'w>,
    shared: Shared,
}

/// A plan that has been read without a mistake, and how it is asked.
pub struct Book {
    /// Its folder.
    pub folder: Folder,
    /// The plan.
    pub plan: Plan,
    /// The day that answers are for.
    pub as_of: Day,
    /// The language of the answers.
    pub lang: Lang,
}

impl Book {
    /// The plan as of the day.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot::new(&self.plan, self.as_of)
    }

    /// A snapshot in the language of the answers.
    pub fn view<'a>(&self, snapshot: &'a Snapshot<'a>) -> View<'a> {
        View { snapshot, lang: self.lang }
    }
}

impl<'s, 'w> Session<'s, 'w> {
    /// Begins a run.
    pub fn new(env: &'s mut Env<'w>, shared: Shared) -> Self {
        Self { env, shared }
    }

    /// The day that answers are for: `--as-of`, else `HITO_AS_OF`, else `SOURCE_DATE_EPOCH`, else
    /// the local day.
    ///
    /// # Errors
    /// When one of them is no day.
    pub fn as_of(&self) -> anyhow::Result<Day> {
        let typed = self.shared.as_of.as_deref().map(|text| ("--as-of", text));
        if let Some((name, text)) = typed.or(self.env.var("HITO_AS_OF").map(|t| ("HITO_AS_OF", t)))
        {
            let period = moment(text, self.env.now).map_err(|error| {
                let message = format!("{name}: {}", error.message);
                Failure::new(message, error.help.unwrap_or(MOMENT_FORMS.to_owned()))
            })?;
            return Ok(period.last_day());
        }
        // https://reproducible-builds.org/specs/source-date-epoch/
        let epoch = self.env.var("SOURCE_DATE_EPOCH").and_then(|seconds| seconds.parse().ok());
        let epoch = epoch.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
        Ok(epoch.map_or(self.env.now, |at| at.date_naive()))
    }

    /// The language of the answers: `--lang`, else `HITO_LANG`, else the locale, else the plan's
    /// first language, else English.
    fn lang(&self, plan: Option<&Plan>) -> anyhow::Result<Lang> {
        let typed = self.shared.lang.as_deref().map(|text| ("--lang", text));
        if let Some((name, text)) = typed.or(self.env.var("HITO_LANG").map(|t| ("HITO_LANG", t))) {
            let lang = Lang::of_locale(text);
            return Ok(lang.ok_or_else(|| {
                let message = format!("{name}: hito does not speak `{text}`");
                Failure::new(message, "it speaks `es`, `en` and `fr`")
            })?);
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|n| self.env.var(n));
        let first = plan.and_then(|plan| plan.head.languages.first());
        let of_plan = || Lang::of_locale(first?.as_str());
        Ok(locale.and_then(Lang::of_locale).or_else(of_plan).unwrap_or(Lang::En))
    }

    /// The format of the answer.
    ///
    /// # Errors
    /// When there is no such format.
    pub fn format(&self) -> anyhow::Result<&'static Format> {
        let Some(name) = &self.shared.format else {
            return Ok(FORMATS[0]);
        };
        Ok(render::find(name).ok_or_else(|| {
            let names = || FORMATS.iter().map(|format| format.name);
            let help = match wording::nearest(name, names()) {
                Some(near) => wording::did_you_mean(near),
                None => format!("it can write {}", wording::list(names(), "or")),
            };
            Failure::new(format!("--format: there is no format `{name}`"), help)
        })?)
    }

    /// The word after `--format`, for commands with formats of their own.
    pub fn format_name(&self) -> Option<&str> {
        self.shared.format.as_deref()
    }

    /// Refuses a format, for commands whose answer is no sheet.
    ///
    /// # Errors
    /// When one is named.
    pub fn writes_only_text(&self, command: &str) -> Result<(), Failure> {
        let Some(name) = self.format_name().filter(|name| *name != "table") else { return Ok(()) };
        let message = format!("--format: `{command}` does not write `{name}`");
        Err(Failure::new(message, "it writes text; leave `--format` out"))
    }

    /// The folder of the plan.
    ///
    /// # Errors
    /// When there is none.
    pub fn folder(&self) -> anyhow::Result<Folder> {
        let named = self.shared.plan.clone().map(|path| ("--plan", path));
        let by_variable = || self.env.var("HITO_PLAN").map(|path| ("HITO_PLAN", path.into()));
        let Some((name, path)) = named.or_else(by_variable) else {
            let found = self.nearest_plan().ok_or_else(|| {
                let here = self.env.dir.display();
                Failure::new(
                    format!("no plan here: neither `plan/{PLAN_FILE}` nor `{PLAN_FILE}` in {here} or above"),
                    "go to the folder of a plan, or name one: `hito --plan DIR …`",
                )
            })?;
            return Folder::open(&found, &self.env.dir).context("the folder cannot be entered");
        };
        let absolute = self.env.dir.join(&path);
        // Who names the file means its folder; who names the repository means the plan in it.
        let path = match absolute.file_name() {
            Some(file) if file == PLAN_FILE => absolute.parent().map_or(path, Path::to_owned),
            _ if !absolute.join(PLAN_FILE).exists()
                && absolute.join("plan").join(PLAN_FILE).exists() =>
            {
                path.join("plan")
            }
            _ => path,
        };
        Ok(Folder::open(&path, &self.env.dir).map_err(|error| {
            Failure::new(
                format!(
                    "{name}: the folder `{}` cannot be read: {}",
                    path.display(),
                    wording::reason(&error)
                ),
                "name the folder that holds `plan.yaml`",
            )
        })?)
    }

    fn nearest_plan(&self) -> Option<PathBuf> {
        self.env.dir.ancestors().find_map(|folder| {
            let inside = folder.join("plan");
            let has_plan = |folder: &Path| folder.join(PLAN_FILE).is_file();
            if has_plan(&inside) {
                Some(inside)
            } else {
                has_plan(folder).then(|| folder.to_owned())
            }
        })
    }

    /// Reads the plan, and fails with every mistake in it.
    ///
    /// # Errors
    /// When there is no plan, or it cannot be read whole, or an option makes no sense.
    pub fn open(&self) -> anyhow::Result<Book> {
        let as_of = self.as_of()?;
        self.format()?;
        let folder = self.folder()?;
        let Reading { plan, files, findings } = source::read(&folder);
        let lang = self.lang(plan.as_ref())?;
        match plan.filter(|_| findings.is_empty()) {
            Some(plan) => Ok(Book { folder, plan, as_of, lang }),
            None => {
                let findings: Vec<Located> = locate(&folder, &files, findings);
                Err(Failure::Plan { findings, plan: folder.shown_root() }.into())
            }
        }
    }

    /// The plan as far as it can be read, whatever else is wrong: for completions.
    pub fn glance(&self) -> Option<Book> {
        let folder = self.folder().ok()?;
        let plan = source::read(&folder).plan?;
        let as_of = self.as_of().unwrap_or(self.env.now);
        let lang = self.lang(Some(&plan)).unwrap_or(Lang::En);
        Some(Book { folder, plan, as_of, lang })
    }

    /// Where the answer of a plan goes, and how it is shown there.
    ///
    /// # Errors
    /// When the width asked for is none, or what is asked of spreadsheets is asked of others.
    pub fn frame(&self, plan: &str, as_of: Day) -> anyhow::Result<Frame> {
        Ok(Frame {
            plan: plan.to_owned(),
            as_of: as_of.to_string(),
            revision: None,
            width: self.width()?,
            paint: self.paint(),
            csv_safe: self.csv_safe()?,
        })
    }

    /// The columns to lay the answer out in: `--width`, else `HITO_WIDTH`, else the terminal's.
    /// Where there is no terminal nothing is cut.
    fn width(&self) -> anyhow::Result<Option<usize>> {
        let typed = self.shared.width.as_deref().map(|text| ("--width", text));
        let Some((name, text)) = typed.or(self.env.var("HITO_WIDTH").map(|t| ("HITO_WIDTH", t)))
        else {
            return Ok(self.env.screen.width.filter(|_| self.file().is_none()));
        };
        let width = text.parse().ok().filter(|width| *width >= NARROWEST);
        Ok(Some(width.ok_or_else(|| {
            let message = format!("{name}: `{text}` is not a width");
            Failure::new(message, format!("write a number of columns, at least {NARROWEST}"))
        })?))
    }

    fn csv_safe(&self) -> Result<bool, Failure> {
        match self.format_name() {
            _ if !self.shared.csv_safe => Ok(false),
            Some("csv" | "tsv") => Ok(true),
            _ => Err(Failure::new(
                "--csv-safe: only spreadsheets run what stands in cells",
                "it goes with `--format csv` or `--format tsv`",
            )),
        }
    }

    fn file(&self) -> Option<&Path> {
        self.shared.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    fn paint(&self) -> Paint {
        Paint(match self.shared.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => self.file().is_none() && self.env.screen.color,
        })
    }

    /// How messages are painted.
    pub fn paint_errors(&self) -> Paint {
        Paint(match self.shared.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => self.env.screen.color_errors,
        })
    }

    /// Writes the answer: to the standard output, or to the file that was named, which is
    /// replaced in one step when all has been written.
    ///
    /// # Errors
    /// When writing fails. A reader that has gone away is no failure.
    pub fn write(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let Some(file) = self.file() else {
            return match write(&mut *self.env.stdout).and_then(|()| self.env.stdout.flush()) {
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                result => result.context("the answer cannot be written"),
            };
        };
        replace(&self.env.dir, file, write)
    }

    /// Writes an answer of several files into the folder that `--output` names, which is made
    /// where it is missing; gives whether one was named.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_folder(&mut self, files: &[(String, String)]) -> anyhow::Result<bool> {
        let Some(folder) = self.file() else { return Ok(false) };
        std::fs::create_dir_all(self.env.dir.join(folder)).with_context(|| {
            format!("--output: the folder `{}` cannot be made", folder.display())
        })?;
        for (name, text) in files {
            replace(&self.env.dir, &folder.join(name), |out| out.write_all(text.as_bytes()))?;
        }
        Ok(true)
    }

    /// Says something beside the answer, unless asked not to.
    pub fn say(&mut self, text: &str) {
        if !self.shared.quiet {
            // Nobody is left to be told that nobody can be told.
            let _ = writeln!(self.env.stderr, "{text}");
        }
    }
}

/// The query of a command's arguments.
///
/// # Errors
/// When there is a mistake in it.
pub fn query(words: &[String], snapshot: &Snapshot<'_>) -> Result<Query, Failure> {
    let query = words.join(" ");
    compile(&query, snapshot).map_err(|error| Failure::Query { query, error })
}
