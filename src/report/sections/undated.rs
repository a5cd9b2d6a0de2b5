//! Promises without a date, which are never overdue.

use super::parts;
use super::parts::{column, paragraph, table};
use crate::domain::Deadline;
use crate::domain::snapshot::current_deadline;
use crate::i18n::{self, phrases as plain, report as phrases};
use crate::query::{Cell, Row, Shape};
use crate::report::Scope;
use crate::report::model::ReportSection;
use crate::sheets::{milestone_cell, status_cell};

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let lang = scope.lang();
    let mut undated = scope.chosen.clone();
    undated.retain(|index| {
        let (milestone, state) = scope.milestone(*index);
        !current_deadline(milestone, &state.standing).is_some_and(Deadline::is_dated)
    });
    if undated.is_empty() {
        let block = paragraph(scope.say(phrases::ALL_DATED));
        return parts::section("undated", phrases::UNDATED, scope, vec![block]);
    }
    let columns = vec![
        column("milestone", plain::MILESTONE, Shape::Text, scope),
        column("kind", phrases::KIND, Shape::Word, scope),
        column("status", plain::STATUS, Shape::Word, scope),
    ];
    let row = |index: &usize| {
        let milestone = scope.milestone(*index).0;
        let cells = vec![
            milestone_cell(&scope.view, milestone),
            Cell::text(i18n::kind(milestone.kind).to(lang)),
            status_cell(&scope.view, *index),
        ];
        Row::new(milestone.id.as_str(), cells)
    };
    let count = phrases::N_UNDATED.of(undated.len(), lang, &[]);
    let blocks = vec![
        paragraph(format!("{count} {}", phrases::UNDATED_MEANS.to(lang))),
        table(
            "no-date",
            scope.say(phrases::UNDATED_TABLE),
            columns,
            undated.iter().map(row).collect(),
        ),
    ];
    parts::section("undated", phrases::UNDATED, scope, blocks)
}
