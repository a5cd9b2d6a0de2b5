//! The differences between two plans, in words for people and as rows for programs.

mod excerpt;
mod labels;
mod nodes;
mod rows;
mod values;

use excerpt::excerpt;
use labels::label;
use nodes::{title, totals, words_of};
pub use rows::{columns, of_node, rows, unreadable};
use values::value;

use super::{declarations, speaker};
use crate::change::{Change, ChangeKind, Changes, DeadlineMove, Detail, TextChange, UpdateChange};
use crate::domain::{Deadline, Flag, LangTag, Milestone, Status, Update};
use crate::i18n::{self, Lang, Phrase, phrases};
use crate::query::{NOTHING, Tone, View};

/// The differences in words.
pub struct Described<'a> {
    changes: &'a Changes<'a>,
    /// The plan before and after, in the language of the answer.
    old: View<'a>,
    new: View<'a>,
}

/// A node that differs, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeEntry {
    /// The kind of change.
    pub sign: Sign,
    /// The id.
    pub id: String,
    /// The title or name.
    pub title: String,
    /// What differs, one line each, with its tone.
    pub lines: Vec<(Tone, String)>,
}

/// The kind of change of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Something that was promised or recorded was removed or edited.
    Rewritten,
    /// The node is new.
    Added,
    /// The node was removed, and contained no promise.
    Removed,
    /// Something else differs.
    Changed,
    /// The node exists, and what was before is unknown.
    Present,
}

impl Sign {
    /// Returns the character that marks the change.
    pub fn mark(self) -> char {
        match self {
            Self::Rewritten => '!',
            Self::Added => '+',
            Self::Removed => '-',
            Self::Changed => '~',
            Self::Present => '=',
        }
    }
}

/// The kinds of node with their headings, in the order in which they are shown. Milestones come
/// first because readers look for them.
const GROUPS: [(ChangeKind, Phrase); 5] = [
    (ChangeKind::Milestone, phrases::MILESTONES),
    (ChangeKind::Section, phrases::DIFF_SECTIONS),
    (ChangeKind::Plan, phrases::DIFF_PLAN),
    (ChangeKind::Party, phrases::DIFF_PARTIES),
    (ChangeKind::Record, phrases::DIFF_RECORDS),
];

impl<'a> Described<'a> {
    /// Describes changes in a language.
    pub fn new(changes: &'a Changes<'a>, lang: Lang) -> Self {
        let view = |snapshot| View { snapshot, lang };
        Self { changes, old: view(changes.old), new: view(changes.new) }
    }

    /// Returns the nodes that differ, under the heading of their kind.
    pub fn groups(&self) -> impl Iterator<Item = (&'static str, Vec<ChangeEntry>)> {
        GROUPS.into_iter().filter_map(|(what, heading)| {
            let all = self.changes.changes.iter().filter(|change| change.what == what);
            let entries: Vec<ChangeEntry> = all.map(|change| self.entry(change)).collect();
            (!entries.is_empty()).then(|| (heading.to(self.new.lang), entries))
        })
    }

    /// Returns how many nodes are new, removed and changed, such as `2 new, 1 removed`.
    pub fn counts(&self) -> String {
        let changes = &self.changes.changes;
        let added = changes.iter().filter(|change| change.is_added()).count();
        let removed = changes.iter().filter(|change| change.is_removed()).count();
        let counted = [
            (phrases::N_ADDED, added),
            (phrases::N_REMOVED, removed),
            (phrases::N_CHANGED, changes.len() - added - removed),
        ];
        let shown = counted.into_iter().filter(|(_, number)| *number > 0);
        let shown = shown.map(|(phrase, number)| phrase.of(number, self.new.lang, &[]));
        shown.collect::<Vec<String>>().join(", ")
    }

    /// Returns the counts that differ: the name, the old number and the new one.
    pub fn totals(&self) -> Vec<(String, usize, usize)> {
        let lang = self.new.lang;
        let total = |(name, _, old, new): (Phrase, _, usize, usize)| {
            (i18n::capitalized(name.to(lang)), old, new)
        };
        totals(self.changes).into_iter().map(total).collect()
    }

    fn entry(&self, change: &Change) -> ChangeEntry {
        let lines = match (change.old, change.new) {
            (None, Some(index)) => self.added(change, index),
            (_, None) => vec![(Tone::Plain, phrases::DIFF_REMOVED.to(self.new.lang).to_owned())],
            _ => change.details.iter().flat_map(|detail| self.detail(change, detail)).collect(),
        };
        let title = match (change.new, change.old) {
            (Some(index), _) => title(&self.new, change, index, View::text),
            (None, index) => title(&self.old, change, index.unwrap_or_default(), View::text),
        };
        let sign = match sign(change) {
            Sign::Added if self.changes.is_old_unknown => Sign::Present,
            sign => sign,
        };
        ChangeEntry { sign, id: self.changes.id(change).to_string(), title, lines }
    }

