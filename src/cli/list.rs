//! `hito list`

use super::answer;
use super::arguments::{named, whole_number};
use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::i18n::phrases;
use crate::messages;
use crate::query::{
    Cell, Column, Field, Row, RowLevel, Selection, Shape, Sheet, SortOrder, View, all_columns,
    field, select,
};

/// Milestones as a table, or pillars, commitments, updates, evidence, parties
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito list status:in-progress pillar:I
  hito list party:parks
  hito list strength:exploratory --columns id,title,quote
  hito list --level evidence class:press --sort -published
  hito list 'due<2026-04-01 or is:overdue' --group-by pillar
  hito list --group-by kind --count")]
pub(super) struct ListArgs {
    /// Which ones; all when absent. `hito explain query` tells how queries are written
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// What the rows are about: pillar, commitment, milestone, update, evidence or party
    #[arg(long, value_name = "LEVEL", default_value = "milestone")]
    level: String,

    /// The columns, separated by commas
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    columns: Vec<String>,

    /// What to sort by, separated by commas; `-` before a field puts the largest first
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', allow_hyphen_values = true)]
    sort: Vec<String>,

    /// Group the rows by a field; a row with several values stands in each of their groups
    #[arg(long, value_name = "FIELD")]
    group_by: Option<String>,

    /// Print how many there are; with --group-by, how many in each group
    #[arg(long)]
    count: bool,

    /// At most this many rows
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole_number)]
    limit: Option<usize>,
}

impl ListArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let level = level(&self.level)?;
        let sort: Vec<SortOrder> =
            self.sort.iter().map(|name| order(name)).collect::<Result<_, _>>()?;
        let group_by =
            self.group_by.as_deref().map(|name| named("--group-by", name)).transpose()?;
        let columns = self.columns.iter().map(|name| named("--columns", name.trim()));
        let columns: Vec<_> = columns.collect::<Result<_, _>>()?;
        let loaded = session.open()?;
        let snapshot = loaded.snapshot();
        let view = loaded.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let for_people = session.format()?.for_people;
        let columns = match (columns.is_empty(), for_people) {
            _ if self.count => Vec::new(),
            (false, _) => columns,
            (true, true) => table_columns(level),
            (true, false) => all_columns(level),
        };
        let limit = self.limit.filter(|_| !self.count);
        let selection = Selection { level, query: &query, columns, order: sort, group_by, limit };
        let sheet = select(&view, &selection);
        let sheet = if self.count { counts(&view, &sheet, group_by) } else { sheet };
        answer::write(session, &view, None, &sheet)
    }
}

/// Returns the columns of a table if `--columns` is absent.
fn table_columns(level: RowLevel) -> Vec<&'static Field> {
    let names: &[&str] = match level {
        RowLevel::Milestone => &["id", "title", "status", "due", "party"],
        RowLevel::Update => &["date", "by", "declared", "id", "note"],
        RowLevel::Evidence => &["published", "publisher", "says", "id", "headline", "url"],
        RowLevel::Pillar | RowLevel::Commitment | RowLevel::Party => {
            &["id", "title", "milestones", "assessed", "closed", "past-due"]
        }
    };
    names.iter().filter_map(|name| field::find(name)).collect()
}

/// Returns a sheet with the number of rows, in total or for each group.
fn counts(view: &View<'_>, sheet: &Sheet<'_>, group_by: Option<&Field>) -> Sheet<'static> {
    let count = |number: usize| Cell::number(number, number.to_string());
    let count_column = Column::new("count", phrases::COUNT.to(view.lang), Shape::Number, 1);
    let Some(field) = group_by else {
        let row = Row::new("", vec![count(sheet.rows.len())]);
        return Sheet::new(vec![count_column], [row]);
    };
    let mut numbers = vec![0; sheet.groups.len()];
    for row in sheet.rows.iter() {
        numbers[row.group] += 1;
    }
    let rows = sheet
        .groups
        .iter()
        .zip(numbers)
        .map(|(heading, number)| Row::of_group(heading.clone(), [count(number)]));
    Sheet::new(vec![Column::of(field, view, 0), count_column], rows)
}

/// Returns the level with a name, in the singular or the plural.
fn level(name: &str) -> Result<RowLevel, CliError> {
    let levels = || RowLevel::ALL.into_iter().map(|(_, name)| name);
    let found = RowLevel::ALL.into_iter().find(|(_, known)| {
        *known == name
            || name.strip_suffix('s') == Some(known)
            || (name == "parties" && *known == "party")
    });
    found.map(|(level, _)| level).ok_or_else(|| {
        let all = || format!("rows are about {}", messages::list(levels(), "or"));
        let help = messages::nearest_or(name, levels(), all);
        CliError::new(format!("--level: there is no level `{name}`"), help)
    })
}

/// Parses a field of `--sort`; a leading `-` reverses the order.
fn order(name: &str) -> Result<SortOrder, CliError> {
    let (descending, name) = match name.trim().strip_prefix('-') {
        Some(name) => (true, name),
        None => (false, name.trim()),
    };
    Ok(SortOrder { field: named("--sort", name)?, descending })
}
