//! `hito import`: a spreadsheet's rows into a plan.

mod columns;
mod fields;
mod headers;
mod known;
mod lay_out;
mod mistakes;
mod names;
mod near;
mod new_plan;
#[cfg(feature = "xlsx")]
mod number_format;
mod row;
mod rows;
mod sections;
mod sheet;
mod spoken;
mod told;
mod tree;
mod which;
mod workbook;

use std::path::{Path, PathBuf};

use super::Outcome;
use super::error::CliError;
use super::init::Attributes;
use super::session::Session;
use super::write::{DryRun, write_change, write_new_plan};
use crate::domain::LangTag;
use crate::i18n::written::DateOrder;
use crate::messages;
use crate::query::LoadedPlan;
use crate::record::InputError;
use crate::record::{
    CheckedUpdates, PlanChange, RecordError, UpdateEntry, ValueNames, check_updates,
};
use columns::{Columns, Said};
pub use fields::FIELDS;
use lay_out::{Ledgers, lay_out};
use mistakes::{findings_of, of_sheet, refused};
use new_plan::{Begun, NewPlan};
use rows::{Item, Reader};
use sheet::Table;
use told::{Brought, answer, preview, show_columns};
use tree::{May, Tree};

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
    date_order: Option<DateOrderArg>,

    /// Who says what the rows say: as `--set by=PARTY`
    #[arg(long, value_name = "PARTY")]
    by: Option<String>,

    /// When it was said: as `--set date=DATE`
    #[arg(long, value_name = "DATE")]
    date: Option<String>,

    /// What becomes of rows whose milestones the plan has
    #[arg(long, value_name = "WHAT", value_enum, default_value = "refuse")]
    existing: Existing,

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
    new: NewPlan,

    #[command(flatten)]
    dry_run: DryRun,
}

/// In which order days, months and years are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum DateOrderArg {
    /// Day, month, year: 30/09/2020
    Dmy,
    /// Month, day, year: 09/30/2020
    Mdy,
    /// Year, month, day: 2020/09/30
    Ymd,
}

/// What becomes of rows whose ids the plan has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Existing {
    /// They are mistakes
    Refuse,
    /// They are left out
    Skip,
    /// What they say that is new is recorded; titles and promised deadlines stay
    Update,
}

/// A sheet that has been read.
struct Rows {
    columns: Columns,
    unit: &'static str,
    /// The rows, each with what is wrong with its cells.
    items: Vec<(Item, Vec<InputError>)>,
    /// What is wrong with those that are no rows of the table.
    problems: Vec<InputError>,
}

impl Rows {
    /// Reads the rows of a table whose columns are understood.
    fn of(table: Table, columns: Columns, order: Option<DateOrder>, fill_down: bool) -> Self {
        let unit = table.unit;
        let mut reader = Reader::new(&columns, order, unit, fill_down);
        let (mut items, mut problems) = (Vec::new(), Vec::new());
        for (line, row) in table.rows {
            let label = format!("{unit} {line}");
            let wrong = table.wrong.get(&line).into_iter().flatten();
            let mut wrong = wrong.filter(|(at, _)| columns.is_read(*at)).peekable();
            match row {
                Ok(cells) if wrong.peek().is_none() => items.push(reader.item(line, cells)),
                Ok(_) => problems.extend(wrong.map(|(at, (message, help))| {
                    let message = format!("`{}`: {message}", columns.names[*at]);
                    InputError::new(message, *help).labelled(&label)
                })),
                Err(problem) => problems.push(problem.labelled(&label)),
            }
        }
        Self { columns, unit, items, problems }
    }
}

