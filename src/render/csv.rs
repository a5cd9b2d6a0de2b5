//! `--format csv`: RFC 4180, with a header line of keys.

use std::io::{self, Write};

use super::{Format, Frame};
use crate::query::{Data, Sheet};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "csv",
    meaning: "comma-separated values (RFC 4180), for spreadsheets",
    for_people: false,
    write,
};

fn write(sheet: &Sheet, _: &Frame, out: &mut dyn Write) -> io::Result<()> {
    let header: Vec<String> = sheet.columns.iter().map(|column| quoted(&column.key)).collect();
    write!(out, "{}\r\n", header.join(","))?;
    for row in &sheet.rows {
        let fields: Vec<String> = row.cells.iter().map(|cell| quoted(&flat(&cell.data))).collect();
        write!(out, "{}\r\n", fields.join(","))?;
    }
    Ok(())
}

/// A value as one text; several are joined by `; `.
pub(super) fn flat(data: &Data) -> String {
    match data {
        Data::Null => String::new(),
        Data::Text(text) => text.clone(),
        Data::Number(number) => number.to_string(),
        Data::List(list) => list.iter().map(flat).collect::<Vec<_>>().join("; "),
    }
}

/// A field in quotes where it needs them (RFC 4180, section 2, rules 6 and 7).
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
