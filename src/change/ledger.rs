//! Ledgers, compared entry by entry, and the evidence in them.

use std::collections::{HashMap, VecDeque};

use super::detail::{Detail, UpdateChange};
use super::text::{Languages, normal};
use crate::domain::{Evidence, EvidenceRef, LangTag, Record, Text, Update};

/// Up to how many pairs of entries are tried for one that was edited out of the other.
const MOST_PAIRS: usize = 10_000;

/// Returns what differs between two ledgers, in the order of the newer, removed entries last.
pub(super) fn updates(old: &[Update], new: &[Update], languages: Languages) -> Vec<Detail> {
    if old == new && languages.old == languages.new {
        return Vec::new();
    }
    let compared = |updates: &[Update], first| -> Vec<Update> {
        updates.iter().map(|update| compared(update, first)).collect()
    };
    let (old, new) = (compared(old, languages.old), compared(new, languages.new));
    let partners = partners(&old, &new);
    let mut changes = Vec::new();
    for (position, update) in new.iter().enumerate() {
        changes.push(match partners[position] {
            Some(before) if old[before] == *update => continue,
            Some(before) => edited((before, &old[before]), (position, update)),
            None => UpdateChange {
                new: Some(position),
                evidence_added: update.evidence.len(),
                ..UpdateChange::default()
            },
        });
    }
    let mut kept = vec![false; old.len()];
    for before in partners.iter().flatten() {
        kept[*before] = true;
    }
    changes.extend((0..old.len()).filter(|before| !kept[*before]).map(|before| UpdateChange {
        old: Some(before),
        evidence_removed: old[before].evidence.len(),
        ..UpdateChange::default()
    }));
    changes.into_iter().map(Detail::Update).collect()
}

/// Returns which older entry each newer one was: first those that are the same, then those with the
/// same id, the same day and speaker, or much in common.
fn partners(old: &[Update], new: &[Update]) -> Vec<Option<usize>> {
    let mut pairing =
        Pairing { old, new, partners: vec![None; new.len()], taken: vec![false; old.len()] };
    pairing.by(|update| Some(format!("{update:?}")));
    pairing.by(|update| update.id.as_ref().map(|id| id.as_str().to_ascii_lowercase()));
    pairing.by(|update| Some(format!("{} {:?}", update.date, update.by)));
    pairing.by_likeness();
    pairing.partners
}

struct Pairing<'u> {
    old: &'u [Update],
    new: &'u [Update],
    partners: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairing<'_> {
    /// Pairs the entries that are still alone and have the same key, in their order.
    fn by(&mut self, key: impl Fn(&Update) -> Option<String>) {
        let mut free: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (position, update) in self.old.iter().enumerate().filter(|(p, _)| !self.taken[*p]) {
            if let Some(key) = key(update) {
                free.entry(key).or_default().push_back(position);
            }
        }
        for (position, update) in self.new.iter().enumerate() {
            if self.partners[position].is_some() || free.is_empty() {
                continue;
            }
            let found = key(update).and_then(|key| free.get_mut(&key)?.pop_front());
            if let Some(before) = found {
                self.pair(before, position);
            }
        }
    }

    /// Pairs what is left over where it has a note, evidence, or speaker and status in common.
    fn by_likeness(&mut self) {
        let left = |taken: &mut dyn Iterator<Item = bool>| -> Vec<usize> {
            taken.enumerate().filter(|(_, taken)| !taken).map(|(position, _)| position).collect()
        };
        let old = left(&mut self.taken.iter().copied());
        let new = left(&mut self.partners.iter().map(Option::is_some));
        if old.len() * new.len() > MOST_PAIRS {
            return;
        }
        for position in new {
            let update = &self.new[position];
            let alike =
                |before: &&usize| !self.taken[**before] && alike(&self.old[**before], update);
            if let Some(before) = old.iter().find(alike) {
                self.pair(*before, position);
            }
        }
    }

    fn pair(&mut self, before: usize, position: usize) {
        self.partners[position] = Some(before);
        self.taken[before] = true;
    }
}

