//! A plan: pillars, commitments and milestones, with the parties that owe them.

use std::collections::HashMap;

use super::date::{Date, Day};
use super::deadline::Due;
use super::finding::Severity;
use super::id::Id;
use super::place::{FileId, Place};
use super::span::{Span, Unit};
use super::text::{LangTag, Text};
use super::update::{Evidence, EvidenceRef, Record, Update};
use super::vocabulary::{Kind, Strength, Translation};

/// A whole plan, as read from its files. Sections and milestones are in reading order: what hangs
/// directly under a node comes before its children's.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The plan's own fields.
    pub head: Head,
    /// Pillars and commitments; a parent comes before its children.
    pub sections: Vec<Section>,
    /// Every milestone.
    pub milestones: Vec<Milestone>,
    /// Who can owe and speak.
    pub parties: Vec<Party>,
    /// Evidence that several updates share.
    pub records: Vec<Record>,
    /// The files that places speak of, relative to [`Plan::root`], with `/` between names.
    pub files: Vec<String>,
    /// Where each id leads.
    pub index: Index<NodeRef>,
    /// The parties by id.
    pub party_index: Index<usize>,
    /// The sides by their ids and those of their parties, as positions in [`Head::sides`].
    pub side_index: Index<usize>,
    /// The evidence records by id.
    pub record_index: Index<usize>,
}

/// Things by id. The hash is seeded for each run, so that no plan can be made to collide.
pub type Index<T> = HashMap<Id, T, foldhash::fast::RandomState>;

/// What `plan.yaml` says of the plan itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The plan's id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Its languages; the first is that of the source and of plain strings.
    pub languages: Vec<LangTag>,
    /// Whose the texts in the other languages are.
    pub translation: Option<Translation>,
    /// When it was published.
    pub issued: Option<Date>,
    /// From when to when it runs, both ends counted.
    pub term: Option<Term>,
    /// Who signs: the sides whose words count.
    pub sides: Vec<Side>,
    /// The texts that quotes come from.
    pub sources: Vec<Source>,
    /// Thresholds of the computed flags.
    pub policy: Policy,
    /// Severities that the plan sets for rules, and where it does.
    pub checks: Vec<(Box<str>, Severity, Place)>,
    /// Passages that name the plan.
    pub quote: Vec<Box<str>>,
    /// Passages that promise nothing.
    pub context: Vec<Box<str>>,
    /// Where it is written.
    pub place: Place,
}

/// The days a plan runs, both ends counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day or period.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// One of those who signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Its id, used wherever a party's may be.
    pub id: Id,
    /// Its name.
    pub name: Text,
}

/// A text that quotes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// The file, as an entry of [`Plan::files`].
    pub file: FileId,
    /// The language it is in.
    pub lang: Option<LangTag>,
    /// SHA-256 of its bytes with LF line ends, in hexadecimal.
    pub sha256: Option<Box<str>>,
    /// Where it is named.
    pub place: Place,
}

/// Thresholds of the computed flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How far ahead a deadline is `due-soon`.
    pub due_soon: Span,
    /// How long without news makes a milestone `stale`.
    pub stale: Span,
}

impl Head {
    /// Returns the sides by their ids and those of their parties, as positions in [`Head::sides`].
    pub fn side_index(&self, parties: &[Party]) -> Index<usize> {
        let position = |id: &Id| self.sides.iter().position(|side| side.id == *id);
        let parties = parties.iter().filter_map(|party| {
            let side = party.side.as_ref()?;
            Some((party.id.clone(), position(side)?))
        });
        // A side's own id comes last, and so counts where a party has the same.
        let sides = self.sides.iter().map(|side| side.id.clone()).zip(0..);
        parties.chain(sides).collect()
    }
}

impl Default for Policy {
    /// Thirty days and 180 days.
    fn default() -> Self {
        let days = |count| Span { count, unit: Unit::Day };
        Self { due_soon: days(30), stale: days(180) }
    }
}

