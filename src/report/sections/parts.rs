//! What sections have in common.

use super::super::Scope;
use super::super::model::{Block, ReportSection, ReportTable};
use crate::domain::snapshot::{State, current_deadline};
use crate::domain::{Flag, Milestone};
use crate::i18n::{self, Phrase, phrases};
use crate::query::{Cell, Column, Row, Shape, Sheet, Tone};

pub(super) fn section(
    id: &'static str,
    heading: Phrase,
    scope: &Scope<'_>,
    blocks: Vec<Block>,
) -> ReportSection {
    ReportSection { id, heading: scope.say(heading), blocks }
}

pub(super) fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}

/// Returns a table with an id for links, a caption, columns and rows.
pub(super) fn table(
    id: &'static str,
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
) -> Block {
    Block::Table(ReportTable { id, caption, sheet: Sheet::new(columns, rows), chart: None })
}

pub(super) fn column(key: &str, title: Phrase, shape: Shape, scope: &Scope<'_>) -> Column {
    Column::new(key, title.to(scope.lang()), shape, 0)
}

/// Returns the current deadline, sorted by its last day, shown in words.
pub(super) fn deadline(scope: &Scope<'_>, milestone: &Milestone, state: &State) -> Cell {
    let shown = match current_deadline(milestone, &state.standing) {
        Some(deadline) => i18n::deadline(deadline, scope.lang()),
        None => return Cell::text(phrases::UNDATED.to(scope.lang())).tone(Tone::Dim),
    };
    let day = state.due.map_or_else(String::new, |day| day.to_string());
    Cell::told(day, shown)
}

/// Returns the flags of a milestone that are news, in words.
pub(super) fn flags(scope: &Scope<'_>, state: &State) -> Vec<String> {
    let is_news = |flag: &Flag| match flag {
        Flag::Overdue
        | Flag::Slipped
        | Flag::AtRisk
        | Flag::ForecastLate
        | Flag::Disputed
        | Flag::Blocked => true,
        Flag::Late | Flag::LateCurrent | Flag::DueSoon | Flag::Stale | Flag::UnfinishedAtTerm => {
            false
        }
    };
    let news = state.flags().filter(is_news);
    news.map(|flag| i18n::flag(flag).to(scope.lang()).to_owned()).collect()
}
