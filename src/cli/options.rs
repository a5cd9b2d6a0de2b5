//! The options that every command has, and their values with the environment variables that
//! replace them.

use std::path::{Path, PathBuf};

use super::env::Env;
use super::error::CliError;
use crate::domain::{Day, Plan, Vocabulary};
use crate::i18n::Lang;
use crate::messages;
use crate::query::{RELATIVE_DATE_FORMS, parse_relative_date};
use crate::render::{self, FORMATS, Format, Paint};

/// Options that every command has, before or after it.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Shared {
    /// The plan's folder [default: the nearest `plan/plan.yaml` or `plan.yaml` from here upwards; env: HITO_PLAN]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        value_hint = clap::ValueHint::DirPath,
        help_heading = "Shared options"
    )]
    pub plan: Option<PathBuf>,

    /// Read the plan as a git revision has it: a branch, a tag, a commit, `HEAD~3`, `@{1 week ago}`
    ///
    /// Nothing is checked out. It says what the repository knew then; `--as-of` says for which day
    /// that is asked, today where it is left out.
    #[arg(long, global = true, value_name = "REV", help_heading = "Shared options")]
    pub at: Option<String>,

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
    pub format: Option<String>,

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
    ///
    /// Where `--format` does not say how, the ending of its name does: `.csv`, `.json`, `.md`.
    #[arg(long, short, global = true, value_name = "FILE", help_heading = "Shared options")]
    output: Option<PathBuf>,

    /// Do nothing: hito keeps no cache [env: HITO_CACHE, likewise]
    ///
    /// Earlier versions kept what they had read. Scripts may go on passing this.
    #[arg(long, global = true, help_heading = "Shared options")]
    no_cache: bool,

    /// Colour the answer [env: NO_COLOR, CLICOLOR_FORCE, CLICOLOR]
    ///
    /// Without this option NO_COLOR stands above CLICOLOR_FORCE, and that above CLICOLOR=0 and a
    /// terminal that cannot (TERM=dumb).
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
    pub quiet: bool,
}

/// When answers are coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Color {
    /// On terminals that can, or as the variables say
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The smallest width that `--width` takes, in columns.
const NARROWEST: usize = 20;

impl Shared {
    /// Returns the day that answers are for: from `--as-of`, otherwise `HITO_AS_OF`, otherwise
    /// [`SOURCE_DATE_EPOCH`], otherwise the local day.
    ///
    /// [`SOURCE_DATE_EPOCH`]: https://reproducible-builds.org/specs/source-date-epoch/
    pub(super) fn as_of(&self, env: &Env<'_>) -> anyhow::Result<Day> {
        let typed = self.as_of.as_deref().map(|text| ("--as-of", text));
        if let Some((name, text)) = typed.or(env.var("HITO_AS_OF").map(|t| ("HITO_AS_OF", t))) {
            let period = parse_relative_date(text, env.now).map_err(|error| {
                let message = format!("{name}: {}", error.message);
                CliError::new(message, error.help.unwrap_or(RELATIVE_DATE_FORMS.to_owned()))
            })?;
            return Ok(period.last_day());
        }
        let epoch = env.var("SOURCE_DATE_EPOCH").and_then(|seconds| seconds.parse().ok());
        let epoch = epoch.and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
        Ok(epoch.map_or(env.now, |at| at.date_naive()))
    }

    /// Returns the language of the answers: from `--lang`, otherwise `HITO_LANG`, otherwise the
    /// locale, otherwise the plan's first language, otherwise English.
    pub(super) fn lang(&self, env: &Env<'_>, plan: Option<&Plan>) -> anyhow::Result<Lang> {
        if let Some(lang) = self.said_lang(env)? {
            return Ok(lang);
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|n| env.var(n));
        let first = plan.and_then(|plan| plan.head.languages.first());
        let of_plan = || Lang::of_locale(first?.as_str());
        Ok(locale.and_then(Lang::of_locale).or_else(of_plan).unwrap_or(Lang::En))
    }

    /// Returns the languages that `--lang` lists, separated by commas, without repetitions. The list
    /// is empty if the option is absent.
    pub(super) fn langs(&self) -> anyhow::Result<Vec<Lang>> {
        let Some(text) = &self.lang else { return Ok(Vec::new()) };
        let mut langs = Vec::new();
        for name in text.split(',') {
            let lang = spoken("--lang", name.trim())?;
            if !langs.contains(&lang) {
                langs.push(lang);
            }
        }
        Ok(langs)
    }

