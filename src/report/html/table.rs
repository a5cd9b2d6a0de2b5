//! Tables that can be read without a script, and filtered and sorted with one.

use crate::query::{Cell, Column, Data, Row, Shape};
use crate::render::{Markup, Tag};
use crate::report::model::ReportTable;

/// The least rows of a table that is worth filtering.
const MANY: usize = 12;

/// Writes a table in a frame that scrolls if the table is wider than the page.
pub(super) fn table(table: &ReportTable) -> Markup {
    let sheet = &table.sheet;
    let caption = format!("{}-caption", table.id);
    let head: Markup = sheet.columns.iter().map(heading).collect();
    let rows: Markup = sheet.rows.iter().map(|row| self::row(&sheet.columns, &row)).collect();
    let is_long = sheet.rows.len() >= MANY;
    let content = Tag::new("caption").attribute("id", &caption).line(&table.caption)
        + Tag::new("thead").block(Tag::new("tr").line(head))
        + Tag::new("tbody").block(rows);
    frame(&caption).block(
        Tag::new("table")
            .attribute("id", table.id)
            .attribute_if("class", is_long.then_some("many"))
            .block(content),
    )
}

/// A box that scrolls, named by the element with this id (WAI-ARIA `region`).
pub(super) fn frame(label: &str) -> Tag {
    Tag::new("div")
        .class("frame")
        .attribute("role", "region")
        .attribute("aria-labelledby", label)
        .attribute("tabindex", 0)
}

fn heading(column: &Column) -> Markup {
    Tag::new("th")
        .attribute("scope", "col")
        .attribute_if("class", class(column))
        .hold(&column.title)
}

fn class(column: &Column) -> Option<&'static str> {
    (column.shape == Shape::Number).then_some("number")
}

fn row(columns: &[Column], row: &Row) -> Markup {
    let named = columns.iter().position(names_the_row).unwrap_or_default();
    let cells = columns.iter().zip(&row.cells).enumerate();
    let cells = cells.map(|(at, (column, cell))| self::cell(column, cell, at == named));
    Tag::new("tr").line(cells.collect::<Markup>())
}

/// Whether a column says what a row is about.
fn names_the_row(column: &Column) -> bool {
    column.key == "milestone"
}

fn cell(column: &Column, cell: &Cell, names_the_row: bool) -> Markup {
    let sort = match &cell.data {
        Some(Data::Text(text)) if *text != cell.shown => Some(text.clone()),
        Some(Data::Number(number)) => Some(number.to_string()),
        Some(Data::Null) => Some(String::new()),
        None | Some(Data::Text(_) | Data::List(_)) => None,
    };
    let mut content = Markup::from(&cell.shown);
    if let Some(detail) = &cell.detail {
        content = content + Markup::literal("<br>") + Tag::new("span").class("detail").hold(detail);
    }
    let tag = if names_the_row {
        Tag::new("th").attribute("scope", "row")
    } else {
        Tag::new("td").attribute_if("class", class(column))
    };
    tag.attribute_if("data-sort", sort).hold(content)
}
