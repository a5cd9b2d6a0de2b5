//! Why a command could not do its work: whose fault, what, where, what next.

use std::fmt;

use crate::messages;
use crate::query::{InvalidPlan, QueryError, ResolveError};
use crate::record::{InputError, RecordError};
use crate::render::{Paint, human, visible, visible_part};
use crate::source::Located;

/// A failure that has more to say than one line.
#[derive(Debug)]
pub enum CliError {
    /// Something on the command line or around it, with what to do about it.
    Plain {
        /// What is wrong.
        message: String,
        /// What to type or do next, a line each.
        help: Vec<String>,
    },
    /// A mistake in a query.
    Query {
        /// The query as it was read.
        query: String,
        /// The mistake.
        error: QueryError,
    },
    /// A plan that cannot be read whole.
    Plan(InvalidPlan),
}

/// The most mistakes that are shown one by one. A file that was mistaken for another has a million.
const MOST_ERRORS: usize = 200;

/// The most findings that are shown, each on about seven lines.
const MOST_FINDINGS: usize = 20;

/// The most ids that are shown which a text could mean.
const MOST_CHOICES: usize = 12;

impl From<InputError> for CliError {
    fn from(error: InputError) -> Self {
        Self::Plain { message: error.message, help: error.help }
    }
}

impl From<InvalidPlan> for CliError {
    fn from(error: InvalidPlan) -> Self {
        Self::Plan(error)
    }
}

impl From<ResolveError> for CliError {
    fn from(error: ResolveError) -> Self {
        let message = error.to_string();
        match error {
            ResolveError::Unknown { text, .. } if text.contains(',') => {
                Self::new(message, "leave a blank between ids, and no comma: `hito show I.1 I.2`")
            }
            ResolveError::Unknown { nearest, .. } => {
                let all = || "`hito tree` shows every id".to_owned();
                Self::new(message, nearest.as_deref().map_or_else(all, messages::did_you_mean))
            }
            ResolveError::Ambiguous { ids, .. } => {
                let mut help: Vec<String> =
                    ids.iter().take(MOST_CHOICES).map(ToString::to_string).collect();
                if let Some(more @ 1..) = ids.len().checked_sub(MOST_CHOICES) {
                    help.push(format!("… and {more} more"));
                }
                Self::Plain { message, help }
            }
            ResolveError::NotAMilestone(id) => {
                Self::new(message, format!("`hito tree {id}` shows the milestones below a node"))
            }
        }
    }
}

impl CliError {
    /// A failure with what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Plain { message: message.into(), help: vec![help.into()] }
    }

    /// All there is to say, with an end of line.
    pub fn explain(&self, paint: Paint, width: Option<usize>) -> String {
        let error = paint.text(crate::query::Tone::Bad, "error");
        match self {
            Self::Plain { message, help } => {
                format!("{error}: {}{}\n", visible(message), indented(help))
            }
            Self::Query { query, error: mistake } => {
                let (query, at) = visible_part(query, &mistake.at, visible);
                let marks = underline(&query, &at);
                let help = indented(mistake.help.as_slice());
                format!("{error}: {}\n  {query}\n  {marks}{help}\n", visible(&mistake.message))
            }
            Self::Plan(InvalidPlan { findings, plan, revision }) => {
                let mut text = first(findings, paint, width);
                let at = revision.as_ref().map(|at| format!(" --at {at}")).unwrap_or_default();
                if let Some(more) = more(findings.len(), MOST_FINDINGS) {
                    text.push_str(&format!(
                        "{error}: … and {more}; `hito check{at}` shows every one\n"
                    ));
                }
                let count = messages::count(findings.len(), "mistake");
                text + &match revision {
                    None => format!(
                        "{error}: the plan in `{plan}` has {count}; mend it and try again\n"
                    ),
                    Some(at) => format!(
                        "{error}: the plan in `{plan}` has {count} at {at}; name another revision\n"
                    ),
                }
            }
        }
    }
}

