//! Everything that is wrong with a sheet, by its rows and columns.

use std::collections::{HashMap, HashSet};

use super::columns::Columns;
use super::fields::FIELDS;
use super::sheet_rows::SheetRows;
use super::summary::ImportSummary;
use crate::domain::{At, Id, Step};
use crate::messages;
use crate::record::{InputError, RecordError};
use crate::source::Located;

/// Returns the error of an import as its rows bring it: findings about the plan become errors of the
/// rows of `summary` that they come from.
pub fn rejected_rows(error: RecordError, summary: &ImportSummary, rows: &SheetRows) -> RecordError {
    match findings_of(error) {
        Ok(findings) => refused(of_sheet(findings, &summary.rows, &rows.columns), rows.unit),
        Err(error) => error,
    }
}

/// Returns the findings of a change that was refused for what it would bring into the plan.
pub(super) fn findings_of(error: RecordError) -> Result<Vec<Located>, RecordError> {
    match error {
        RecordError::Findings(findings) => Ok(findings),
        other => Err(other),
    }
}

/// What was found in a plan as it would be, told of the rows that bring it.
pub(super) fn of_sheet(
    findings: Vec<Located>,
    rows: &HashMap<Id, String>,
    columns: &Columns,
) -> Vec<InputError> {
    let problem = |Located { finding, path, spot, .. }: Located| {
        let id = finding.id.as_deref().and_then(|id| Id::parse(id).ok());
        let help = finding.help.into_iter().collect();
        let Some(label) = id.and_then(|id| rows.get(&id)) else {
            let line = spot.map_or(String::new(), |spot| format!(":{}", spot.line));
            let message = format!("{path}{line}: {}", finding.message);
            return InputError { message, help, line: 0 };
        };
        let message = match field(&finding.place.at) {
            Some(field) => format!("{}: {}", columns.called(field), finding.message),
            None => finding.message,
        };
        InputError { message, help, line: 0 }.labelled(label)
    };
    findings.into_iter().map(problem).collect()
}

/// The field that a place in a node comes from.
fn field(at: &At) -> Option<&'static str> {
    let (At::Node(route) | At::Key(route)) = at else { return None };
    let keys = route.steps().iter().filter_map(|step| match step {
        Step::Key(key) => Some(*key),
        Step::Item(_) => None,
    });
    let keys: Vec<&'static str> = keys.collect();
    let is_in = |key| keys.contains(&key);
    let field = match *keys.last()? {
        "url" => "evidence",
        "title" if is_in("evidence") => "evidence-title",
        "due" if is_in("updates") => "amended",
        "date" if !is_in("updates") => "due",
        key => key,
    };
    FIELDS.iter().map(|known| known.name).find(|name| *name == field)
}

/// How many rows are named of those with the same mistake.
const MOST_LINES: usize = 5;

/// Everything that is wrong, the same mistake of many rows told once.
pub(super) fn refused(mut problems: Vec<InputError>, unit: &str) -> RecordError {
    problems.sort_by_key(|problem| problem.line);
    let mut groups: Vec<(String, Vec<String>, Vec<usize>)> = Vec::new();
    let mut places = HashMap::new();
    let mut lines = HashSet::new();
    for problem in problems {
        let label = format!("{unit} {}: ", problem.line);
        let message = problem.message.strip_prefix(&label).unwrap_or(&problem.message).to_owned();
        lines.insert(problem.line);
        let key = (message.clone(), problem.help.clone());
        let place = *places.entry(key).or_insert(groups.len());
        if place == groups.len() {
            groups.push((message, problem.help, Vec::new()));
        }
        groups[place].2.push(problem.line);
    }
    let problems = groups.into_iter().map(|(message, help, mut lines)| {
        lines.dedup();
        let line = lines.first().copied().unwrap_or_default();
        if line == 0 {
            return InputError { message, help, line };
        }
        let named = lines.iter().take(MOST_LINES).map(ToString::to_string);
        let named = named.collect::<Vec<_>>().join(", ");
        let at = match lines.len() {
            1 => format!("{unit} {named}"),
            2..=MOST_LINES => format!("{unit}s {named}"),
            all => format!("{unit}s {named} and {} more", all - MOST_LINES),
        };
        InputError { message: format!("{at}: {message}"), help, line }
    });
    let problems = problems.collect();
    let are = if lines.len() == 1 { "is" } else { "are" };
    let count = messages::count(lines.len(), "row");
    let summary = format!("{count} {are} refused, so nothing was written");
    RecordError::Invalid { errors: problems, summary }
}
