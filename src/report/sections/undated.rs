//! Promises without a date, which are never overdue.

use super::parts;
use super::parts::{milestone_table, paragraph};
use crate::domain::Deadline;
use crate::i18n::{self, report as phrases};
use crate::query::{Cell, Shape};
use crate::report::Scope;
use crate::report::model::{Block, ReportSection};
use crate::sheets::{MILESTONE, MilestoneColumn, STATUS};

const KIND: MilestoneColumn = ("kind", phrases::KIND, Shape::Word, 0, |view, index| {
    Cell::text(i18n::kind(view.plan().milestones[index].kind).to(view.lang))
});

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let lang = scope.lang();
    let mut undated = scope.chosen.clone();
    undated.retain(|index| !scope.view.snapshot.deadline(*index).is_some_and(Deadline::is_dated));
    if undated.is_empty() {
        let block = paragraph(scope.say(phrases::ALL_DATED));
        return parts::section("undated", phrases::UNDATED, scope, vec![block]);
    }
    let count = phrases::N_UNDATED.of(undated.len(), lang, &[]);
    let head = ("no-date", scope.say(phrases::UNDATED_TABLE));
    let blocks = vec![
        paragraph(format!("{count} {}", phrases::UNDATED_MEANS.to(lang))),
        Block::Table(milestone_table(scope, head, &undated, &[MILESTONE, KIND, STATUS])),
    ];
    parts::section("undated", phrases::UNDATED, scope, blocks)
}
