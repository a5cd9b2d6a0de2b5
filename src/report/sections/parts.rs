//! What sections have in common.

use std::borrow::Cow;

use super::super::Scope;
use super::super::model::{Block, Chart, ReportSection, ReportTable, ReportTimeline};
use crate::domain::snapshot::State;
use crate::domain::{Flag, Milestone};
use crate::i18n::{self, Phrase};
use crate::query::{Column, Row, Shape, Sheet, View};
use crate::sheets::{MilestoneColumn, milestone_sheet, timeline_row};

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

/// Returns a table with a row for each milestone.
pub(super) fn milestone_table(
    scope: &Scope<'_>,
    (id, caption): (&'static str, String),
    milestones: &[usize],
    columns: &[MilestoneColumn],
) -> ReportTable {
    let sheet = milestone_sheet(&scope.view, milestones, columns);
    let rows = sheet.rows.iter().map(Cow::into_owned);
    ReportTable { id, caption, sheet: Sheet::new(sheet.columns, rows), chart: None }
}

/// Returns milestones drawn along an axis of time.
pub(super) fn timeline(scope: &Scope<'_>, title: Phrase, milestones: &[usize]) -> Chart {
    let tracks = milestones.iter().map(|index| timeline_row(&scope.view, *index)).collect();
    Chart::Timeline(ReportTimeline { title: scope.say(title), today: scope.as_of(), tracks })
}

pub(super) fn milestone<'a>(view: &View<'a>, index: usize) -> (&'a Milestone, &'a State) {
    (&view.snapshot.plan.milestones[index], &view.snapshot.states[index])
}

pub(super) fn column(key: &str, title: Phrase, shape: Shape, scope: &Scope<'_>) -> Column {
    Column::new(key, title.to(scope.lang()), shape, 0)
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
