//! What a format of sheets is.

use super::paint::Paint;
use crate::query::Sheet;
use std::io::{self, Write};

/// What a sheet was made from, and what it is shown on.
#[derive(Clone, Debug)]
pub struct RenderContext {
    /// The plan's id.
    pub plan: String,
    /// The day, `2026-11-23`.
    pub as_of: String,
    /// The git revision, where one was read.
    pub revision: Option<String>,
    /// The git revision that it is compared with, where there is one.
    pub base: Option<String>,
    /// The columns of the terminal; none where nothing is to be cut or wrapped.
    pub width: Option<usize>,
    /// How tones are painted.
    pub paint: Paint,
    /// Whether texts in comma- and tab-separated values must be safe in spreadsheets.
    pub csv_safe: bool,
}

/// A format of sheets.
#[derive(Debug)]
pub struct Format {
    /// The word of `--format`.
    pub name: &'static str,
    /// What it is good for.
    pub meaning: &'static str,
    /// Whether it is for people: it has few columns, in words.
    pub for_people: bool,
    /// Writes a sheet.
    pub write: fn(&Sheet<'_>, &RenderContext, &mut dyn Write) -> io::Result<()>,
}