    /// Returns the line about a node that is new, or whose past is unknown.
    fn added(&self, change: &Change, index: usize) -> Vec<(Tone, String)> {
        let lang = self.new.lang;
        let is_known = !self.changes.is_old_unknown;
        let first = if is_known { phrases::DIFF_ADDED } else { phrases::HISTORY_PRESENT };
        let mut parts = vec![first.to(lang).to_owned()];
        if change.what == ChangeKind::Milestone {
            let milestone = &self.new.plan().milestones[index];
            parts.extend(milestone.due.as_ref().map(|due| i18n::deadline(&due.deadline, lang)));
            let status = self.changes.new.brief(index).status;
            parts.push(i18n::status(status).to(lang).to_owned());
        }
        vec![(Tone::Plain, parts.join(" · "))]
    }

    fn detail(&self, change: &Change, detail: &Detail) -> Vec<(Tone, String)> {
        let lang = self.new.lang;
        let plain = |text: String| vec![(Tone::Plain, text)];
        match detail {
            Detail::Text(text) => self.text(change, text),
            Detail::Field(key) => vec![self.field(change, key)],
            Detail::Baseline(moved) => {
                vec![(Tone::Bad, self.moved(phrases::DIFF_BASELINE, moved))]
            }
            Detail::Deadline(moved) => plain(self.moved(phrases::DEADLINE, moved)),
            Detail::Update(update) => {
                let line = self.update(change, update);
                line.into_iter().chain(self.note(change, update)).collect()
            }
            Detail::Status(from, to) => {
                let word = |status: &Option<Status>| i18n::status(*status).to(lang);
                let parts = [phrases::STATUS.to(lang), word(from), word(to)];
                plain(phrases::DIFF_FROM_TO.fill(lang, &parts))
            }
            Detail::Flag(flag, set) => {
                let phrase = if *set { phrases::DIFF_NOW } else { phrases::DIFF_NO_LONGER };
                let tone = if *set && *flag == Flag::Overdue { Tone::Warn } else { Tone::Plain };
                vec![(tone, phrase.fill(lang, &[i18n::flag(*flag).to(lang)]))]
            }
        }
    }

    fn moved(&self, label: Phrase, moved: &DeadlineMove) -> String {
        let lang = self.new.lang;
        let deadline = |deadline: &Option<Deadline>| match deadline {
            Some(deadline) => i18n::deadline(deadline, lang),
            None => phrases::UNDATED.to(lang).to_owned(),
        };
        let parts = [label.to(lang), &*deadline(&moved.from), &*deadline(&moved.to)];
        let text = phrases::DIFF_FROM_TO.fill(lang, &parts);
        match moved.days.filter(|days| *days != 0) {
            None => text,
            Some(days) => {
                let phrase = if days > 0 { phrases::N_DAYS_LATER } else { phrases::N_DAYS_EARLIER };
                let number = usize::try_from(days.unsigned_abs()).unwrap_or_default();
                format!("{text}, {}", phrase.of(number, lang, &[]))
            }
        }
    }

