//! Tables that can be read without a script, and filtered and sorted with one.

use crate::query::{Cell, Column, Data, Row, Shape};
use crate::render::html_text as escaped;
use crate::report::ReportTable;

/// From how many rows on a table is worth filtering.
const MANY: usize = 12;

/// Writes a table in a frame that scrolls where it is too wide.
pub(super) fn table(table: &ReportTable) -> String {
    let id = table.id;
    let caption = escaped(&table.caption);
    let sheet = &table.sheet;
    let head: String = sheet.columns.iter().map(heading).collect();
    let rows: String = sheet.rows.iter().map(|row| self::row(&sheet.columns, &row)).collect();
    let many = if sheet.rows.len() >= MANY { " class=\"many\"" } else { "" };
    format!(
        "<div class=\"frame\" role=\"region\" aria-labelledby=\"{id}-caption\" tabindex=\"0\">\n\
         <table id=\"{id}\"{many}>\n<caption id=\"{id}-caption\">{caption}</caption>\n\
         <thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
}

fn heading(column: &Column) -> String {
    let class = if column.shape == Shape::Number { " class=\"number\"" } else { "" };
    format!("<th scope=\"col\"{class}>{}</th>", escaped(&column.title))
}

fn row(columns: &[Column], row: &Row) -> String {
    let named = columns.iter().position(names_the_row).unwrap_or_default();
    let cells = columns.iter().zip(&row.cells).enumerate();
    let cells: String =
        cells.map(|(at, (column, cell))| self::cell(column, cell, at == named)).collect();
    format!("<tr>{cells}</tr>\n")
}

/// The column that says what a row is about.
fn names_the_row(column: &Column) -> bool {
    column.key == "milestone"
}

fn cell(column: &Column, cell: &Cell, names_the_row: bool) -> String {
    let sort = match &cell.data {
        Some(Data::Text(text)) if *text != cell.shown => Some(escaped(text)),
        Some(Data::Number(number)) => Some(number.to_string()),
        Some(Data::Null) => Some(String::new()),
        None | Some(Data::Text(_) | Data::List(_)) => None,
    };
    let sort = sort.map(|sort| format!(" data-sort=\"{sort}\"")).unwrap_or_default();
    let detail = cell
        .detail
        .as_ref()
        .map(|detail| format!("<br><span class=\"detail\">{}</span>", escaped(detail)));
    let content = escaped(&cell.shown) + &detail.unwrap_or_default();
    if names_the_row {
        return format!("<th scope=\"row\"{sort}>{content}</th>");
    }
    let class = if column.shape == Shape::Number { " class=\"number\"" } else { "" };
    format!("<td{class}{sort}>{content}</td>")
}