/// Returns all there is to say of a change that was refused, with an end of line.
pub(super) fn explain_refused(error: &RecordError, paint: Paint, width: Option<usize>) -> String {
    let word = paint.text(crate::query::Tone::Bad, "error");
    match error {
        RecordError::Invalid { errors, summary } => {
            let mut text = String::new();
            for error in errors.iter().take(MOST_ERRORS) {
                let help = indented(&error.help);
                text.push_str(&format!("{word}: {}{help}\n", visible(&error.message)));
            }
            if let Some(more) = more(errors.len(), MOST_ERRORS) {
                text.push_str(&format!("{word}: … and {more} like these\n"));
            }
            if errors.len() > 1 {
                text.push_str(&format!("{word}: {}\n", visible(summary)));
            }
            text
        }
        RecordError::Findings(findings) => {
            let mut text = first(findings, paint, width);
            if let Some(more) = more(findings.len(), MOST_FINDINGS) {
                text.push_str(&format!("{word}: … and {more} like these\n"));
            }
            text + &format!("{word}: {error}\n")
        }
        RecordError::Resolve(error) => CliError::from(error.clone()).explain(paint, width),
        _ => {
            let (option, help) = help_of(error);
            let message = format!("{option}{error}");
            CliError::Plain { message, help }.explain(paint, width)
        }
    }
}

/// Returns the option that a refused change was wrong about, if any, and what to do next.
fn help_of(error: &RecordError) -> (&'static str, Vec<String>) {
    let mut option = "";
    let help = match error {
        RecordError::Invalid { .. } | RecordError::Findings(_) | RecordError::Resolve(_) => {
            Vec::new()
        }
        RecordError::Unintended => vec!["try again, or edit the file by hand".to_owned()],
        RecordError::PromiseChanged => vec!["mend the files by hand".to_owned()],
        RecordError::Unreadable { .. } => {
            vec!["nothing was written; mend the file first".to_owned()]
        }
        RecordError::Edit { error, .. } => {
            let mut help = vec!["nothing was written".to_owned()];
            help.extend(error.help());
            help
        }
        RecordError::NewFile { error, .. } => error.help(),
        RecordError::NotAPlanFile { .. } => {
            option = "--file: ";
            let help = "name a `.yaml` file by its path from the plan's folder: \
                        `1-pillar/4-name.yaml`";
            vec![help.to_owned()]
        }
        RecordError::FileExists { .. } => vec!["name another with `--file`".to_owned()],
        RecordError::IdUsedBefore { id, commit, .. } => vec![
            "ids are never used again for something else; name another".to_owned(),
            format!(
                "where the same comes back, add `--reuse-id`; `hito show {id} --at {commit}` \
                 shows what it was"
            ),
        ],
    };
    (option, help)
}

/// Returns the first findings as `check` shows them, [`MOST_FINDINGS`] at most.
fn first(findings: &[Located], paint: Paint, width: Option<usize>) -> String {
    let shown = findings.iter().take(MOST_FINDINGS);
    shown.map(|located| human(located, paint, width) + "\n\n").collect()
}

/// Returns how many mistakes are left after the most that are shown; `None` if none is.
fn more(number: usize, most: usize) -> Option<String> {
    let more = number.checked_sub(most).filter(|more| *more > 0)?;
    Some(messages::count(more, "more mistake"))
}

/// Lines below a message.
fn indented(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str("\n  ");
        text.push_str(&visible(line));
    }
    text
}

/// Marks under the part of a line that a byte range covers.
fn underline(line: &str, at: &std::ops::Range<usize>) -> String {
    use unicode_width::UnicodeWidthStr;
    let marks = line[at.clone()].width().max(1);
    format!("{}{}", " ".repeat(line[..at.start].width()), "^".repeat(marks))
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.explain(Paint(false), None).trim_end())
    }
}

impl std::error::Error for CliError {}