    fn field(&self, change: &Change, key: &'static str) -> (Tone, String) {
        let lang = self.new.lang;
        let of = |view: &View<'_>, index: Option<usize>| {
            value(view, change, index.unwrap_or_default(), key, true)
        };
        let (old, new) = (of(&self.old, change.old), of(&self.new, change.new));
        let is_promise = key == "quote" && change.what == ChangeKind::Milestone;
        let (tone, label) = if is_promise {
            (Tone::Bad, phrases::DIFF_QUOTE.to(lang).to_owned())
        } else {
            (Tone::Plain, label(key, &self.new))
        };
        if old == new {
            return (tone, phrases::DIFF_CHANGED.fill(lang, &[&label]));
        }
        let (old, new) = excerpt(&old, &new);
        (tone, phrases::DIFF_FROM_TO.fill(lang, &[&label, shown(&old), shown(&new)]))
    }

    fn text(&self, change: &Change, text: &TextChange) -> Vec<(Tone, String)> {
        let lang = self.new.lang;
        let label = |of: &Option<LangTag>| match of {
            Some(of) => format!("{} [{of}]", label(text.key, &self.new)),
            None => label(text.key, &self.new),
        };
        let old = |of: &Option<LangTag>| words_of(&self.old, change, change.old, text.key, *of);
        let new = |of: &Option<LangTag>| words_of(&self.new, change, change.new, text.key, *of);
        let reworded = text.reworded.iter().map(|of| {
            let (old, new) = excerpt(&old(of), &new(of));
            phrases::DIFF_FROM_TO.fill(lang, &[&label(of), &old, &new])
        });
        let gained = text
            .gained
            .iter()
            .map(|of| phrases::DIFF_TRANSLATED.fill(lang, &[&label(of), &excerpt(&new(of), "").0]));
        let lost = text
            .lost
            .iter()
            .map(|of| phrases::DIFF_LOST.fill(lang, &[&label(of), &excerpt(&old(of), "").0]));
        reworded.chain(gained).chain(lost).map(|line| (Tone::Plain, line)).collect()
    }

    fn update(&self, change: &Change, update: &UpdateChange) -> Option<(Tone, String)> {
        let lang = self.new.lang;
        let (view, node, position) = match (update.new, update.old) {
            (Some(position), _) => (&self.new, change.new, position),
            (None, position) => (&self.old, change.old, position?),
        };
        let milestone: &Milestone = &view.plan().milestones[node?];
        let entry = &milestone.updates[position];
        let mut parts = update_parts(view, entry);
        let evidence = [
            (
                update.new.is_some() && update.old.is_none(),
                phrases::N_EVIDENCE,
                update.evidence_added,
            ),
            (update.old.is_some(), phrases::N_EVIDENCE_ADDED, update.evidence_added),
            (update.new.is_some(), phrases::N_EVIDENCE_REMOVED, update.evidence_removed),
        ];
        let shown = evidence.into_iter().filter(|(shown, _, number)| *shown && *number > 0);
        parts.extend(shown.map(|(_, phrase, number)| phrase.of(number, lang, &[])));
        let text = parts.join(" · ");
        Some(match (update.old, update.new) {
            (None, _) => (Tone::Plain, phrases::DIFF_UPDATE.fill(lang, &[&text])),
            (_, None) => (Tone::Bad, phrases::DIFF_UPDATE_REMOVED.fill(lang, &[&text])),
            _ if update.altered.is_empty() => {
                (Tone::Plain, phrases::DIFF_UPDATE_GAINED.fill(lang, &[&text]))
            }
            _ => {
                let key = |key: &&'static str| i18n::uncapitalized(&label(key, &self.new));
                let keys = update.altered.iter().map(key).collect::<Vec<_>>().join(", ");
                (Tone::Bad, phrases::DIFF_UPDATE_EDITED.fill(lang, &[&text, &keys]))
            }
        })
    }

    /// Returns how the note of an update was edited, if the edit is visible in the language of the
    /// answer.
    fn note(&self, change: &Change, update: &UpdateChange) -> Option<(Tone, String)> {
        let of = |view: &View<'_>, node: Option<usize>, position: Option<usize>| {
            let entry = &view.plan().milestones[node?].updates[position?];
            let note = entry.note.as_ref().map(|note| view.plain_text(note));
            Some(note.unwrap_or_default())
        };
        if !update.altered.contains(&"note") {
            return None;
        }
        let old = of(&self.old, change.old, update.old)?;
        let new = of(&self.new, change.new, update.new)?;
        let (old, new) = excerpt(&old, &new);
        let parts = [phrases::NOTE.to(self.new.lang), shown(&old), shown(&new)];
        let line = || phrases::DIFF_FROM_TO.fill(self.new.lang, &parts);
        (old != new).then(|| (Tone::Dim, line()))
    }
}

/// Returns the date of an update, its speaker and what it declares.
fn update_parts(view: &View<'_>, update: &Update) -> Vec<String> {
    let mut parts = vec![i18n::date(update.date, view.lang), speaker(view, update)];
    parts.extend(declarations(view, update));
    parts
}

/// Returns the kind of change of a node. Removing a promise or an update and editing its words or
/// deadline rewrite the record, unlike changes that the world has made.
fn sign(change: &Change) -> Sign {
    let is_promise = matches!(change.what, ChangeKind::Milestone | ChangeKind::Section);
    let rewritten = |detail: &Detail| match detail {
        Detail::Baseline(_) | Detail::Field("quote") => change.what == ChangeKind::Milestone,
        Detail::Update(update) => update.is_rewritten(),
        _ => false,
    };
    match (change.old, change.new) {
        (None, _) => Sign::Added,
        (_, None) if is_promise => Sign::Rewritten,
        (_, None) => Sign::Removed,
        _ if change.details.iter().any(rewritten) => Sign::Rewritten,
        _ => Sign::Changed,
    }
}

fn shown(text: &str) -> &str {
    if text.is_empty() { NOTHING } else { text }
}
