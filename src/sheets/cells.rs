//! Cells and words that several answers show.

use crate::domain::{Class, Flag, Id, Milestone, Speaker, UNNAMED, Update, days_between};
use crate::i18n::{self, phrases};
use crate::query::{Cell, Item, Tone, View, days_in_words};

/// Returns the milestones among items.
pub fn milestones(items: Vec<Item<'_>>) -> Vec<usize> {
    let index = |item| {
        if let Item::Milestone(index) = item { Some(index) } else { None }
    };
    items.into_iter().filter_map(index).collect()
}

/// Returns the title of a milestone, with its id as the detail.
pub fn milestone_cell(view: &View<'_>, index: usize) -> Cell {
    let milestone = &view.plan().milestones[index];
    Cell::text(view.text(&milestone.title)).detail(milestone.id.as_str())
}

/// Returns the current deadline in words, sorted by its last day.
pub(super) fn deadline_cell(view: &View<'_>, index: usize) -> Cell {
    let Some(deadline) = view.snapshot.deadline(index) else {
        return Cell::text(phrases::UNDATED.to(view.lang)).tone(Tone::Dim);
    };
    let day = view.snapshot.brief(index).due.map_or_else(String::new, |day| day.to_string());
    Cell::told(day, i18n::deadline(deadline, view.lang))
}

/// Returns the short names of a milestone's parties.
pub(super) fn owners_cell(view: &View<'_>, index: usize) -> Cell {
    Cell::text(owners(view, &view.plan().milestones[index]).join(", "))
}

/// Returns the status in words, with the strength of the promise as the detail.
pub(super) fn status_cell(view: &View<'_>, index: usize) -> Cell {
    let milestone = &view.plan().milestones[index];
    let brief = view.snapshot.brief(index);
    let word = i18n::status(brief.status).to(view.lang);
    let disputed = brief.has(Flag::Disputed);
    let cell = if disputed {
        let disputed = i18n::flag(Flag::Disputed).to(view.lang);
        Cell::text(format!("{word} · {disputed}")).tone(Tone::Warn)
    } else {
        Cell::text(word)
    };
    match milestone.strength {
        Some(strength) => cell.detail(i18n::strength(strength).to(view.lang)),
        None => cell,
    }
}

/// Returns the number of days by which a milestone is overdue.
pub(super) fn late_by(view: &View<'_>, index: usize) -> Cell {
    let days = view.snapshot.brief(index).overdue.unwrap_or_default();
    Cell::number(days, days_in_words(days, view)).tone(Tone::Bad)
}

/// Returns the number of days until a deadline, negative if the milestone is overdue.
pub(super) fn due_in(view: &View<'_>, index: usize) -> Cell {
    let brief = view.snapshot.brief(index);
    if let Some(late) = brief.overdue {
        let days = usize::try_from(late).unwrap_or_default();
        let shown = phrases::N_DAYS_LATE.of(days, view.lang, &[]);
        return Cell::number(-late, shown).tone(Tone::Bad);
    }
    let left = brief.due.map_or(0, |due| days_between(view.snapshot.as_of, due));
    let days = usize::try_from(left).unwrap_or_default();
    Cell::number(left, phrases::IN_N_DAYS.of(days, view.lang, &[]))
}

/// Returns the speaker of an update in words. An independent speaker whose evidence is all from the
/// press is the press.
pub fn speaker(view: &View<'_>, update: &Update) -> String {
    let mut evidence = update.evidence.iter().filter_map(|e| view.plan().evidence(e)).peekable();
    let has_evidence = evidence.peek().is_some();
    let is_press = has_evidence && evidence.all(|evidence| evidence.class == Some(Class::Press));
    match &update.by {
        Speaker::Joint => phrases::JOINT.to(view.lang).to_owned(),
        Speaker::Independent if is_press => phrases::PRESS.to(view.lang).to_owned(),
        Speaker::Independent => phrases::INDEPENDENT.to(view.lang).to_owned(),
        Speaker::Party(id) => view.party(id),
    }
}

/// Returns the short names of a milestone's parties.
pub fn owners(view: &View<'_>, milestone: &Milestone) -> Vec<String> {
    let name = |id: &Id| {
        if id.is(UNNAMED) { phrases::NOBODY_NAMED.to(view.lang).to_owned() } else { view.party(id) }
    };
    milestone.parties.iter().map(name).collect()
}

/// Returns what an update declares: a status, a deadline or an outlook.
pub fn declarations(view: &View<'_>, update: &Update) -> Vec<String> {
    let mut parts = Vec::new();
    parts.extend(update.status.map(|s| i18n::status(Some(s)).to(view.lang).to_owned()));
    parts.extend(
        update
            .due
            .as_ref()
            .map(|due| phrases::NEW_DEADLINE.fill(view.lang, &[&i18n::deadline(due, view.lang)])),
    );
    parts.extend(update.outlook.map(|outlook| i18n::outlook(outlook).to(view.lang).to_owned()));
    parts
}
