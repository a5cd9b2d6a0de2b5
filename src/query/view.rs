//! What a row can be about, and what its fields look at.

use crate::domain::snapshot::{Assessment, Snapshot, State};
use crate::domain::{Evidence, Id, LangTag, Milestone, Party, Plan, Section, Text, Update};
use crate::i18n::Lang;

/// What rows are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowLevel {
    /// Pillars.
    Pillar,
    /// Commitments.
    Commitment,
    /// Milestones.
    Milestone,
    /// Updates of milestones.
    Update,
    /// Pieces of evidence of updates.
    Evidence,
    /// Parties and sides that owe milestones.
    Party,
}

impl RowLevel {
    /// All of them, with the words of `--level`.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Pillar, "pillar"),
        (Self::Commitment, "commitment"),
        (Self::Milestone, "milestone"),
        (Self::Update, "update"),
        (Self::Evidence, "evidence"),
        (Self::Party, "party"),
    ];
}

/// A plan as of a day, in a language: what every view needs.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The plan as of a day.
    pub snapshot: &'a Snapshot<'a>,
    /// The language of words and texts.
    pub lang: Lang,
}

/// What one row is about. Indexes are those of [`Plan`]; updates and evidence are positions in
/// their lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// A pillar or commitment, with the milestones under it that match.
    Section(usize, Vec<usize>),
    /// A milestone.
    Milestone(usize),
    /// An update of a milestone.
    Update(usize, usize),
    /// A piece of evidence of an update of a milestone.
    Evidence(usize, usize, usize),
    /// A party or side, with the milestones it owes that match.
    Party(&'a Id, Vec<usize>),
}

/// An item in its plan: what fields are read from.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The plan as of a day.
    pub snapshot: &'a Snapshot<'a>,
    /// The item.
    pub item: &'a Item<'a>,
}

impl<'a> View<'a> {
    /// Returns the plan.
    pub fn plan(&self) -> &'a Plan {
        self.snapshot.plan
    }

    /// Returns a text in the view's language, or in the one there is, for programs.
    pub fn plain_text(&self, text: &Text) -> String {
        self.told(text).0.to_owned()
    }

    /// Returns a text in the view's language, or in the one there is, with its tag behind it.
    pub fn text(&self, text: &Text) -> String {
        match self.told(text) {
            (text, Some(lang)) => format!("{text} [{lang}]"),
            (text, None) => text.to_owned(),
        }
    }

    /// Returns a text, and the language it falls back to. A plan that does not say its languages
    /// does not say which one that is.
    fn told<'t>(&self, text: &'t Text) -> (&'t str, Option<LangTag>) {
        let languages = &self.plan().head.languages;
        match self.lang.tag().or(languages.first().copied()) {
            Some(wanted) => {
                let told = text.told(wanted, languages);
                (told.text, told.fallback)
            }
            None => (text.all().next().unwrap_or(""), None),
        }
    }

    /// Returns a text that keeps the language it was published in, such as the title of evidence.
    pub fn as_published(&self, text: &Text) -> String {
        match text {
            Text::Plain(text) => text.to_string(),
            Text::ByLang(_) => self.text(text),
        }
    }

    /// Returns a party's or side's short name: its acronym in the view's language, else its name.
    pub fn party(&self, id: &Id) -> String {
        let plan = self.plan();
        if let Some(side) = plan.head.sides.iter().find(|side| side.id == *id) {
            return self.text(&side.name);
        }
        let Some(party) = plan.party(id) else {
            return id.to_string();
        };
        let wanted = self.lang.tag();
        let exactly = |text: &'a Text| text.exactly(wanted?, &plan.head.languages);
        let short = party.acronym.as_ref().and_then(exactly);
        short.map_or_else(|| self.text(&party.name), str::to_owned)
    }
}

