//! Why a command could not do its work: whose fault, what, where, what next.

use std::fmt;

use crate::messages;
use crate::query::QueryError;
use crate::render::{Paint, human, visible, visible_part};
use crate::source::{Folder, Located};

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
    /// Several things that are wrong with what was given, all of them told.
    Refused {
        /// Each of them.
        problems: Vec<Problem>,
        /// What they come to.
        end: String,
    },
    /// A change that would bring mistakes into a plan.
    Change {
        /// Every mistake, in the files as they would be.
        findings: Vec<Located>,
    },
    /// A plan that cannot be read whole.
    Plan {
        /// Every mistake in it.
        findings: Vec<Located>,
        /// How it is called on screen.
        plan: String,
        /// The revision that it was read at.
        revision: Option<String>,
    },
}

/// How many problems are told one by one. A file that was mistaken for another has a million.
const MOST_PROBLEMS: usize = 200;

/// Something that is wrong with what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub message: String,
    /// What to type or do next, a line each.
    pub help: Vec<String>,
    /// The line where it was given, for what stands in files.
    pub line: usize,
}

impl Problem {
    /// A problem with what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: vec![help.into()], line: 0 }
    }

    /// The problem with where it was given before it.
    #[must_use]
    pub fn labelled(self, label: &str) -> Self {
        let line = label.strip_prefix("line ").or_else(|| label.strip_prefix("row "));
        let line = line.and_then(|line| line.parse().ok());
        let line = line.unwrap_or(self.line);
        Self { message: format!("{label}: {}", self.message), line, ..self }
    }

    /// The problem at a line of a file.
    #[must_use]
    pub fn at_line(self, line: usize) -> Self {
        self.labelled(&format!("line {line}"))
    }
}

impl From<Problem> for CliError {
    fn from(problem: Problem) -> Self {
        Self::Plain { message: problem.message, help: problem.help }
    }
}

impl CliError {
    /// A failure with what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Plain { message: message.into(), help: vec![help.into()] }
    }

    /// Mistakes of a plan in a folder.
    pub fn of_plan(folder: &Folder, findings: Vec<Located>) -> Self {
        let revision = folder.revision().map(|revision| revision.short().to_owned());
        Self::Plan { findings, plan: folder.shown_root(), revision }
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
            Self::Refused { problems, end } => {
                let mut text = String::new();
                for problem in problems.iter().take(MOST_PROBLEMS) {
                    let help = indented(&problem.help);
                    text.push_str(&format!("{error}: {}{help}\n", visible(&problem.message)));
                }
                if let Some(more @ 1..) = problems.len().checked_sub(MOST_PROBLEMS) {
                    let more = messages::count(more, "more mistake");
                    text.push_str(&format!("{error}: … and {more} like these\n"));
                }
                if problems.len() > 1 {
                    text + &format!("{error}: {}\n", visible(end))
                } else {
                    text
                }
            }
            Self::Change { findings } => {
                let count = messages::count(findings.len(), "mistake");
                let text = every(findings, paint, width);
                text + &format!("{error}: the plan would have {count}, so nothing was written\n")
            }
            Self::Plan { findings, plan, revision } => {
                let text = every(findings, paint, width);
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

/// Every finding as `check` shows it.
fn every(findings: &[Located], paint: Paint, width: Option<usize>) -> String {
    findings.iter().map(|located| human(located, paint, width) + "\n\n").collect()
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