/// A pillar or a commitment: what milestones hang under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Which of the two it is.
    pub level: SectionLevel,
    /// The pillar of a commitment, as an index into [`Plan::sections`].
    pub parent: Option<usize>,
    /// Passages of the source that name it.
    pub quote: Vec<Box<str>>,
    /// Passages that promise nothing.
    pub context: Vec<Box<str>>,
    /// Who owes the milestones that name nobody.
    pub parties: Vec<Id>,
    /// Free labels.
    pub tags: Vec<Box<str>>,
    /// Where it is written.
    pub place: Place,
}

/// The two kinds of section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionLevel {
    /// A pillar.
    Pillar,
    /// A commitment, under a pillar or directly under the plan.
    Commitment,
}

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Its id.
    pub id: Id,
    /// What will exist when it is done.
    pub title: Text,
    /// The section it hangs under, as an index into [`Plan::sections`].
    pub parent: usize,
    /// What it is a promise of.
    pub kind: Kind,
    /// How hard its words bind.
    pub strength: Option<Strength>,
    /// Who owes it: sides, parties, or nobody named. Inherited where it names none itself.
    pub parties: Vec<Id>,
    /// Whether [`Milestone::parties`] come from a section above.
    pub inherits_parties: bool,
    /// What must be completed first.
    pub after: Vec<Id>,
    /// The deadline as promised: the baseline.
    pub due: Option<Due>,
    /// Free labels.
    pub tags: Vec<Box<str>>,
    /// Where it is written.
    pub place: Place,
    /// What would settle it, where the text leaves it open.
    pub done_when: Option<Text>,
    /// The promise, verbatim.
    pub quote: Vec<Box<str>>,
    /// Passages around it that promise nothing.
    pub context: Vec<Box<str>>,
    /// The ledger, in the order of recording.
    pub updates: Vec<Update>,
}

/// An institution that can owe and speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its id.
    pub id: Id,
    /// The side it belongs to, or `None` in a plan without sides.
    pub side: Option<Id>,
    /// Its name.
    pub name: Text,
    /// Its acronym.
    pub acronym: Option<Text>,
    /// Where it is written.
    pub place: Place,
}

/// What an id leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeRef {
    /// The plan.
    Plan,
    /// An index into [`Plan::sections`].
    Section(usize),
    /// An index into [`Plan::milestones`].
    Milestone(usize),
}

/// The party of a text that names nobody.
pub const UNNAMED: &str = "unnamed";

impl Plan {
    /// Returns what an id leads to, case aside.
    pub fn find(&self, id: &Id) -> Option<NodeRef> {
        self.index.get(id).copied()
    }

    /// Returns the milestone with an id.
    pub fn milestone(&self, id: &Id) -> Option<(usize, &Milestone)> {
        match self.find(id)? {
            NodeRef::Milestone(index) => Some((index, &self.milestones[index])),
            _ => None,
        }
    }

    /// Returns the party with an id.
    pub fn party(&self, id: &Id) -> Option<&Party> {
        self.party_index.get(id).map(|index| &self.parties[*index])
    }

    /// Returns the position in [`Head::sides`] of the side that an id names or whose party it
    /// names.
    pub fn side_of(&self, id: &Id) -> Option<usize> {
        self.side_index.get(id).copied()
    }

    /// Returns the piece of evidence that an update refers to.
    pub fn evidence<'a>(&'a self, reference: &'a EvidenceRef) -> Option<&'a Evidence> {
        match reference {
            EvidenceRef::Inline(evidence) => Some(evidence),
            EvidenceRef::Record(id) => {
                self.record_index.get(id).map(|index| &self.records[*index].evidence)
            }
        }
    }

    /// Returns the pillar a section is or hangs under.
    pub fn pillar_of(&self, section: usize) -> Option<usize> {
        let found = self.sections.get(section)?;
        match found.level {
            SectionLevel::Pillar => Some(section),
            SectionLevel::Commitment => found.parent,
        }
    }

    /// Returns the plan's last day.
    pub fn term_end(&self) -> Option<Day> {
        self.head.term.map(|term| term.to.last_day())
    }
}
