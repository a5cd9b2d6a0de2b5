//! `hito export`

use std::path::Path;

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::domain::{Span, Unit};
use crate::export::{
    self, DataTable, EXPORTS, Export as Format, Makes, Material, Reporter, TABLES,
};
use crate::messages;

/// The plan's data for other tools: tables, calendars, packages
///
/// Answers are in one language; data is in all of the plan's. `--output` names a file, or the
/// folder of a data package; its ending tells the format where `--format` does not.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito export --output plan.xlsx
  hito export is:open --alarm 7d --output deadlines.ics
  hito export --format ndjson --table evidence
  hito export --format datapackage --output data")]
pub(super) struct ExportArgs {
    /// Which milestones; all when absent. `hito explain query` tells how queries are written
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// In csv and ndjson, which table: pillars, commitments, parties, milestones, updates or evidence
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,

    /// In ics, an alarm so many days before each open deadline: `7d`, `2w`
    #[arg(long, value_name = "SPAN")]
    alarm: Option<String>,

    /// In iati, who publishes: its identifier, the code of its type, its name
    #[arg(long, num_args = 3, value_names = ["REF", "TYPE", "NAME"])]
    reporting_org: Vec<String>,
}

impl ExportArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let format = format(session)?;
        let table = self.table(format)?;
        let alarm = self.alarm(format)?;
        let reporter = self.reporter(format)?;
        check_output(format, session)?;
        let loaded = session.open_in(None)?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let context = session.frame(loaded.plan.head.id.as_str(), loaded.as_of)?;
        let material = Material { view, query: &query, frame: &context, alarm, reporter };
        match format.makes {
            Makes::File(write) | Makes::Binary(write) => {
                session.write(|out| write(&material, out))?;
            }
            Makes::Table(write) => session.write(|out| write(&material, table, out))?,
            Makes::Folder(names, write) => {
                for name in names() {
                    session.write_in_folder(&name, |out| write(&material, &name, out))?;
                }
            }
        }
        for remark in (format.remarks)(&material) {
            session.say(&remark);
        }
        Ok(Outcome::Done)
    }

    /// Returns the table that is asked for, milestones by default.
    fn table(&self, format: &Format) -> Result<&'static DataTable, CliError> {
        let Some(name) = &self.table else { return Ok(DataTable::milestones()) };
        if !matches!(format.makes, Makes::Table(_)) {
            let message = format!("--table: `{}` holds every table", format.name);
            return Err(CliError::new(message, "leave `--table` out, or export `csv` or `ndjson`"));
        }
        DataTable::find(name).ok_or_else(|| {
            let names = || TABLES.iter().map(|table| table.name);
            let all = || format!("the tables are {}", messages::list(names(), "and"));
            let help = messages::nearest_or(name, names(), all);
            CliError::new(format!("--table: there is no table `{name}`"), help)
        })
    }

    /// Returns the days between an alarm and its deadline, or `None` without `--alarm`.
    fn alarm(&self, format: &Format) -> Result<Option<u32>, CliError> {
        let Some(text) = &self.alarm else { return Ok(None) };
        if format.name != "ics" {
            let message = "--alarm: only calendars sound alarms".to_owned();
            return Err(CliError::new(message, "it goes with `--format ics`"));
        }
        match Span::parse(text) {
            Some(Span { count, unit: Unit::Day }) => Ok(Some(count)),
            Some(Span { count, unit: Unit::Week }) => Ok(Some(count * 7)),
            _ => Err(CliError::new(
                format!("--alarm: `{text}` is no number of days or weeks"),
                "write `7d` or `2w`",
            )),
        }
    }

    /// Returns the organisation that publishes, which the IATI standard requires and plans do not
    /// have.
    fn reporter(&self, format: &Format) -> Result<Option<Reporter>, CliError> {
        let example = "`--reporting-org XM-EXAMPLE-1 10 \"Ministry of Examples\"`";
        match (&self.reporting_org[..], format.name) {
            ([reference, kind, name], "iati") => Ok(Some(Reporter {
                reference: reference.clone(),
                kind: kind.clone(),
                name: name.clone(),
            })),
            (_, "iati") => {
                let message = "the IATI standard wants to know who publishes".to_owned();
                Err(CliError::new(message, format!("say so: {example}")))
            }
            ([], _) => Ok(None),
            _ => {
                let message = "--reporting-org: only IATI records name one".to_owned();
                Err(CliError::new(message, "it goes with `--format iati`"))
            }
        }
    }
}

/// Checks that the output suits the format: a folder needs a name, and binary data is not written to
/// a terminal.
fn check_output(format: &Format, session: &Session<'_, '_>) -> Result<(), CliError> {
    match format.makes {
        Makes::Folder(..) if session.shared.file().is_none() => {
            let message = format!("--format: `{}` makes a folder of files", format.name);
            Err(CliError::new(message, "name the folder: `--output DIR`"))
        }
        Makes::Binary(_) if session.is_on_screen() => {
            let message = format!("--format: `{}` is no text for a terminal", format.name);
            Err(CliError::new(message, format!("name a file: `--output plan.{}`", format.name)))
        }
        _ => Ok(()),
    }
}

/// Returns the format that `--format` names, otherwise that of the extension of the output.
fn format(session: &Session<'_, '_>) -> Result<&'static Format, CliError> {
    let names = || EXPORTS.iter().map(|format| format.name);
    let list = || format!("data is exported as {}", messages::list(names(), "or"));
    if let Some(name) = session.shared.format.as_deref() {
        return export::find(name).ok_or_else(|| {
            let help = messages::nearest_or(name, names(), list);
            CliError::new(format!("--format: `export` does not write `{name}`"), help)
        });
    }
    let ending = session.shared.file().and_then(Path::extension).and_then(|ending| ending.to_str());
    ending.and_then(export::find).ok_or_else(|| {
        let message = "what is to be exported? name a format: `--format xlsx`";
        CliError::new(message, list())
    })
}
