//! Sheets and findings → formats. A format knows cells, never commitments.

mod format;
mod axis;
mod csv;
mod escape;
mod findings;
mod html;
mod json;
mod markdown;
mod markup;
mod ndjson;
mod page;
mod paint;
mod patch;
mod table;
mod tsv;
mod xml;

pub use axis::{AxisRow, TextAxis};
pub use csv::{LIST_SEPARATOR, csv_record, flat};
pub use escape::{visible, visible_lines, visible_part};
pub use findings::{FINDING_FORMATS, FindingFormat, Findings, human};
pub use format::{Format, RenderContext};
pub use json::{RowObject, SCHEMA, envelope, write_value, write_values};
pub use markdown::markdown_text;
pub use markup::{Markup, Tag};
pub use page::{Page, legend, wrapped};
pub use paint::{Paint, bar};
pub use patch::{ChangedFile, patch};
pub use table::{shown_columns, table};
pub use xml::Xml;

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

pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}
