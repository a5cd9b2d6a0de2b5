//! `datapackage`: a folder of tables with a descriptor (Data Package 1, Frictionless Data).

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use super::csv;
use super::format::{Export, Makes, Material, nothing};
use super::tables::{ColumnType, DataTable, TABLES, TableColumn};
use crate::render::{LIST_SEPARATOR, write_value};

pub(super) const EXPORT: Export = Export {
    name: "datapackage",
    meaning: "a folder of CSV files with a Frictionless descriptor",
    makes: Makes::Folder(names, write),
    remarks: nothing,
};

/// Returns the tables, then the descriptor that refers to them.
fn names() -> Vec<String> {
    TABLES.iter().map(path).chain(["datapackage.json".to_owned()]).collect()
}

fn write(material: &Material<'_>, name: &str, out: &mut dyn Write) -> io::Result<()> {
    match TABLES.iter().find(|table| path(table) == name) {
        Some(table) => csv::write(material, table, out),
        None => descriptor(material, out),
    }
}

fn path(table: &DataTable) -> String {
    format!("{}.csv", table.name)
}

fn descriptor(material: &Material<'_>, out: &mut dyn Write) -> io::Result<()> {
    let view = &material.view;
    let head = &view.plan().head;
    let resources: Vec<Json> = TABLES
        .iter()
        .map(|table| resource(table, &table.columns(&view.plan().head.languages)))
        .collect();
    let package = json!({
        "profile": "tabular-data-package",
        "name": material.frame.plan.to_lowercase(),
        "title": view.plain_text(&head.title),
        "version": material.frame.as_of,
        "created": format!("{}T00:00:00Z", material.frame.as_of),
        "resources": resources,
    });
    write_value(&package, out)?;
    writeln!(out)
}

fn resource(table: &DataTable, columns: &[TableColumn]) -> Json {
    let keys: Vec<&str> = columns[..table.keys].iter().map(|column| &*column.key).collect();
    let foreign: Vec<Json> = table
        .refers_to
        .iter()
        .map(
            |(column, to)| json!({"fields": column, "reference": {"resource": to, "fields": "id"}}),
        )
        .collect();
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path(table),
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {
            "fields": columns.iter().map(field).collect::<Vec<_>>(),
            "primaryKey": keys,
            "foreignKeys": foreign,
        },
    })
}

fn field(column: &TableColumn) -> Json {
    let (kind, format) = match column.kind {
        ColumnType::Text => ("string", "default"),
        ColumnType::Url => ("string", "uri"),
        ColumnType::Day => ("date", "default"),
        ColumnType::Number => ("integer", "default"),
        ColumnType::List => ("string", "default"),
    };
    let meaning = match column.kind {
        ColumnType::List => format!(
            "{} Several stand with `{}` between them.",
            column.meaning,
            LIST_SEPARATOR.trim()
        ),
        _ => column.meaning.to_owned(),
    };
    json!({"name": column.key, "type": kind, "format": format, "description": meaning})
}
