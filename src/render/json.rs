//! `--format json`: the stable, versioned contract for programs.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::escape::is_hostile;
use super::format::{Format, RenderContext};
use crate::query::{Column, Row, Sheet};

pub(super) const FORMAT: Format = Format {
    name: "json",
    meaning: "one object with the rows, for programs",
    for_people: false,
    write,
};

/// The version of the contract.
pub const SCHEMA: &str = "hito/1";

fn write(sheet: &Sheet<'_>, frame: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    begin(frame, out)?;
    sheet.rows.write(out, |position, row, out| {
        separate(position, out)?;
        write_value(&RowObject(&sheet.columns, row), out)
    })?;
    end(out)
}

/// A row as an object: its id, then its columns in order.
#[derive(Clone, Debug)]
pub struct RowObject<'s>(pub &'s [Column], pub &'s Row);

impl Serialize for RowObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(columns, row) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &row.id)?;
        let cells = columns.iter().zip(&row.cells);
        for (column, cell) in cells.filter(|(column, _)| column.key != "id") {
            map.serialize_entry(&column.key, &cell.value())?;
        }
        map.end()
    }
}

/// Writes a value on one line. Characters that act on a terminal or change the order of reading
/// are escaped, which every reader of JSON reads as the same value.
pub fn write_value(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let text = serde_json::to_string(value)?;
    let mut rest = text.as_str();
    while let Some(at) = rest.find(is_hostile) {
        let (before, after) = rest.split_at(at);
        out.write_all(before.as_bytes())?;
        let mut chars = after.chars();
        for unit in chars.next().unwrap_or_default().encode_utf16(&mut [0; 2]) {
            write!(out, "\\u{unit:04x}")?;
        }
        rest = chars.as_str();
    }
    out.write_all(rest.as_bytes())
}

/// Writes rows inside the object of every answer: schema, plan, day, revision, and the revision
/// it is compared with, if any.
pub fn envelope(
    frame: &RenderContext,
    rows: impl Iterator<Item = impl Serialize>,
    out: &mut dyn Write,
) -> io::Result<()> {
    begin(frame, out)?;
    write_values(rows, out)?;
    end(out)
}

/// Writes the values of a list, each on a line.
pub fn write_values(
    values: impl Iterator<Item = impl Serialize>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (position, value) in values.enumerate() {
        separate(position, out)?;
        write_value(&value, out)?;
    }
    Ok(())
}

fn begin(frame: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    let head = [
        ("{\"schema\":", Some(SCHEMA)),
        (",\"plan\":", Some(frame.plan.as_str())),
        (",\"as_of\":", Some(frame.as_of.as_str())),
        (",\"revision\":", frame.revision.as_deref()),
    ];
    for (key, value) in head {
        out.write_all(key.as_bytes())?;
        serde_json::to_writer(&mut *out, &value)?;
    }
    if let Some(base) = &frame.base {
        out.write_all(b",\"base\":")?;
        serde_json::to_writer(&mut *out, base)?;
    }
    out.write_all(b",\"rows\":[")
}

fn separate(position: usize, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if position == 0 { b"\n" } else { b",\n" })
}

fn end(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n]}}")
}