impl ImportArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        session.writes_to_disk()?;
        session.format()?;
        let lang = session.said_lang()?;
        let dry_run = self.dry_run.dry_run;
        let rows = self.rows(session)?;
        let mut brought = Brought::default();
        let new = self.new.begin(session, &self.file, lang)?;
        let attributes = new.as_ref().and_then(|new| new.attributes.as_ref());
        let done = if let Some(new) = &new {
            let beside = attributes.and_then(Attributes::changed).into_iter().collect();
            let head = new.head(Vec::new())?.1;
            write_new_plan(session, dry_run, (&new.folder, &head), beside, |book| {
                // A new plan's first language is that of the sheet.
                let lang = lang.or(book.plan.head.languages.first().copied());
                let (change, found) = self.propose(book, &rows, lang, Some(new))?;
                brought = found;
                Ok(change)
            })
        } else {
            write_change(session, dry_run, |book| {
                let (change, found) = self.propose(book, &rows, lang, None)?;
                brought = found;
                Ok(change)
            })
        };
        // Files that were never written are no place to look for a mistake.
        let done = done.or_else(|error| {
            let findings = findings_of(error)?;
            Err(refused(of_sheet(findings, brought.rows(), &rows.columns), rows.unit))
        })?;
        match &done {
            Some(done) => answer(session, done, &brought)?,
            None => preview(session, &brought),
        }
        brought.remark(session);
        if let Some(attributes) = attributes.filter(|_| !dry_run) {
            attributes.write(session);
        }
        Ok(Outcome::Done)
    }

    /// Reads the sheet as far as that can be done without the plan.
    fn rows(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Rows> {
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
        let table = sheet::read(&bytes, self.sheet.as_deref(), header).map_err(|problem| {
            CliError::Plain {
                message: format!("`{name}`: {}", problem.message),
                help: problem.help,
            }
        })?;
        let mut set = self.set.clone();
        set.extend(self.by.iter().map(|by| format!("by={by}")));
        set.extend(self.date.iter().map(|date| format!("date={date}")));
        let may_be_known = self.existing != Existing::Refuse;
        let said =
            Said { map: &self.map, ignore: &self.ignore, set, read: &self.read, may_be_known };
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
        let order = self.date_order.map(|order| match order {
            DateOrderArg::Dmy => DateOrder::DayFirst,
            DateOrderArg::Mdy => DateOrder::MonthFirst,
            DateOrderArg::Ymd => DateOrder::YearFirst,
        });
        Ok(Rows::of(table, columns, order, self.fill_down))
    }

    /// What the rows bring to a plan, or all that is wrong with them.
    fn propose(
        &self,
        book: &LoadedPlan,
        rows: &Rows,
        lang: Option<LangTag>,
        new: Option<&Begun>,
    ) -> anyhow::Result<(PlanChange, Brought)> {
        let may = May {
            existing: self.existing,
            add_parties: self.add_parties || new.is_some(),
            add_similar: self.add_similar,
            new_id: new.map(|_| self.new.how_named()),
        };
        let mut tree = Tree::new(book, &rows.columns, lang, may);
        let mut problems = rows.problems.clone();
        for (item, found) in &rows.items {
            let mut found = found.clone();
            tree.add(item, &mut found);
            problems.extend(found.into_iter().map(|problem| problem.labelled(&item.label)));
        }
        let links = tree.link().into_iter();
        problems.extend(links.map(|(label, problem)| problem.labelled(&label)));
        let bare = lay_out(book, &tree, &Ledgers::new(), new)?;
        let of_sheet = |findings| of_sheet(findings, &tree.rows, &rows.columns);
        let draft = match bare.draft(book) {
            Ok(draft) => draft,
            Err(error) => {
                problems.extend(of_sheet(findings_of(error.into())?));
                return Err(refused(problems, rows.unit));
            }
        };
        let CheckedUpdates { change, recorded, problems: found } =
            self.judge(&draft, &tree, rows, lang);
        problems.extend(found);
        let ledgers = change.updates;
        let change = lay_out(book, &tree, &ledgers, new)?;
        if problems.is_empty() {
            return Ok((change, Brought::of(&mut tree, &ledgers, recorded)));
        }
        // What reading the plan anew would find is told with the rest.
        problems.extend(of_sheet(change.mistakes(book)?));
        Err(refused(problems, rows.unit))
    }

    /// What is said of milestones, as `hito mark` would record it.
    fn judge(
        &self,
        draft: &LoadedPlan,
        tree: &Tree<'_>,
        rows: &Rows,
        lang: Option<LangTag>,
    ) -> CheckedUpdates {
        let may_repeat = self.existing == Existing::Update;
        let entry = |word: &tree::Word| {
            let (milestone, _) = draft.plan.milestone(&word.id)?;
            let (label, given) = (word.label.clone(), word.given.clone());
            Some(UpdateEntry { label, milestone, given, may_repeat })
        };
        let entries: Vec<UpdateEntry> = tree.words.iter().filter_map(entry).collect();
        let names = rows.columns.all_called();
        check_updates(draft, lang, ValueNames::Sheet(&names), &entries)
    }
}

/// What a file is called without its folder and its ending.
fn stem(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_string_lossy();
    let words = stem.replace(['_', '-'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}