    /// Returns the language that `--lang` or otherwise `HITO_LANG` names. Returns `None` if neither is
    /// given.
    pub(super) fn said_lang(&self, env: &Env<'_>) -> anyhow::Result<Option<Lang>> {
        let typed = self.lang.as_deref().map(|text| ("--lang", text));
        if self.lang.as_deref().is_some_and(|langs| langs.contains(',')) {
            let help = "name one; `hito report` writes several at once";
            return Err(CliError::new("--lang: this answer is in one language", help).into());
        }
        let named = typed.or(env.var("HITO_LANG").map(|text| ("HITO_LANG", text)));
        named.map(|(name, text)| spoken(name, text)).transpose()
    }

    /// Returns the format of the answer: from `--format`, otherwise the extension of the output file,
    /// otherwise the first of [`FORMATS`].
    pub(super) fn format(&self) -> anyhow::Result<&'static Format> {
        let Some(name) = &self.format else {
            return Ok(self.format_of_file().unwrap_or(FORMATS[0]));
        };
        Ok(render::find(name).ok_or_else(|| {
            let names = || FORMATS.iter().map(|format| format.name);
            let all = || format!("it can write {}", messages::list(names(), "or"));
            let help = messages::nearest_or(name, names(), all);
            CliError::new(format!("--format: there is no format `{name}`"), help)
        })?)
    }

    /// Returns the format for the extension of the output file, or `None` if there is none.
    fn format_of_file(&self) -> Option<&'static Format> {
        let ending = self.file()?.extension()?.to_str()?.to_ascii_lowercase();
        render::find(match ending.as_str() {
            "md" => "markdown",
            "htm" => "html",
            "jsonl" => "ndjson",
            ending => ending,
        })
    }

    /// Returns the width of the answer in columns: from `--width`, otherwise `HITO_WIDTH`, otherwise
    /// the terminal's. Returns `None`, which means unlimited, if the answer is not shown on a
    /// terminal.
    pub(super) fn width(&self, env: &Env<'_>) -> anyhow::Result<Option<usize>> {
        let typed = self.width.as_deref().map(|text| ("--width", text));
        let Some((name, text)) = typed.or(env.var("HITO_WIDTH").map(|t| ("HITO_WIDTH", t))) else {
            return Ok(env.screen.width.filter(|_| self.file().is_none()));
        };
        let width = text.parse().ok().filter(|width| *width >= NARROWEST);
        Ok(Some(width.ok_or_else(|| {
            let message = format!("{name}: `{text}` is not a width");
            CliError::new(message, format!("write a number of columns, at least {NARROWEST}"))
        })?))
    }

    /// Returns whether texts that a spreadsheet would run as formulas are escaped.
    pub(super) fn csv_safe(&self) -> Result<bool, CliError> {
        let of_file = || self.format_of_file().map(|format| format.name);
        match self.format.as_deref().or_else(of_file) {
            _ if !self.csv_safe => Ok(false),
            Some("csv" | "tsv") => Ok(true),
            _ => Err(CliError::new(
                "--csv-safe: only spreadsheets run what stands in cells",
                "it goes with `--format csv` or `--format tsv`",
            )),
        }
    }

    /// Returns the file or folder that the answer is written to, or `None` for the standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    pub(super) fn paint(&self, env: &Env<'_>) -> Paint {
        self.painted(self.file().is_none() && env.screen.color)
    }

    pub(super) fn paint_errors(&self, env: &Env<'_>) -> Paint {
        self.painted(env.screen.color_errors)
    }

    fn painted(&self, auto: bool) -> Paint {
        Paint(self.color == Color::Always || self.color == Color::Auto && auto)
    }
}

/// Returns the help of an argument that takes the words of a list.
pub(super) fn with_words<V: Vocabulary>(help: &str) -> String {
    format!("{help}: {}", messages::alternatives(V::codes()))
}

/// Parses the language that an option or a variable, `name`, has as its value.
fn spoken(name: &str, text: &str) -> anyhow::Result<Lang> {
    Ok(Lang::of_locale(text).ok_or_else(|| {
        let message = format!("{name}: hito does not speak `{text}`");
        CliError::new(message, "it speaks `es`, `en` and `fr`")
    })?)
}
