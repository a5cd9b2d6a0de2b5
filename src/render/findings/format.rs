//! What a format of findings is.

use std::io::{self, Write};

use super::super::format::RenderContext;
use crate::domain::{Finding, Severity};
use crate::source::Located;

/// What a check found, and where it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'f> {
    /// The findings, by file and line.
    pub located: &'f [Located],
    /// What was checked, and where the answer goes.
    pub frame: &'f RenderContext,
}

#[derive(Debug)]
pub struct FindingFormat {
    /// The word of `--format`.
    pub name: &'static str,
    /// What it is for.
    pub meaning: &'static str,
    /// Writes findings one by one, so that memory does not grow with their number.
    pub write: fn(Findings<'_>, &mut dyn Write) -> io::Result<()>,
}

impl<'f> Findings<'f> {
    /// Returns the findings of a severity.
    pub(super) fn of(self, severity: Severity) -> impl Iterator<Item = &'f Located> {
        self.located.iter().filter(move |located| located.finding.severity == severity)
    }
}

/// Returns the line where a finding begins, from 1; the first for a whole file.
pub(super) fn line(located: &Located) -> usize {
    located.spot.as_ref().map_or(1, |spot| spot.line)
}

/// Returns what is wrong, and on a line of its own what to do about it.
pub(super) fn message(finding: &Finding) -> String {
    match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    }
}
