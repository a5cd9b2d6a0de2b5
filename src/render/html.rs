//! `--format html`: a fragment with a real table, to paste into a page.

use std::borrow::Cow;
use std::io::{self, Write};

use super::format::{Format, RenderContext};
use super::markup::{Markup, Tag};
use crate::query::{Cell, Column, Row, Shape, Sheet};

pub(super) const FORMAT: Format =
    Format { name: "html", meaning: "a table to paste into a page", for_people: true, write };

fn write(sheet: &Sheet<'_>, _: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    if sheet.rows.is_empty() {
        return Ok(());
    }
    let heading = |column: &Column| Tag::new("th").attribute("scope", "col").line(&column.title);
    let headings: Markup = sheet.columns.iter().map(heading).collect();
    let mut put = |markup: Markup| out.write_all(markup.into_string().as_bytes());
    put(Markup::literal("<table>\n"))?;
    put(Tag::new("thead").block(Tag::new("tr").block(headings)))?;
    if sheet.groups.is_empty() {
        body(sheet, None, &mut put)?;
    }
    for (group, heading) in sheet.groups.iter().enumerate() {
        if sheet.rows.iter().any(|row| row.group == group) {
            body(sheet, Some((group, heading)), &mut put)?;
        }
    }
    put(Markup::literal("</table>\n"))
}

/// Writes the rows of a group, or all of them, one at a time.
fn body(
    sheet: &Sheet<'_>,
    group: Option<(usize, &Cell)>,
    put: &mut dyn FnMut(Markup) -> io::Result<()>,
) -> io::Result<()> {
    put(Markup::literal("<tbody>\n"))?;
    if let Some((_, heading)) = group {
        let heading = Tag::new("th")
            .attribute("scope", "rowgroup")
            .attribute("colspan", sheet.columns.len())
            .hold(&heading.shown);
        put(Tag::new("tr").line(heading))?;
    }
    let inside = |row: &Cow<'_, Row>| group.is_none_or(|(group, _)| group == row.group);
    for row in sheet.rows.iter().filter(inside) {
        let cells = sheet.columns.iter().zip(&row.cells);
        put(Tag::new("tr").block(cells.map(cell).collect::<Markup>()))?;
    }
    put(Markup::literal("</tbody>\n"))
}

fn cell((column, cell): (&Column, &Cell)) -> Markup {
    let tag = match column.shape {
        Shape::Id => Tag::new("th").attribute("scope", "row"),
        Shape::Number => Tag::new("td").attribute("style", "text-align:right"),
        _ => Tag::new("td"),
    };
    let mut text = Markup::from(&cell.shown);
    if let Some(detail) = &cell.detail {
        text = text + Markup::literal("<br>") + detail;
    }
    tag.line(text)
}
