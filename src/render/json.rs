//! `--format json`: the stable, versioned contract for programs.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::{Format, Frame};
use crate::query::{Row, Sheet};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "json",
    meaning: "one object with the rows, for programs",
    for_people: false,
    write,
};

/// The version of the contract.
const SCHEMA: &str = "hito/1";

fn write(sheet: &Sheet, frame: &Frame, out: &mut dyn Write) -> io::Result<()> {
    envelope(frame, sheet.rows.iter().map(|row| object(sheet, row)), out)
}

/// A row as an object, its id first.
pub(super) fn object(sheet: &Sheet, row: &Row) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), Value::String(row.id.clone()));
    for (column, cell) in sheet.columns.iter().zip(&row.cells) {
        if column.key != "id" {
            let value = serde_json::to_value(&cell.data).unwrap_or_default();
            object.insert(column.key.clone(), value);
        }
    }
    Value::Object(object)
}

/// Writes rows inside the object that every answer has: schema, plan, day, revision.
///
/// # Errors
/// When writing fails.
pub fn envelope(
    frame: &Frame,
    rows: impl Iterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = |text: &str| Value::String(text.to_owned());
    let revision = frame.revision.as_deref().map_or(Value::Null, text);
    write!(out, "{{\"schema\":\"{SCHEMA}\",\"plan\":{},", text(&frame.plan))?;
    write!(out, "\"as_of\":{},\"revision\":{revision},\"rows\":[", text(&frame.as_of))?;
    for (position, row) in rows.enumerate() {
        out.write_all(if position == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &row)?;
    }
    writeln!(out, "\n]}}")
}
