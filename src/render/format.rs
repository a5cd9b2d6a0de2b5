//! What a format of sheets is.

use std::io::{self, Write};

use super::paint::Paint;
use crate::query::Sheet;

/// What a sheet was made from, and where it is shown.
#[derive(Clone, Debug)]
pub struct RenderContext {
    pub plan: String,
    /// The day, `2026-11-23`.
    pub as_of: String,
    /// The git revision that was read, if any.
    pub revision: Option<String>,
    /// The git revision that it is compared with, if any.
    pub base: Option<String>,
    /// The columns of the terminal; `None` if nothing is cut or wrapped.
    pub width: Option<usize>,
    /// How tones are painted.
    pub paint: Paint,
    /// Whether texts in comma- and tab-separated values are made safe in spreadsheets.
    pub csv_safe: bool,
}

#[derive(Debug)]
pub struct Format {
    /// The word of `--format`.
    pub name: &'static str,
    /// What it is for.
    pub meaning: &'static str,
    /// Whether it is for people: with few columns, in words.
    pub for_people: bool,
    pub write: fn(&Sheet<'_>, &RenderContext, &mut dyn Write) -> io::Result<()>,
}
