//! `hito import`: a spreadsheet's rows into a plan.

mod output;
mod new_plan_args;

use std::path::PathBuf;

use new_plan_args::NewPlanArgs;
use output::{preview, remark, show_columns, write_added};

use super::error::CliError;
use super::init::Attributes;
use super::outcome::Outcome;
use super::session::Session;
use super::write::{DryRun, write_change, write_new_plan};
use crate::i18n::written::DateOrder;
use crate::import::{
    ColumnOptions, Columns, ExistingRows, ImportPolicy, ImportSummary, SheetRows, Table, propose,
    rejected_rows,
};
use crate::messages;
use crate::record::RecordError;

/// Takes a spreadsheet's rows into a plan: milestones, what they hang under, what was said of them
///
/// A row is a milestone. What columns hold is told by their headers, in English, Spanish or French,
/// or said with --map; nothing is dropped or guessed in silence. All rows are checked first, and
/// all are written or none.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito import sheet.csv --dry-run
  hito import sheet.csv --new plan --title 'Open data strategy' --set kind=policy
  hito import sheet.xlsx --sheet 2026 --map due='Target (Q)' --ignore Remarks --date-order dmy
  hito import status.csv --existing update --by audit-office --date 2026-10-01 \\
    --read 'status:Delayed=in-progress' --set no-evidence='Status as published by the office'")]
pub(super) struct ImportArgs {
    /// The sheet: CSV, TSV or a workbook (.xlsx); `-` reads the standard input
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,

    /// What a column holds: a field, and the column's header or `#3`, its position
    #[arg(long, value_name = "FIELD=COLUMN")]
    map: Vec<String>,

    /// Leave a column out; `*` stands for all that are not understood
    #[arg(long, value_name = "COLUMN")]
    ignore: Vec<String>,

    /// A value where a row has none: `kind=policy`, `commitment=I.4`
    #[arg(long, value_name = "FIELD=VALUE")]
    set: Vec<String>,

    /// What words of a field mean: `status:Delayed=in-progress`; without a value, nothing
    #[arg(long, value_name = "FIELD:WORDS=VALUE")]
    read: Vec<String>,

    /// In which order days such as 30/09/2020 are written
    #[arg(long, value_name = "ORDER", value_enum)]
    date_order: Option<DateOrder>,

    /// Who says what the rows say: as `--set by=PARTY`
    #[arg(long, value_name = "PARTY")]
    by: Option<String>,

    /// When it was said: as `--set date=DATE`
    #[arg(long, value_name = "DATE")]
    date: Option<String>,

    /// What becomes of rows whose milestones the plan has
    #[arg(long, value_name = "WHAT", value_enum, default_value = "refuse")]
    existing: ExistingRows,

    /// Add the parties that the plan does not have
    #[arg(long)]
    add_parties: bool,

    /// Add pillars, commitments, milestones and parties although they are called nearly as others
    #[arg(long)]
    add_similar: bool,

    /// An empty cell of a pillar or commitment repeats the one above it
    #[arg(long)]
    fill_down: bool,

    /// The line or row that names the columns [default: the first]
    #[arg(long, value_name = "ROW", value_parser = clap::value_parser!(u32).range(1..))]
    header: Option<u32>,

    /// The sheet of a workbook [default: its only one]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    #[command(flatten)]
    new: NewPlanArgs,

    #[command(flatten)]
    dry_run: DryRun,
}

impl ImportArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        session.writes_to_disk()?;
        session.format()?;
        let lang = session.said_lang()?;
        let dry_run = self.dry_run.dry_run;
        let rows = self.rows(session)?;
        let mut summary = ImportSummary::default();
        let new = self.new.begin(session, &self.file, lang)?;
        let policy = self.policy();
        let attributes = new.as_ref().and_then(|new| new.attributes.as_ref());
        let done = if let Some(new) = &new {
            let beside = attributes.and_then(Attributes::changed).into_iter().collect();
            let head = new.plan.head(Vec::new())?.1;
            write_new_plan(session, dry_run, (&new.folder, &head), beside, |plan| {
                // A new plan's first language is that of the sheet.
                let lang = lang.or(plan.plan.head.languages.first().copied());
                let (change, found) = propose(plan, &rows, lang, policy, Some(&new.plan))?;
                summary = found;
                Ok(change)
            })
        } else {
            write_change(session, dry_run, |plan| {
                let (change, found) = propose(plan, &rows, lang, policy, None)?;
                summary = found;
                Ok(change)
            })
        };
        // Files that were never written are no place to look for a mistake.
        let done = done.map_err(|error| match error.downcast::<RecordError>() {
            Ok(error) => rejected_rows(error, &summary, &rows).into(),
            Err(error) => error,
        })?;
        match &done {
            Some(done) => write_added(session, done, &summary)?,
            None => preview(session, &summary),
        }
        remark(session, &summary);
        if let Some(attributes) = attributes.filter(|_| !dry_run) {
            attributes.write(session);
        }
        Ok(Outcome::Done)
    }

    /// Returns what the options let the import do.
    fn policy(&self) -> ImportPolicy {
        ImportPolicy {
            existing: self.existing,
            add_parties: self.add_parties || self.new.is_given(),
            add_similar: self.add_similar,
            id_origin: self.new.is_given().then(|| self.new.id_origin()),
        }
    }

    /// Reads the sheet as far as that can be done without the plan.
    fn rows(&self, session: &mut Session<'_, '_>) -> anyhow::Result<SheetRows> {
        let name = self.file.display().to_string();
        let bytes = session.read_input(&self.file).map_err(|error| {
            let message = format!("`{name}` cannot be read: {}", messages::reason(&error));
            CliError::new(message, "name a sheet, or `-` for the standard input")
        })?;
        if matches!(self.file.extension().and_then(|end| end.to_str()), Some("yaml" | "yml")) {
            let message = format!("`{name}` is a file of YAML, not a sheet");
            return Err(CliError::new(message, "sheets are CSV, TSV or .xlsx").into());
        }
        let header = self.header.map(|row| usize::try_from(row).unwrap_or(usize::MAX));
        let table = Table::read(&bytes, self.sheet.as_deref(), header).map_err(|problem| {
            CliError::Plain {
                message: format!("`{name}`: {}", problem.message),
                help: problem.help,
            }
        })?;
        let mut set = self.set.clone();
        set.extend(self.by.iter().map(|by| format!("by={by}")));
        set.extend(self.date.iter().map(|date| format!("date={date}")));
        let may_be_known = self.existing != ExistingRows::Refuse;
        let said = ColumnOptions {
            map: &self.map,
            ignore: &self.ignore,
            set,
            read: &self.read,
            may_be_known,
        };
        let (columns, problems) = Columns::of(&table, &said);
        if self.dry_run.dry_run || !problems.is_empty() {
            show_columns(session, &columns, table.rows.len());
        }
        if !problems.is_empty() {
            let end = "the columns are not understood, so nothing was written".to_owned();
            return Err(RecordError::Invalid { errors: problems, summary: end }.into());
        }
        if table.rows.is_empty() {
            let message = format!("`{name}` has no rows below its header");
            return Err(
                CliError::new(message, "`--header ROW` says which row names the columns").into()
            );
        }
        Ok(SheetRows::read(table, columns, self.date_order, self.fill_down))
    }
}
