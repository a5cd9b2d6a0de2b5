//! The sections of a report, one file each, in the order in which they stand.

mod changes;
mod concerns;
mod counts;
mod method;
mod next;
mod overdue;
mod silence;
mod slippage;
mod undated;

pub(super) use changes::updates;

use super::{Block, ReportSection, ReportTable, Scope};
use crate::domain::snapshot::{State, current_deadline};
use crate::domain::{Flag, Milestone, Vocabulary};
use crate::i18n::{self, Phrase, phrases};
use crate::query::{Cell, Column, Row, Shape, Sheet, Tone};

/// Every section.
pub(super) const ALL: &[fn(&Scope<'_>) -> ReportSection] = &[
    counts::section,
    changes::section,
    overdue::section,
    next::section,
    slippage::section,
    concerns::section,
    silence::section,
    undated::section,
    method::section,
];

fn section(
    id: &'static str,
    heading: Phrase,
    scope: &Scope<'_>,
    blocks: Vec<Block>,
) -> ReportSection {
    ReportSection { id, heading: scope.say(heading), blocks }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}

/// A table, by its name in links, its caption, its columns and rows.
fn table(id: &'static str, caption: String, columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block::Table(ReportTable { id, caption, sheet: Sheet::new(columns, rows), chart: None })
}

fn column(key: &str, title: Phrase, shape: Shape, scope: &Scope<'_>) -> Column {
    Column::new(key, title.to(scope.lang()), shape, 0)
}

/// A deadline as it is now: sorted by its last day, shown in words.
fn deadline(scope: &Scope<'_>, milestone: &Milestone, state: &State) -> Cell {
    let shown = match current_deadline(milestone, &state.standing) {
        Some(deadline) => i18n::deadline(deadline, scope.lang()),
        None => return Cell::text(phrases::UNDATED.to(scope.lang())).tone(Tone::Dim),
    };
    let day = state.due.map_or_else(String::new, |day| day.to_string());
    Cell::told(day, shown)
}

/// The flags that are news of a milestone, in words.
fn flags(scope: &Scope<'_>, state: &State) -> Vec<String> {
    const NEWS: [Flag; 6] = [
        Flag::Overdue,
        Flag::Slipped,
        Flag::AtRisk,
        Flag::ForecastLate,
        Flag::Disputed,
        Flag::Blocked,
    ];
    let news = Flag::ALL.iter().filter(|flag| NEWS.contains(flag) && state.has(**flag));
    news.map(|flag| i18n::flag(*flag).to(scope.lang()).to_owned()).collect()
}
