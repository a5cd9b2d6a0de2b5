//! `--format ndjson`: the rows alone, one a line, for streams.

use std::io::{self, Write};

use super::json::RowObject;
use super::{Format, Frame};
use crate::query::Sheet;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "ndjson",
    meaning: "one object a line, for streams and databases",
    for_people: false,
    write,
};

fn write(sheet: &Sheet, _: &Frame, out: &mut dyn Write) -> io::Result<()> {
    for row in &sheet.rows {
        serde_json::to_writer(&mut *out, &RowObject(sheet, row))?;
        writeln!(out)?;
    }
    Ok(())
}
