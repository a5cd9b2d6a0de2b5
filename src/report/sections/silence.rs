//! Milestones without news for long, and milestones that nobody has ever assessed.

use super::parts;
use super::parts::{milestone, milestone_table, paragraph};
use crate::domain::Flag;
use crate::i18n::{self, report as phrases};
use crate::query::{Cell, Shape, days_in_words};
use crate::report::Scope;
use crate::report::model::{Block, ReportSection};
use crate::sheets::{DUE, MILESTONE, MilestoneColumn, STATUS};

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let chosen = |wanted: &dyn Fn(usize) -> bool| -> Vec<usize> {
        scope.chosen.iter().copied().filter(|index| wanted(*index)).collect()
    };
    let mut stale = chosen(&|index| scope.milestone(index).1.has(Flag::Stale));
    stale.sort_by_key(|index| std::cmp::Reverse(scope.milestone(*index).1.stale));
    let never = chosen(&|index| scope.milestone(index).1.status.is_none());
    let mut blocks = stale_blocks(scope, &stale);
    blocks.extend(never_blocks(scope, &never));
    parts::section("silence", phrases::SILENCE, scope, blocks)
}

fn stale_blocks(scope: &Scope<'_>, stale: &[usize]) -> Vec<Block> {
    let lang = scope.lang();
    let limit = i18n::span(scope.view.plan().head.policy.stale, lang);
    if stale.is_empty() {
        return vec![paragraph(phrases::NO_STALE.fill(lang, &[&limit]))];
    }
    let head = ("stale", phrases::STALE_TABLE.fill(lang, &[&limit]));
    vec![
        paragraph(phrases::N_STALE.of(stale.len(), lang, &[])),
        Block::Table(milestone_table(scope, head, stale, &[MILESTONE, STATUS, UPDATED, STALE])),
    ]
}

/// The date of the last update.
const UPDATED: MilestoneColumn = ("updated", phrases::LAST_NEWS, Shape::Date, 0, |view, index| {
    let (milestone, state) = milestone(view, index);
    let dates = state.standing.entries.iter().map(|entry| milestone.updates[*entry].date);
    dates.max_by_key(|date| date.last_day()).map_or_else(Cell::default, |date| {
        Cell::told(date.last_day().to_string(), i18n::date(date, view.lang))
    })
});

/// The number of days since then.
const STALE: MilestoneColumn = ("stale", phrases::DAYS_AGO, Shape::Number, 0, |view, index| {
    let days = milestone(view, index).1.stale.unwrap_or_default();
    Cell::number(days, days_in_words(days, view))
});

/// The strength in words.
const STRENGTH: MilestoneColumn = ("strength", phrases::STRENGTH, Shape::Word, 0, |view, index| {
    let strength = milestone(view, index).0.strength;
    Cell::text(strength.map(|s| i18n::strength(s).to(view.lang)).unwrap_or_default())
});

fn never_blocks(scope: &Scope<'_>, never: &[usize]) -> Vec<Block> {
    let lang = scope.lang();
    if never.is_empty() {
        return vec![paragraph(scope.say(phrases::ALL_ASSESSED))];
    }
    let count = phrases::N_NEVER.of(never.len(), lang, &[]);
    let head = ("never", scope.say(phrases::NEVER_TABLE));
    vec![
        paragraph(format!("{count} {}", phrases::NEVER_MEANS.to(lang))),
        Block::Table(milestone_table(scope, head, never, &[MILESTONE, DUE, STRENGTH])),
    ]
}
