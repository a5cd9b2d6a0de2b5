//! Exports the data of a plan for other tools, with one file for each format.
//!
//! This module writes what the query engine and the snapshot have computed, and decides nothing
//! about a plan itself.

mod format;
mod atom;
mod csv;
mod datapackage;
mod iati;
mod ics;
mod json;
mod milestones;
mod ndjson;
mod ocds;
mod tables;
mod uuid;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use csv::csv;
pub use format::{Export, Makes, Material, Reporter};
pub use tables::{ColumnType, DataTable, TABLES, TableColumn};

/// Every format, in the order of the documentation.
pub const EXPORTS: &[&Export] = &[
    &csv::EXPORT,
    &ndjson::EXPORT,
    &json::EXPORT,
    #[cfg(feature = "xlsx")]
    &xlsx::EXPORT,
    &ics::EXPORT,
    &atom::EXPORT,
    &datapackage::EXPORT,
    &ocds::EXPORT,
    &iati::EXPORT,
];

pub fn find(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().copied().find(|export| export.name == name)
}
