//! `--format markdown`: a table as GitHub renders it.

use std::io::{self, Write};

use super::escape::visible;
use super::format::{Format, RenderContext};
use crate::query::{Cell, Shape, Sheet};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    meaning: "a table for issues, pull requests and mail",
    for_people: true,
    write,
};

fn write(sheet: &Sheet<'_>, _: &RenderContext, out: &mut dyn Write) -> io::Result<()> {
    if sheet.rows.is_empty() {
        return Ok(());
    }
    if sheet.groups.is_empty() {
        return rows(sheet, None, out);
    }
    for (group, heading) in sheet.groups.iter().enumerate() {
        if sheet.rows.iter().any(|row| row.group == group) {
            let gap = if group == 0 { "" } else { "\n" };
            writeln!(out, "{gap}### {}\n", markdown_text(&heading.shown))?;
            rows(sheet, Some(group), out)?;
        }
    }
    Ok(())
}

fn rows(sheet: &Sheet<'_>, group: Option<usize>, out: &mut dyn Write) -> io::Result<()> {
    let titles: Vec<String> =
        sheet.columns.iter().map(|column| markdown_text(&column.title)).collect();
    writeln!(out, "| {} |", titles.join(" | "))?;
    let rules: Vec<&str> = sheet
        .columns
        .iter()
        .map(|column| if column.shape == Shape::Number { "--:" } else { "---" })
        .collect();
    writeln!(out, "| {} |", rules.join(" | "))?;
    for row in sheet.rows.iter().filter(|row| group.is_none_or(|group| group == row.group)) {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

fn cell(cell: &Cell) -> String {
    match &cell.detail {
        None => markdown_text(&cell.shown),
        Some(detail) => format!("{}<br>{}", markdown_text(&cell.shown), markdown_text(detail)),
    }
}

/// Returns a text in which nothing is markup: in `CommonMark`, a backslash escapes every ASCII
/// punctuation character.
pub fn markdown_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' => out.extend(['\\', c]),
            // GitHub makes mentions and references of these even after a backslash or as
            // entities; an empty comment separates them from what follows.
            '@' => out.push_str("@<!-- -->"),
            '#' => out.push_str("\\#<!-- -->"),
            c => out.push(c),
        }
    }
    out
}
