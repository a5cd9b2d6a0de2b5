//! What is past its deadline, by how much, and who says so.

use super::parts;
use super::parts::{column, deadline, paragraph, table};
use crate::i18n::{phrases as plain, report as phrases};
use crate::query::{Cell, Row, Shape, Tone};
use crate::report::Scope;
use crate::report::model::{Block, ReportSection};
use crate::sheets::{
    late_by, milestone_cell, overdue, overdue_in_words, owners_cell, speaker, status_cell,
};

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let late = overdue(&scope.view, scope.chosen.clone());
    let mut blocks = vec![paragraph(overdue_in_words(&scope.view, scope.chosen.len(), &late))];
    if !late.milestones.is_empty() {
        blocks.push(rows(scope, &late.milestones));
    }
    parts::section("overdue", phrases::OVERDUE, scope, blocks)
}

fn rows(scope: &Scope<'_>, late: &[usize]) -> Block {
    let columns = vec![
        column("overdue", plain::LATE_BY, Shape::Number, scope),
        column("due", plain::DEADLINE, Shape::Deadline, scope),
        column("milestone", plain::MILESTONE, Shape::Text, scope),
        column("party", plain::OWED_BY, Shape::Party, scope),
        column("status", plain::STATUS, Shape::Word, scope),
        column("by", phrases::BY_WHOSE_WORD, Shape::Party, scope),
    ];
    let row = |index: &usize| {
        let (milestone, state) = scope.milestone(*index);
        let word = state.standing.holds.map(|word| &milestone.updates[word.update]);
        let by = match word {
            Some(update) => Cell::text(speaker(&scope.view, update)),
            None => Cell::text(phrases::NOBODY_SPOKE.to(scope.lang())).tone(Tone::Dim),
        };
        let cells = vec![
            late_by(&scope.view, *index),
            deadline(scope, milestone, state),
            milestone_cell(&scope.view, milestone),
            owners_cell(&scope.view, milestone),
            status_cell(&scope.view, *index),
            by,
        ];
        Row::new(milestone.id.as_str(), cells)
    };
    let rows = late.iter().map(row).collect();
    table("late", scope.say(phrases::OVERDUE_TABLE), columns, rows)
}
