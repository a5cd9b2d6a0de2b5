//! Why a command could not do its work: whose fault, what, where, what next.

use std::fmt;

use crate::query::QueryError;
use crate::render::{Paint, human, visible, visible_part};
use crate::source::{Folder, Located};
use crate::wording;

/// A failure that has more to say than one line.
#[derive(Debug)]
pub enum Failure {
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
    Plan {
        /// Every mistake in it.
        findings: Vec<Located>,
        /// How it is called on screen.
        plan: String,
        /// The revision that it was read at.
        revision: Option<String>,
    },
}

impl Failure {
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
            Self::Plan { findings, plan, revision } => {
                let mut text = String::new();
                for located in findings {
                    text.push_str(&human(located, paint, width));
                    text.push_str("\n\n");
                }
                let count = wording::count(findings.len(), "mistake");
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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.explain(Paint(false), None).trim_end())
    }
}

impl std::error::Error for Failure {}