impl<'a> Subject<'a> {
    /// Returns the plan.
    pub fn plan(&self) -> &'a Plan {
        self.snapshot.plan
    }

    /// Returns the id of the node or party that the item is or belongs to.
    pub fn id(&self) -> String {
        let plan = self.plan();
        match self.item {
            Item::Section(index, _) => plan.sections[*index].id.to_string(),
            Item::Milestone(index) | Item::Update(index, _) | Item::Evidence(index, ..) => {
                plan.milestones[*index].id.to_string()
            }
            Item::Party(id, _) => id.to_string(),
        }
    }

    /// Returns the milestones that the item is, belongs to, or stands for, by their indexes.
    pub fn indexes(&self) -> impl Iterator<Item = usize> + use<'a> {
        let (one, many) = match self.item {
            Item::Milestone(index) | Item::Update(index, _) | Item::Evidence(index, ..) => {
                (Some(*index), &[][..])
            }
            Item::Section(_, milestones) | Item::Party(_, milestones) => (None, &milestones[..]),
        };
        one.into_iter().chain(many.iter().copied())
    }

    /// Returns the milestones themselves.
    pub fn milestones(&self) -> impl Iterator<Item = &'a Milestone> + use<'a> {
        let plan = self.plan();
        self.indexes().map(|index| &plan.milestones[index])
    }

    /// Returns the assessments of the milestones.
    pub fn briefs(&self) -> impl Iterator<Item = Assessment> + use<'a> {
        let snapshot = self.snapshot;
        self.indexes().map(|index| snapshot.brief(index))
    }

    /// Returns the states of the milestones.
    pub fn states(&self) -> impl Iterator<Item = &'a State> + use<'a> {
        let snapshot = self.snapshot;
        self.indexes().map(|index| &snapshot.states[index])
    }

    /// Returns the milestones with their states.
    pub fn ledgers(&self) -> impl Iterator<Item = (&'a Milestone, &'a State)> + use<'a> {
        self.milestones().zip(self.states())
    }

    /// Returns the updates that the item is, belongs to, or has: those that count on the day.
    pub fn updates(&self) -> impl Iterator<Item = &'a Update> + use<'a> {
        let only = match self.item {
            Item::Update(_, update) | Item::Evidence(_, update, _) => Some(*update),
            _ => None,
        };
        self.ledgers().flat_map(move |(milestone, state)| {
            let entries = state.standing.entries.iter().copied();
            entries
                .filter(move |entry| only.is_none_or(|only| only == *entry))
                .map(|entry| &milestone.updates[entry])
        })
    }

    /// Returns the pieces of evidence that the item is or has.
    pub fn evidence(&self) -> impl Iterator<Item = &'a Evidence> + use<'a> {
        let only = match self.item {
            Item::Evidence(_, _, position) => Some(*position),
            _ => None,
        };
        let plan = self.plan();
        self.updates().flat_map(move |update| {
            update
                .evidence
                .iter()
                .enumerate()
                .filter(move |(position, _)| only.is_none_or(|only| only == *position))
                .filter_map(move |(_, reference)| plan.evidence(reference))
        })
    }

    /// Returns the section that the item is.
    pub fn section(&self) -> Option<&'a Section> {
        match self.item {
            Item::Section(index, _) => Some(&self.plan().sections[*index]),
            _ => None,
        }
    }

    /// Returns the party that the item is.
    pub fn party(&self) -> Option<&'a Party> {
        match self.item {
            Item::Party(id, _) => self.plan().party(id),
            _ => None,
        }
    }

    /// Returns the sections that the item is or is in, the item's own first.
    pub fn sections(&self) -> Vec<usize> {
        let of_milestone = |index: usize| vec![self.plan().milestones[index].parent];
        match self.item {
            Item::Section(index, _) => vec![*index],
            Item::Milestone(index) | Item::Update(index, _) | Item::Evidence(index, ..) => {
                of_milestone(*index)
            }
            Item::Party(_, milestones) => {
                let mut parents: Vec<usize> =
                    milestones.iter().flat_map(|index| of_milestone(*index)).collect();
                parents.dedup();
                parents
            }
        }
    }
}
