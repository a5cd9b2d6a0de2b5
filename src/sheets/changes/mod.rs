//! The differences between two plans, in words for people and as rows for programs.

mod excerpt;
mod labels;
mod nodes;
mod rows;
mod values;

use excerpt::excerpt;
use labels::label;
use nodes::{Sides, totals};
pub use rows::{columns, of_node, rows, unreadable};

use super::{declarations, speaker};
use crate::change::{Change, ChangeKind, Changes, DeadlineMove, Detail, TextChange, UpdateChange};
use crate::domain::{Deadline, Flag, LangTag, Status};
use crate::i18n::{self, Lang, Phrase, phrases};
use crate::query::{NOTHING, Tone, View};

pub struct Described<'a>(Sides<'a>);

/// A node that differs, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeEntry {
    /// The kind of change.
    pub sign: Sign,
    pub id: String,
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
        Self(Sides::new(changes, lang))
    }

    fn lang(&self) -> Lang {
        self.0.new.lang
    }

    /// Returns the nodes that differ, under the heading of their kind.
    pub fn groups(&self) -> impl Iterator<Item = (&'static str, Vec<ChangeEntry>)> {
        GROUPS.into_iter().filter_map(|(what, heading)| {
            let all = self.0.changes.changes.iter().filter(|change| change.what == what);
            let entries: Vec<ChangeEntry> = all.map(|change| self.entry(change)).collect();
            (!entries.is_empty()).then(|| (heading.to(self.lang()), entries))
        })
    }

    /// Returns how many nodes are new, removed and changed, such as `2 new, 1 removed`.
    pub fn counts(&self) -> String {
        let changes = &self.0.changes.changes;
        let added = changes.iter().filter(|change| change.is_added()).count();
        let removed = changes.iter().filter(|change| change.is_removed()).count();
        let counted = [
            (phrases::N_ADDED, added),
            (phrases::N_REMOVED, removed),
            (phrases::N_CHANGED, changes.len() - added - removed),
        ];
        let shown = counted.into_iter().filter(|(_, number)| *number > 0);
        let shown = shown.map(|(phrase, number)| phrase.of(number, self.lang(), &[]));
        shown.collect::<Vec<String>>().join(", ")
    }

    /// Returns the counts that differ: the name, the old number and the new one.
    pub fn totals(&self) -> Vec<(String, usize, usize)> {
        let lang = self.lang();
        let totals = totals(self.0.changes).into_iter();
        totals.map(|(name, _, old, new)| (i18n::capitalized(name.to(lang)), old, new)).collect()
    }

    fn entry(&self, change: &Change) -> ChangeEntry {
        let lines = match (change.old, change.new) {
            (None, Some(index)) => self.added(change, index),
            (_, None) => vec![(Tone::Plain, phrases::DIFF_REMOVED.to(self.lang()).to_owned())],
            _ => change.details.iter().flat_map(|detail| self.detail(change, detail)).collect(),
        };
        let title = self.0.title(change, View::text);
        let sign = match sign(change) {
            Sign::Added if self.0.changes.is_old_unknown => Sign::Present,
            sign => sign,
        };
        ChangeEntry { sign, id: self.0.changes.id(change).to_string(), title, lines }
    }

    /// Returns the line about a node that is new, or whose past is unknown.
    fn added(&self, change: &Change, index: usize) -> Vec<(Tone, String)> {
        let lang = self.lang();
        let is_known = !self.0.changes.is_old_unknown;
        let first = if is_known { phrases::DIFF_ADDED } else { phrases::HISTORY_PRESENT };
        let mut parts = vec![first.to(lang).to_owned()];
        if change.what == ChangeKind::Milestone {
            let milestone = &self.0.new.plan().milestones[index];
            parts.extend(milestone.due.as_ref().map(|due| i18n::deadline(&due.deadline, lang)));
            let status = self.0.changes.new.brief(index).status;
            parts.push(i18n::status(status).to(lang).to_owned());
        }
        vec![(Tone::Plain, parts.join(" · "))]
    }

    fn detail(&self, change: &Change, detail: &Detail) -> Vec<(Tone, String)> {
        let lang = self.lang();
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
        let lang = self.lang();
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
        let lang = self.lang();
        let [old, new] = self.0.values(change, key, true);
        let is_promise = key == "quote" && change.what == ChangeKind::Milestone;
        let (tone, label) = if is_promise {
            (Tone::Bad, phrases::DIFF_QUOTE.to(lang).to_owned())
        } else {
            (Tone::Plain, label(key, &self.0.new))
        };
        if old == new {
            return (tone, phrases::DIFF_CHANGED.fill(lang, &[&label]));
        }
        let (old, new) = excerpt(&old, &new);
        (tone, phrases::DIFF_FROM_TO.fill(lang, &[&label, shown(&old), shown(&new)]))
    }

    fn text(&self, change: &Change, text: &TextChange) -> Vec<(Tone, String)> {
        let lang = self.lang();
        let label = |of: &Option<LangTag>| match of {
            Some(of) => format!("{} [{of}]", label(text.key, &self.0.new)),
            None => label(text.key, &self.0.new),
        };
        let both = |of: &Option<LangTag>| self.0.texts(change, text.key, *of);
        let reworded = text.reworded.iter().map(|of| {
            let [old, new] = both(of);
            let (old, new) = excerpt(old, new);
            phrases::DIFF_FROM_TO.fill(lang, &[&label(of), &old, &new])
        });
        let one =
            |phrase: Phrase, of, words| phrase.fill(lang, &[&label(of), &excerpt(words, "").0]);
        let gained = text.gained.iter().map(|of| one(phrases::DIFF_TRANSLATED, of, both(of)[1]));
        let lost = text.lost.iter().map(|of| one(phrases::DIFF_LOST, of, both(of)[0]));
        reworded.chain(gained).chain(lost).map(|line| (Tone::Plain, line)).collect()
    }

    fn update(&self, change: &Change, update: &UpdateChange) -> Option<(Tone, String)> {
        let lang = self.lang();
        let view = if update.new.is_some() { &self.0.new } else { &self.0.old };
        let entry = self.0.update(change, update)?;
        let mut parts = vec![i18n::date(entry.date, lang), speaker(view, entry)];
        parts.extend(declarations(view, entry));
        let is_new = update.new.is_some() && update.old.is_none();
        let evidence = [
            (is_new, phrases::N_EVIDENCE, update.evidence_added),
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
                let key = |key: &&'static str| i18n::uncapitalized(&label(key, &self.0.new));
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
        let old = of(&self.0.old, change.old, update.old)?;
        let new = of(&self.0.new, change.new, update.new)?;
        let (old, new) = excerpt(&old, &new);
        let parts = [phrases::NOTE.to(self.lang()), shown(&old), shown(&new)];
        let line = || phrases::DIFF_FROM_TO.fill(self.lang(), &parts);
        (old != new).then(|| (Tone::Dim, line()))
    }
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