fn alike(old: &Update, new: &Update) -> bool {
    let note = old.note.is_some() && old.note == new.note;
    let evidence = old.evidence.iter().any(|evidence| new.evidence.contains(evidence));
    let word = old.by == new.by && old.status.is_some() && old.status == new.status;
    note || evidence || word
}

fn edited((before, old): (usize, &Update), (position, new): (usize, &Update)) -> UpdateChange {
    let fields: [(&'static str, bool); 13] = [
        ("id", old.id == new.id),
        ("date", old.date == new.date),
        ("by", old.by == new.by),
        ("status", old.status == new.status),
        ("completed", old.completed == new.completed),
        ("progress", old.progress == new.progress),
        ("outlook", old.outlook == new.outlook),
        ("forecast", old.forecast == new.forecast),
        ("due", old.due == new.due),
        ("reason", is_translated(old.reason.as_ref(), new.reason.as_ref())),
        ("retracts", old.retracts == new.retracts),
        ("superseded-by", old.superseded_by == new.superseded_by),
        ("note", is_translated(old.note.as_ref(), new.note.as_ref())),
    ];
    let missing = |some: &[EvidenceRef], all: &[EvidenceRef]| {
        some.iter().filter(|evidence| !all.contains(evidence)).count()
    };
    let evidence_removed = missing(&old.evidence, &new.evidence);
    let mut altered: Vec<&str> =
        fields.into_iter().filter(|(_, same)| !same).map(|(key, _)| key).collect();
    altered.extend((evidence_removed > 0).then_some("evidence"));
    UpdateChange {
        old: Some(before),
        new: Some(position),
        altered,
        evidence_added: missing(&new.evidence, &old.evidence),
        evidence_removed,
    }
}

/// Returns whether a text still has all its words, perhaps in more languages.
fn is_translated(old: Option<&Text>, new: Option<&Text>) -> bool {
    match (old, new) {
        (Some(Text::ByLang(old)), Some(Text::ByLang(new))) => {
            old.iter().all(|text| new.contains(text))
        }
        (old, new) => old == new,
    }
}

/// Returns an entry in which what means the same is written the same.
fn compared(update: &Update, first: Option<LangTag>) -> Update {
    let text = |text: &Option<Text>| text.as_ref().map(|text| normal(text, first));
    let reference = |reference: &EvidenceRef| match reference {
        EvidenceRef::Inline(evidence) => {
            EvidenceRef::Inline(Box::new(compared_evidence(evidence, first)))
        }
        EvidenceRef::Record(id) => EvidenceRef::Record(id.clone()),
    };
    let mut evidence: Vec<EvidenceRef> = update.evidence.iter().map(reference).collect();
    evidence.sort_by_cached_key(|evidence| format!("{evidence:?}"));
    Update { reason: text(&update.reason), note: text(&update.note), evidence, ..update.clone() }
}

fn compared_evidence(evidence: &Evidence, first: Option<LangTag>) -> Evidence {
    let text = |text: &Option<Text>| text.as_ref().map(|text| normal(text, first));
    Evidence { title: text(&evidence.title), note: text(&evidence.note), ..evidence.clone() }
}

/// Returns what differs of an evidence record.
pub(super) fn record(old: &Record, new: &Record, languages: Languages) -> Vec<Detail> {
    let (before, after) = (
        compared_evidence(&old.evidence, languages.old),
        compared_evidence(&new.evidence, languages.new),
    );
    let fields = [
        ("id", old.id.as_str() == new.id.as_str()),
        ("url", before.url == after.url),
        ("title", before.title == after.title),
        ("publisher", before.publisher == after.publisher),
        ("published", before.published == after.published),
        ("lang", before.lang == after.lang),
        ("quote", before.quote == after.quote),
        ("says", before.says == after.says),
        ("class", before.class == after.class),
        ("note", before.note == after.note),
    ];
    fields.into_iter().filter(|(_, same)| !same).map(|(key, _)| Detail::Field(key)).collect()
}
