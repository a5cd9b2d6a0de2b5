//! `--format tsv`: tab-separated values, for `cut`, `sort` and `awk`.

use std::io::{self, Write};

use super::csv::flat;
use super::escape::visible;
use super::format::{Format, RenderContext};
use crate::query::{Cell, Sheet};

pub(super) const FORMAT: Format = Format {
    name: "tsv",
    meaning: "tab-separated values, one row a line, for cut, sort and awk",
    for_people: false,
    write,
};

fn write(sheet: &Sheet<'_>, frame: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    let header: Vec<&str> = sheet.columns.iter().map(|column| column.key.as_str()).collect();
    writeln!(out, "{}", header.join("\t"))?;
    sheet.rows.write(out, |_, row, out| {
        let field = |cell: &Cell| visible(&flat(&cell.value(), frame.csv_safe)).into_owned();
        let fields: Vec<String> = row.cells.iter().map(field).collect();
        writeln!(out, "{}", fields.join("\t"))
    })
}
