//! What changed: what was said in the period, and its effect.

use super::parts;
use super::parts::{column, flags, paragraph, table};
use crate::domain::snapshot::{State, current_deadline};
use crate::domain::{Evidence, Milestone, Text, Update};
use crate::i18n::{self, phrases as plain, report as phrases};
use crate::query::{Cell, Row, Shape};
use crate::report::Scope;
use crate::report::model::{Block, News, ReportSection, ReportSource};
use crate::sheets::{declarations, milestone_cell, speaker};

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let (dated, undated) = updates(scope);
    let lead = if scope.older.is_some() { phrases::N_RECORDED } else { phrases::N_NEWS };
    let mut blocks = Vec::new();
    if dated.is_empty() {
        blocks.push(paragraph(scope.say(phrases::NO_UPDATES)));
    }
    for (updates, lead) in [(dated, lead), (undated, phrases::N_NEWS_UNDATED)] {
        if !updates.is_empty() {
            blocks.push(paragraph(lead.of(updates.len(), scope.lang(), &[])));
            blocks.push(Block::News(news(scope, &updates)));
        }
    }
    blocks.push(states(scope));
    parts::section("changes", phrases::CHANGES, scope, blocks)
}

/// An update and its milestone.
type Statement<'a> = (&'a Milestone, &'a Update);

/// Returns the updates of the period, the newest first: those that count now and did not then; and
/// apart, those that are only known to be no later than the period.
pub(in crate::report) fn updates<'a>(
    scope: &Scope<'a>,
) -> (Vec<Statement<'a>>, Vec<Statement<'a>>) {
    let mut found: Vec<Statement<'a>> = Vec::new();
    for index in &scope.chosen {
        let (milestone, state) = scope.milestone(*index);
        let known: Vec<&Update> = scope.before(milestone).map_or_else(Vec::new, |(then, state)| {
            state.standing.entries.iter().map(|entry| &then.updates[*entry]).collect()
        });
        let now = state.standing.entries.iter().map(|entry| &milestone.updates[*entry]);
        found.extend(
            now.filter(|update| !known.iter().any(|old| is_same(old, update)))
                .map(|update| (milestone, update)),
        );
    }
    found.sort_by_key(|(_, update)| std::cmp::Reverse(update.date.last_day()));
    let is_dated = |(_, update): &Statement<'_>| {
        // Compared with other files, an update is news if it was recorded since.
        let since = |day| day > scope.since();
        scope.older.is_some() || update.date.first_day().is_some_and(since)
    };
    found.into_iter().partition(is_dated)
}

/// Returns whether two entries say the same thing, apart from corrections of words and evidence.
fn is_same(old: &Update, new: &Update) -> bool {
    let said = |update: &Update| {
        let Update { date, status, completed, progress, outlook, forecast, .. } = *update;
        (date, status, completed, progress, outlook, forecast)
    };
    said(old) == said(new) && old.by == new.by && old.due == new.due
}

fn news(scope: &Scope<'_>, updates: &[Statement<'_>]) -> Vec<News> {
    let view = &scope.view;
    let one = |(milestone, update): &Statement<'_>| {
        let mut head = vec![i18n::date(update.date, view.lang), speaker(view, update)];
        head.extend(declarations(view, update));
        let notes = [&update.note, &update.reason].into_iter().flatten();
        let evidence = update.evidence.iter().filter_map(|e| view.plan().evidence(e));
        News {
            head,
            title: view.text(&milestone.title),
            id: milestone.id.to_string(),
            notes: notes.map(|text| view.text(text)).collect(),
            evidence: evidence.filter_map(|evidence| source(scope, evidence)).collect(),
        }
    };
    updates.iter().map(one).collect()
}

/// Returns a piece of evidence as a link. Returns `None` if it has no address.
fn source(scope: &Scope<'_>, evidence: &Evidence) -> Option<ReportSource> {
    let lang = scope.lang();
    let url = evidence.url.as_ref()?.to_string();
    let title = evidence.title.as_ref();
    let publisher = evidence.publisher.as_deref();
    let mut details: Vec<String> = Vec::new();
    details.extend(evidence.class.map(|class| i18n::class(class).to(lang).to_owned()));
    details.extend(
        evidence.published.map(|date| plain::PUBLISHED.fill(lang, &[&i18n::date(date, lang)])),
    );
    let shown = title.map(|title| scope.view.as_published(title));
    let is_published = !matches!(title, Some(Text::ByLang(_)));
    Some(ReportSource {
        title: shown.or(publisher.map(str::to_owned)).unwrap_or_else(|| url.clone()),
        url,
        publisher: publisher.filter(|_| title.is_some()).map(str::to_owned),
        lang: evidence.lang.filter(|tag| is_published && Some(*tag) != lang.tag()),
        details,
    })
}

/// Returns the state of a milestone in words: its status, its deadline if that moved, its flags.
fn standing(scope: &Scope<'_>, milestone: &Milestone, state: &State, deadline: bool) -> String {
    let lang = scope.lang();
    let mut parts = vec![i18n::status(state.status).to(lang).to_owned()];
    parts.extend(flags(scope, state));
    let current = current_deadline(milestone, &state.standing).filter(|_| deadline);
    parts.extend(current.map(|due| plain::NEW_DEADLINE.fill(lang, &[&i18n::deadline(due, lang)])));
    parts.join(", ")
}

/// Returns the milestones whose state differs from that at the beginning of the period.
fn states(scope: &Scope<'_>) -> Block {
    let mut rows = Vec::new();
    for index in &scope.chosen {
        let (milestone, state) = scope.milestone(*index);
        let cells = |before: String, after: String| {
            vec![milestone_cell(&scope.view, *index), Cell::text(before), Cell::text(after)]
        };
        let Some((old, old_state)) = scope.before(milestone) else {
            let after = standing(scope, milestone, state, true);
            rows.push(Row::new(milestone.id.as_str(), cells(scope.say(phrases::NEW), after)));
            continue;
        };
        let moved = current_deadline(old, &old_state.standing)
            != current_deadline(milestone, &state.standing);
        let (before, after) =
            (standing(scope, old, old_state, moved), standing(scope, milestone, state, moved));
        if before != after {
            rows.push(Row::new(milestone.id.as_str(), cells(before, after)));
        }
    }
    if rows.is_empty() {
        return paragraph(scope.say(phrases::NO_STATE_CHANGES));
    }
    let columns = vec![
        column("milestone", plain::MILESTONE, Shape::Text, scope),
        column("before", phrases::BEFORE, Shape::Word, scope),
        column("now", phrases::AFTERWARDS, Shape::Word, scope),
    ];
    table("changed", scope.say(phrases::STATE_CHANGES), columns, rows)
}
