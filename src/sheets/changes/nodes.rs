//! The nodes of two plans that differ, and the totals of both.

use super::values::value;
use crate::change::{Change, ChangeKind, Changes, UpdateChange};
use crate::domain::snapshot::Tally;
use crate::domain::{Flag, LangTag, Plan, Status, Text, Update, Vocabulary, status_code};
use crate::i18n::{self, Lang, Phrase, phrases};
use crate::query::View;

/// Two plans that are compared, with the language of the answer.
pub(super) struct Sides<'a> {
    pub changes: &'a Changes<'a>,
    pub old: View<'a>,
    pub new: View<'a>,
}

impl<'a> Sides<'a> {
    pub(super) fn new(changes: &'a Changes<'a>, lang: Lang) -> Self {
        let view = |snapshot| View { snapshot, lang };
        Self { changes, old: view(changes.old), new: view(changes.new) }
    }

    /// Returns a node in the newer plan that has it.
    pub(super) fn node(&self, change: &Change) -> (&View<'a>, usize) {
        match (change.new, change.old) {
            (Some(index), _) => (&self.new, index),
            (None, index) => (&self.old, index.unwrap_or_default()),
        }
    }

    /// Returns the title or name of a node.
    pub(super) fn title(&self, change: &Change, to_text: fn(&View<'a>, &Text) -> String) -> String {
        let (view, index) = self.node(change);
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

    /// Returns an update in the newer plan that has it.
    pub(super) fn update(&self, change: &Change, update: &UpdateChange) -> Option<&'a Update> {
        let (view, node, position) = match (update.new, update.old) {
            (Some(position), _) => (&self.new, change.new, position),
            (None, position) => (&self.old, change.old, position?),
        };
        Some(&view.plan().milestones[node?].updates[position])
    }

    /// Returns the value of a field in the older and the newer plan.
    pub(super) fn values(&self, change: &Change, key: &str, for_people: bool) -> [String; 2] {
        [(&self.old, change.old), (&self.new, change.new)].map(|(view, index)| {
            let index = index.unwrap_or_default();
            value(view, change.what, index, key, for_people).unwrap_or_default()
        })
    }

    /// Returns a text of a node in exactly one language, in the older and the newer plan. It is empty
    /// if there is none.
    pub(super) fn texts(&self, change: &Change, key: &str, lang: Option<LangTag>) -> [&'a str; 2] {
        [(&self.old, change.old), (&self.new, change.new)].map(|(view, index)| {
            let plan = view.plan();
            let text = index.and_then(|index| text_of(plan, change.what, index, key));
            let words = match (text, lang) {
                (Some(text), Some(lang)) => text.exactly(lang, &plan.head.languages),
                (Some(Text::Plain(words)), None) => Some(&**words),
                _ => None,
            };
            words.unwrap_or_default()
        })
    }
}

fn text_of<'a>(plan: &'a Plan, what: ChangeKind, index: usize, key: &str) -> Option<&'a Text> {
    match (what, key) {
        (ChangeKind::Plan, _) => Some(&plan.head.title),
        (ChangeKind::Section, _) => Some(&plan.sections[index].title),
        (ChangeKind::Milestone, "title") => Some(&plan.milestones[index].title),
        (ChangeKind::Milestone, "done-when") => plan.milestones[index].done_when.as_ref(),
        (ChangeKind::Milestone, _) => plan.milestones[index].due.as_ref()?.inferred.as_ref(),
        (ChangeKind::Party, "name") => Some(&plan.parties[index].name),
        (ChangeKind::Party, _) => plan.parties[index].acronym.as_ref(),
        (ChangeKind::Record, _) => None,
    }
}

/// Returns the counts that differ: the phrase, the code, the old number and the new one.
pub(super) fn totals(changes: &Changes<'_>) -> Vec<(Phrase, &'static str, usize, usize)> {
    let (old, new) = changes.totals();
    let both = |count: &dyn Fn(&Tally) -> usize| (count(&old), count(&new));
    let all = [(phrases::MILESTONES, "milestones", both(&|tally| tally.milestones))];
    let statuses = Status::with_none().map(|status| {
        (i18n::status(status), status_code(status), both(&|tally| tally.status(status)))
    });
    let flags = Flag::ALL.iter();
    let flags =
        flags.map(|flag| (i18n::flag(*flag), flag.code(), both(&|tally| tally.flag(*flag))));
    let differs =
        all.into_iter().chain(statuses).chain(flags).filter(|(_, _, (old, new))| old != new);
    differs.map(|(word, code, (old, new))| (word, code, old, new)).collect()
}
