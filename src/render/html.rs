//! `--format html`: a fragment with a real table, to paste into a page.

use std::borrow::Cow;
use std::io::{self, Write};

use super::escape::visible;
use super::format::{Format, RenderContext};
use crate::query::{Cell, Row, Shape, Sheet};

/// The format.
pub(super) const FORMAT: Format =
    Format { name: "html", meaning: "a table to paste into a page", for_people: true, write };

fn write(sheet: &Sheet<'_>, _: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    if sheet.rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "<table>\n<thead>\n<tr>")?;
    for column in &sheet.columns {
        writeln!(out, "<th scope=\"col\">{}</th>", html_text(&column.title))?;
    }
    writeln!(out, "</tr>\n</thead>")?;
    if sheet.groups.is_empty() {
        body(sheet, None, out)?;
    }
    for (group, heading) in sheet.groups.iter().enumerate() {
        if sheet.rows.iter().any(|row| row.group == group) {
            body(sheet, Some((group, heading)), out)?;
        }
    }
    writeln!(out, "</table>")
}

fn body(sheet: &Sheet<'_>, group: Option<(usize, &Cell)>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<tbody>")?;
    if let Some((_, heading)) = group {
        let columns = sheet.columns.len();
        let heading = html_text(&heading.shown);
        writeln!(out, "<tr><th scope=\"rowgroup\" colspan=\"{columns}\">{heading}</th></tr>")?;
    }
    let inside = |row: &Cow<'_, Row>| group.is_none_or(|(group, _)| group == row.group);
    for row in sheet.rows.iter().filter(inside) {
        writeln!(out, "<tr>")?;
        for (column, cell) in sheet.columns.iter().zip(&row.cells) {
            let text = text(cell);
            match column.shape {
                Shape::Id => writeln!(out, "<th scope=\"row\">{text}</th>")?,
                Shape::Number => writeln!(out, "<td style=\"text-align:right\">{text}</td>")?,
                _ => writeln!(out, "<td>{text}</td>")?,
            }
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>")
}

fn text(cell: &Cell) -> String {
    match &cell.detail {
        None => html_text(&cell.shown),
        Some(detail) => format!("{}<br>{}", html_text(&cell.shown), html_text(detail)),
    }
}

/// A text in which nothing is markup, in elements and attributes alike.
pub fn html_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
