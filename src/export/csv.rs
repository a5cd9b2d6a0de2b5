//! `csv`: a table as comma-separated values (RFC 4180).

use std::io::{self, Write};

use super::format::{Export, Makes, Material, nothing};
use super::tables::DataTable;
use crate::query::Subject;
use crate::render::{csv_record, flat};

pub(super) const EXPORT: Export = Export {
    name: "csv",
    meaning: "a table as comma-separated values (RFC 4180)",
    makes: Makes::Table(write),
    remarks: nothing,
};

/// Writes a table row by row.
pub(super) fn write(
    material: &Material<'_>,
    table: &DataTable,
    out: &mut dyn Write,
) -> io::Result<()> {
    let view = &material.view;
    let columns = table.columns(&view.plan().head.languages);
    csv_record(columns.iter().map(|column| column.key.clone()), out)?;
    for item in &table.items(view, material.query) {
        let subject = Subject { snapshot: view.snapshot, item };
        let value = |column: &super::TableColumn| column.value(view, subject);
        csv_record(columns.iter().map(|c| flat(&value(c), material.frame.csv_safe)), out)?;
    }
    Ok(())
}

/// Returns a table as a text.
pub fn csv(material: &Material<'_>, table: &DataTable) -> String {
    let mut text = Vec::new();
    // Writing to memory does not fail.
    let _ = write(material, table, &mut text);
    String::from_utf8(text).unwrap_or_default()
}
