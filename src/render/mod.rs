//! Sheets and findings → formats. A format knows cells, never commitments.

mod axis;
mod csv;
mod escape;
mod findings;
mod html;
mod json;
mod markdown;
mod ndjson;
mod page;
mod paint;
mod patch;
mod table;
mod tsv;
mod xml;

use std::io::{self, Write};

use crate::query::Sheet;

pub use axis::{Axis, Track};
pub use csv::{LIST_SEPARATOR, csv_record, flat};
pub use escape::{visible, visible_lines, visible_part};
pub use findings::{FINDING_FORMATS, FindingFormat, Findings, human};
pub use html::html_text;
pub use json::{RowObject, SCHEMA, envelope, write_value};
pub use markdown::markdown_text;
pub use page::{Page, legend, wrapped};
pub use paint::{Paint, bar};
pub use patch::{ChangedFile, patch};
pub use table::{shown_columns, table};
pub use xml::Xml;

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

/// Every format, the default first.
pub const FORMATS: &[&Format] = &[
    &table::FORMAT,
    &json::FORMAT,
    &ndjson::FORMAT,
    &csv::FORMAT,
    &tsv::FORMAT,
    &markdown::FORMAT,
    &html::FORMAT,
];

/// The format with a name.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}
