//! What is past its deadline, by how much, and who says so.

use super::parts;
use super::parts::{milestone, milestone_table, paragraph};
use crate::i18n::report as phrases;
use crate::query::{Cell, Shape, Tone, View};
use crate::report::Scope;
use crate::report::model::{Block, ReportSection};
use crate::sheets::{
    DUE, MILESTONE, MilestoneColumn, OVERDUE, PARTY, STATUS, overdue, overdue_in_words, speaker,
};

const BY: MilestoneColumn = ("by", phrases::BY_WHOSE_WORD, Shape::Party, 0, by);

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let late = overdue(&scope.view, scope.chosen.clone());
    let mut blocks = vec![paragraph(overdue_in_words(&scope.view, scope.chosen.len(), &late))];
    if !late.milestones.is_empty() {
        let head = ("late", scope.say(phrases::OVERDUE_TABLE));
        let columns = [OVERDUE, DUE, MILESTONE, PARTY, STATUS, BY];
        blocks.push(Block::Table(milestone_table(scope, head, &late.milestones, &columns)));
    }
    parts::section("overdue", phrases::OVERDUE, scope, blocks)
}

/// Returns the speaker of the declaration that holds.
fn by(view: &View<'_>, index: usize) -> Cell {
    let (milestone, state) = milestone(view, index);
    match state.standing.holds {
        Some(word) => Cell::text(speaker(view, &milestone.updates[word.update])),
        None => Cell::text(phrases::NOBODY_SPOKE.to(view.lang)).tone(Tone::Dim),
    }
}
