//! `hito report`

use std::path::Path;

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, Span};
use crate::i18n::Lang;
use crate::messages;
use crate::query::{LoadedPlan, Query, View, matching, parse_relative_date};
use crate::report::{Scope, Sibling, brief, html, markdown, report};

/// The status for readers: what changed, what is overdue, what comes, what nobody knows
///
/// Written as Markdown or as one HTML page that needs nothing else. With several languages,
/// `--output` names a folder: it gets a file a language, which link to each other.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito report
  hito report --since 2026-01-01 --output status.html
  hito report --lang es,en,fr --format html --output public
  hito report pillar:IV --brief")]
pub(super) struct ReportArgs {
    /// Which milestones; all when absent. `hito explain query` tells how queries are written
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// When the period begins: `7d` before the as-of day, a day such as `2026-11-01`, or a git
    /// revision, whose files are compared with these
    #[arg(long, value_name = "DATE", default_value = "7d", allow_hyphen_values = true)]
    since: String,

    /// Ten lines of text, for a chat
    #[arg(long)]
    brief: bool,
}

/// The formats that `report` writes.
pub(super) const FORMATS: [&str; 2] = ["markdown", "html"];

/// The form of a report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ReportForm {
    Brief,
    Markdown,
    Html,
}

impl ReportArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let form = self.form(session)?;
        let langs = session.shared.langs()?;
        let loaded = session.open_in(langs.first().copied())?;
        let langs = if langs.is_empty() { vec![loaded.lang] } else { langs };
        if langs.len() > 1 && session.shared.file().is_none() {
            let message = "--lang: a report in several languages is several files";
            return Err(CliError::new(message, "name a folder for them: `--output DIR`").into());
        }
        let (older, since) = self.before(session, &loaded)?;
        let then = Snapshot::new(&older.as_ref().unwrap_or(&loaded).plan, since);
        let older = older.as_ref().and_then(|older| older.folder.revision());
        let older = older.map(|at| at.id.as_str());
        let query = session.query(&self.query, &loaded.snapshot())?;
        for lang in &langs {
            let text =
                self.write(session, &loaded, (&then, older, &query), (form, *lang, &langs))?;
            if let [_] = &langs[..] {
                session.write(|out| out.write_all(text.as_bytes()))?;
            } else {
                let name = file_name(form, *lang);
                session.write_in_folder(&name, |out| out.write_all(text.as_bytes()))?;
            }
        }
        Ok(Outcome::Done)
    }

    /// Returns the text of the report in one language.
    fn write(
        &self,
        session: &Session<'_, '_>,
        loaded: &LoadedPlan,
        (then, older, query): (&Snapshot<'_>, Option<&str>, &Query),
        (form, lang, langs): (ReportForm, Lang, &[Lang]),
    ) -> anyhow::Result<String> {
        let snapshot = loaded.snapshot();
        let view = View { snapshot: &snapshot, lang };
        let context = session.frame(loaded.plan.head.id.as_str(), loaded.as_of)?;
        let scope = Scope {
            view,
            then,
            query,
            selection: self.query.join(" "),
            chosen: matching(&view, query),
            frame: &context,
            older,
        };
        let others = langs.iter().filter(|other| **other != lang);
        let siblings: Vec<Sibling> =
            others.map(|other| Sibling { lang: *other, file: file_name(form, *other) }).collect();
        Ok(match form {
            ReportForm::Brief => brief(&scope),
            ReportForm::Markdown => markdown(&report(&scope), &siblings, &context),
            ReportForm::Html => html(&report(&scope), &siblings),
        })
    }

    /// Returns the form that options name, otherwise that of the extension of the output, otherwise
    /// Markdown.
    fn form(&self, session: &Session<'_, '_>) -> Result<ReportForm, CliError> {
        let ending =
            session.shared.file().and_then(Path::extension).and_then(|ending| ending.to_str());
        let by_ending = if ending == Some("html") { FORMATS[1] } else { FORMATS[0] };
        match session.shared.format.as_deref().unwrap_or(by_ending) {
            "markdown" | "table" if self.brief => Ok(ReportForm::Brief),
            name if self.brief => Err(CliError::new(
                format!("--brief: it is plain text, and not `{name}`"),
                "leave one of the two out",
            )),
            "markdown" => Ok(ReportForm::Markdown),
            "html" => Ok(ReportForm::Html),
            name => {
                let help =
                    format!("reports are written as {}", messages::list(FORMATS.into_iter(), "or"));
                Err(CliError::new(format!("--format: `report` does not write `{name}`"), help))
            }
        }
    }

    /// Returns the beginning of the period: the plan in a revision, or `None` for the same files, and
    /// its day.
    fn before(
        &self,
        session: &Session<'_, '_>,
        loaded: &LoadedPlan,
    ) -> anyhow::Result<(Option<LoadedPlan>, Day)> {
        let (older, day) = match self.since(loaded.as_of) {
            Ok(day) => (None, day),
            Err(no_day) => {
                // A value that is neither is reported as an invalid day, which is more likely.
                let older = session.folder_at(Some(&self.since)).map_err(|_| no_day)?;
                let older = session.open_folder(older, Some(loaded.lang))?;
                let day = older.folder.revision().map_or(loaded.as_of, |revision| revision.day);
                (Some(older), day)
            }
        };
        if day <= loaded.as_of {
            return Ok((older, day));
        }
        let message = format!("--since: {day} is after the as-of day, {}", loaded.as_of);
        Err(CliError::new(message, "a period begins before it ends").into())
    }

    /// Parses `--since` as a day; a length such as `7d` counts back from the as-of day.
    fn since(&self, as_of: Day) -> Result<Day, CliError> {
        let text = self.since.trim();
        let back = Span::parse(text).map(|_| format!("-{text}"));
        let period =
            parse_relative_date(back.as_deref().unwrap_or(text), as_of).map_err(|error| {
                let help = "write a length such as `7d`, a day such as `2026-11-01`, or a revision";
                CliError::new(format!("--since: {}", error.message), help)
            })?;
        Ok(period.first_day())
    }
}

/// Returns the name of the file of a report in one of several languages.
fn file_name(form: ReportForm, lang: Lang) -> String {
    let ending = match form {
        ReportForm::Brief => "txt",
        ReportForm::Markdown => "md",
        ReportForm::Html => "html",
    };
    format!("report.{}.{ending}", lang.code())
}
