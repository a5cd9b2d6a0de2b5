//! A report in ten lines, for a chat.

use super::Scope;
use super::sections::updates;
use crate::domain::snapshot::current_deadline;
use crate::domain::{Day, Milestone, Status, Update};
use crate::i18n::{self, report as phrases};
use crate::query::days_in_words;
use crate::render::visible;
use crate::sheets::{declarations, due_by, overdue, overdue_in_words};

/// The most lines.
const LINES: usize = 10;

/// The most delays that are named, the worst first.
const NAMED: usize = 3;

/// Returns the brief form: the counts, what is overdue, what comes, what is new.
pub fn brief(scope: &Scope<'_>) -> String {
    let mut lines = vec![scope.title(), counts(scope)];
    let late = overdue(&scope.view, scope.chosen.clone());
    lines.push(overdue_in_words(&scope.view, scope.chosen.len(), &late));
    for index in late.milestones.iter().take(NAMED) {
        let (milestone, state) = scope.milestone(*index);
        let days = days_in_words(state.overdue.unwrap_or_default(), &scope.view);
        lines.push(format!("- {} ({days})", scope.view.text(&milestone.title)));
    }
    lines.extend(more(scope, late.milestones.len().saturating_sub(NAMED)));
    lines.push(next(scope));
    lines.extend(news(scope, LINES - lines.len()));
    let mut text = String::new();
    for line in lines {
        text.push_str(&visible(&line));
        text.push('\n');
    }
    text
}

/// Returns the counts: `12 of 93 milestones assessed; 1 completed, 11 in progress`.
fn counts(scope: &Scope<'_>) -> String {
    let lang = scope.lang();
    let tally = scope.tally();
    let count = |status: Option<Status>| i18n::n_with_status(tally.status(status), status, lang);
    let is_counted = |status: &Option<Status>| status.is_none() || tally.status(*status) > 0;
    let counts: Vec<String> = Status::with_none().filter(is_counted).map(count).collect();
    let numbers = [tally.assessed(), tally.milestones].map(|number| i18n::number(number, lang));
    phrases::BRIEF_COUNTS.fill(lang, &[&numbers[0], &numbers[1], &counts.join(", ")])
}

fn more(scope: &Scope<'_>, number: usize) -> Option<String> {
    (number > 0).then(|| format!("- {}", phrases::N_MORE.of(number, scope.lang(), &[])))
}

/// Returns a line about the next deadline.
fn next(scope: &Scope<'_>) -> String {
    let lang = scope.lang();
    let ahead = due_by(&scope.view, scope.chosen.clone(), Day::MAX);
    let next = ahead.into_iter().find(|index| scope.milestone(*index).1.overdue.is_none());
    let Some(index) = next else { return scope.say(phrases::BRIEF_NO_NEXT) };
    let (milestone, state) = scope.milestone(index);
    let deadline = current_deadline(milestone, &state.standing);
    let deadline = deadline.map(|deadline| i18n::deadline(deadline, lang)).unwrap_or_default();
    phrases::BRIEF_NEXT.fill(lang, &[&deadline, &scope.view.text(&milestone.title)])
}

/// Returns what is new, in at most `room` lines.
fn news(scope: &Scope<'_>, room: usize) -> Vec<String> {
    let (updates, _) = updates(scope);
    if updates.is_empty() {
        return vec![scope.say(phrases::NO_UPDATES)];
    }
    let shown = if updates.len() > room { room.saturating_sub(1) } else { updates.len() };
    let line = |(milestone, update): &(&Milestone, &Update)| {
        let title = scope.view.text(&milestone.title);
        let mut parts = vec![i18n::date(update.date, scope.lang()), title];
        parts.extend(declarations(&scope.view, update));
        phrases::BRIEF_NEWS.fill(scope.lang(), &[&parts.join(" · ")])
    };
    let mut lines: Vec<String> = updates.iter().take(shown).map(line).collect();
    lines.extend(more(scope, updates.len() - shown));
    lines
}
