//! The texts of nodes that differ, and the totals of two plans.

use crate::change::{Change, ChangeKind, Changes};
use crate::domain::snapshot::Tally;
use crate::domain::{Flag, LangTag, Status, Text, Vocabulary, status_code};
use crate::i18n::{self, Phrase, phrases};
use crate::query::View;

/// Returns the title or name of a node.
pub(super) fn title<'a>(
    view: &View<'a>,
    change: &Change,
    index: usize,
    to_text: fn(&View<'a>, &Text) -> String,
) -> String {
    let plan = view.plan();
    let text = |text: &Text| to_text(view, text);
    match change.what {
        ChangeKind::Plan => text(&plan.head.title),
        ChangeKind::Section => text(&plan.sections[index].title),
        ChangeKind::Milestone => text(&plan.milestones[index].title),
        ChangeKind::Party => text(&plan.parties[index].name),
        ChangeKind::Record => {
            let title = plan.records[index].evidence.title.as_ref();
            title.map(|title| view.as_published(title)).unwrap_or_default()
        }
    }
}

/// Returns a text of a node in exactly one language.
pub(super) fn words_of(
    view: &View<'_>,
    change: &Change,
    index: Option<usize>,
    key: &str,
    lang: Option<LangTag>,
) -> String {
    let plan = view.plan();
    let Some(index) = index else { return String::new() };
    let text: Option<&Text> = match (change.what, key) {
        (ChangeKind::Plan, _) => Some(&plan.head.title),
        (ChangeKind::Section, _) => Some(&plan.sections[index].title),
        (ChangeKind::Milestone, "title") => Some(&plan.milestones[index].title),
        (ChangeKind::Milestone, "done-when") => plan.milestones[index].done_when.as_ref(),
        (ChangeKind::Milestone, _) => {
            plan.milestones[index].due.as_ref().and_then(|due| due.inferred.as_ref())
        }
        (ChangeKind::Party, "name") => Some(&plan.parties[index].name),
        (ChangeKind::Party, _) => plan.parties[index].acronym.as_ref(),
        (ChangeKind::Record, _) => None,
    };
    let words = match (text, lang) {
        (Some(text), Some(lang)) => text.exactly(lang, &plan.head.languages),
        (Some(Text::Plain(words)), None) => Some(&**words),
        _ => None,
    };
    words.unwrap_or_default().to_owned()
}

/// Returns the counts that differ: the phrase, the code, the old number and the new one.
pub(super) fn totals(changes: &Changes<'_>) -> Vec<(Phrase, &'static str, usize, usize)> {
    let (old, new) = changes.totals();
    let both = |count: &dyn Fn(&Tally) -> usize| (count(&old), count(&new));
    let mut totals = vec![(phrases::MILESTONES, "milestones", both(&|tally| tally.milestones))];
    totals.extend(Status::with_none().map(|status| {
        (i18n::status(status), status_code(status), both(&|tally| tally.status(status)))
    }));
    let flags = Flag::ALL.iter();
    totals.extend(
        flags.map(|flag| (i18n::flag(*flag), flag.code(), both(&|tally| tally.flag(*flag)))),
    );
    let differs = totals.into_iter().filter(|(_, _, (old, new))| old != new);
    differs.map(|(word, code, (old, new))| (word, code, old, new)).collect()
}
