//! `--format ndjson`: the rows alone, one a line, for streams.

use std::io::{self, Write};

use super::format::{Format, RenderContext};
use super::json::{RowObject, write_value};
use crate::query::Sheet;

pub(super) const FORMAT: Format = Format {
    name: "ndjson",
    meaning: "one object a line, for streams and databases",
    for_people: false,
    write,
};

fn write(sheet: &Sheet<'_>, _: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    sheet.rows.write(out, |_, row, out| {
        write_value(&RowObject(&sheet.columns, row), out)?;
        writeln!(out)
    })
}
