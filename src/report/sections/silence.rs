//! Milestones without news for long, and milestones that nobody has ever assessed.

use super::parts;
use super::parts::{column, deadline, paragraph, table};
use crate::domain::Flag;
use crate::i18n::{self, phrases as plain, report as phrases};
use crate::query::{Cell, Row, Shape, days_in_words};
use crate::report::Scope;
use crate::report::model::{Block, ReportSection};
use crate::sheets::{milestone_cell, status_cell};

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
    let columns = vec![
        column("milestone", plain::MILESTONE, Shape::Text, scope),
        column("status", plain::STATUS, Shape::Word, scope),
        column("updated", phrases::LAST_NEWS, Shape::Date, scope),
        column("stale", phrases::DAYS_AGO, Shape::Number, scope),
    ];
    let row = |index: &usize| {
        let (milestone, state) = scope.milestone(*index);
        let days = state.stale.unwrap_or_default();
        let last = state.standing.entries.iter().map(|entry| milestone.updates[*entry].date);
        let last = last.max_by_key(|date| date.last_day());
        let last = last.map_or_else(Cell::default, |date| {
            Cell::told(date.last_day().to_string(), i18n::date(date, lang))
        });
        let cells = vec![
            milestone_cell(&scope.view, milestone),
            status_cell(&scope.view, *index),
            last,
            Cell::number(days, days_in_words(days, &scope.view)),
        ];
        Row::new(milestone.id.as_str(), cells)
    };
    let caption = phrases::STALE_TABLE.fill(lang, &[&limit]);
    vec![
        paragraph(phrases::N_STALE.of(stale.len(), lang, &[])),
        table("stale", caption, columns, stale.iter().map(row).collect()),
    ]
}

fn never_blocks(scope: &Scope<'_>, never: &[usize]) -> Vec<Block> {
    let lang = scope.lang();
    if never.is_empty() {
        return vec![paragraph(scope.say(phrases::ALL_ASSESSED))];
    }
    let columns = vec![
        column("milestone", plain::MILESTONE, Shape::Text, scope),
        column("due", plain::DEADLINE, Shape::Deadline, scope),
        column("strength", phrases::STRENGTH, Shape::Word, scope),
    ];
    let row = |index: &usize| {
        let (milestone, state) = scope.milestone(*index);
        let strength = milestone.strength.map(|s| i18n::strength(s).to(lang)).unwrap_or_default();
        let cells = vec![
            milestone_cell(&scope.view, milestone),
            deadline(scope, milestone, state),
            Cell::text(strength),
        ];
        Row::new(milestone.id.as_str(), cells)
    };
    let count = phrases::N_NEVER.of(never.len(), lang, &[]);
    vec![
        paragraph(format!("{count} {}", phrases::NEVER_MEANS.to(lang))),
        table("never", scope.say(phrases::NEVER_TABLE), columns, never.iter().map(row).collect()),
    ]
}
