//! `--format github`: workflow commands, which annotate the lines of a pull request
//! (<https://docs.github.com/actions/reference/workflow-commands-for-github-actions>).

use std::io::{self, Write};

use super::format::{FindingFormat, Findings, message};
use crate::domain::Severity;
use crate::messages;
use crate::render::{visible, visible_lines};
use crate::source::Located;

pub(super) const FORMAT: FindingFormat =
    FindingFormat { name: "github", meaning: "annotations on the lines of a pull request", write };

/// The most annotations of a level that GitHub shows for a step.
const MOST: usize = 10;

/// The levels, worst first, each with its command.
const LEVELS: [(Severity, &str); 2] = [(Severity::Deny, "error"), (Severity::Warn, "warning")];

fn write(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (severity, command) in LEVELS {
        for located in findings.of(severity).take(MOST) {
            annotation(command, located, out)?;
        }
    }
    let mut left = Vec::new();
    for (severity, level) in LEVELS {
        let mut many = 0;
        for located in findings.of(severity).skip(MOST) {
            logged(level, located, out)?;
            many += 1;
        }
        if many > 0 {
            left.push(messages::count(many, level));
        }
    }
    if left.is_empty() {
        return Ok(());
    }
    let left = left.join(" and ");
    writeln!(out, "::notice title=hito::{left} more than GitHub shows: see the log of this step")
}

fn annotation(command: &str, located: &Located, out: &mut dyn Write) -> io::Result<()> {
    let finding = &located.finding;
    write!(out, "::{command} file={}", property(&located.path_in_repository))?;
    if let Some(spot) = &located.spot {
        write!(out, ",line={},endLine={}", spot.line, spot.end_line)?;
        // GitHub takes columns only within one line.
        if spot.line == spot.end_line {
            write!(out, ",col={},endColumn={}", spot.column, spot.end_column)?;
        }
    }
    writeln!(out, ",title={}::{}", property(finding.rule), data(&message(finding)))
}

/// Returns a finding beyond those that GitHub shows, as a line of the log. No text of a plan can
/// begin a command in it: commands begin a line with `::`, older ones begin anywhere with `##[`.
fn logged(level: &str, located: &Located, out: &mut dyn Write) -> io::Result<()> {
    let finding = &located.finding;
    let at = located.spot.as_ref().map_or(String::new(), |s| format!(":{}:{}", s.line, s.column));
    let text = format!("{}{at}: {}", located.path_in_repository, finding.message);
    let text = visible(&text).replace("##[", "## [");
    writeln!(out, "{level}[{}]: {text}", finding.rule)
}

/// Returns a text as the message of a command.
fn data(text: &str) -> String {
    let text = visible_lines(text);
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Returns a text as a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
