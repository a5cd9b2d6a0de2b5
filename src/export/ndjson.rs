//! `ndjson`: a table as one JSON object per line.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::format::{Export, Makes, Material, nothing};
use super::tables::{DataTable, TableColumn};
use crate::query::{Subject, View};
use crate::render::write_value;

pub(super) const EXPORT: Export = Export {
    name: "ndjson",
    meaning: "a table as one JSON object a line",
    makes: Makes::Table(write),
    remarks: nothing,
};

/// A row of a table, serialized as an object.
pub(super) struct JsonRecord<'a> {
    pub(super) columns: &'a [TableColumn],
    pub(super) view: &'a View<'a>,
    pub(super) of: Subject<'a>,
}

impl Serialize for JsonRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for column in self.columns {
            map.serialize_entry(&column.key, &column.value(self.view, self.of))?;
        }
        map.end()
    }
}

fn write(material: &Material<'_>, table: &DataTable, out: &mut dyn Write) -> io::Result<()> {
    let view = &material.view;
    let columns = table.columns(&view.plan().head.languages);
    for item in &table.items(view, material.query) {
        let of = Subject { snapshot: view.snapshot, item };
        write_value(&JsonRecord { columns: &columns, view, of }, out)?;
        writeln!(out)?;
    }
    Ok(())
}
