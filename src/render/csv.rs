//! `--format csv`: RFC 4180, with a header line of keys.

use std::io::{self, Write};

use super::escape::visible_lines;
use super::format::{Format, RenderContext};
use crate::query::{Data, Sheet};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    meaning: "comma-separated values (RFC 4180), for spreadsheets",
    for_people: false,
    write,
};

fn write(sheet: &Sheet<'_>, frame: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    csv_record(sheet.columns.iter().map(|column| column.key.clone()), out)?;
    sheet.rows.write(out, |_, row, out| {
        csv_record(row.cells.iter().map(|cell| flat(&cell.value(), frame.csv_safe)), out)
    })
}

/// Writes a record, ended by CRLF; fields are in quotes if they need them (RFC 4180, section 2).
pub fn csv_record(fields: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    for (position, field) in fields.enumerate() {
        if position > 0 {
            out.write_all(b",")?;
        }
        out.write_all(quoted(&field).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// The separator of the values of a list that is written as one text.
pub const LIST_SEPARATOR: &str = "; ";

/// Returns a value as one text; several are joined by [`LIST_SEPARATOR`]. With `safe`, texts are
/// safe in spreadsheets.
pub fn flat(data: &Data, safe: bool) -> String {
    match data {
        Data::Null => String::new(),
        Data::Text(text) if safe => disarmed(text),
        Data::Text(text) => text.clone(),
        Data::Number(number) => number.to_string(),
        Data::List(list) => {
            list.iter().map(|one| flat(one, safe)).collect::<Vec<_>>().join(LIST_SEPARATOR)
        }
    }
}

/// Returns a text that no spreadsheet takes for a formula: an apostrophe precedes a character that
/// begins one, <https://owasp.org/www-community/attacks/CSV_Injection>.
fn disarmed(text: &str) -> String {
    const BEGIN_FORMULAS: [char; 11] =
        ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let apostrophe = if text.starts_with(BEGIN_FORMULAS) { "'" } else { "" };
    format!("{apostrophe}{text}")
}

/// Returns a field, in quotes if it needs them (RFC 4180, section 2, rules 6 and 7).
fn quoted(text: &str) -> String {
    let text = visible_lines(text);
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}
