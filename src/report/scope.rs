//! What a report is about: milestones of a plan, on a day, and how they stood before.

use crate::domain::snapshot::{Snapshot, State, Tally};
use crate::domain::{Day, Milestone, Translation};
use crate::i18n::{self, Lang, Phrase, report as phrases};
use crate::query::{Query, View};

/// What a report is about.
#[derive(Debug)]
pub struct Scope<'a> {
    /// The plan as of the day, in the report's language.
    pub view: View<'a>,
    /// The plan as of the beginning of the period.
    pub then: &'a Snapshot<'a>,
    /// Which milestones, as data is exported of them.
    pub query: &'a Query,
    /// The query as it was typed; empty for all milestones.
    pub selection: String,
    /// The positions of the milestones that match.
    pub chosen: Vec<usize>,
    /// The revision of the files, where one was read.
    pub revision: Option<String>,
    /// The revision whose files the period begins with, where it is not these files on an earlier
    /// day.
    pub older: Option<String>,
}

impl<'a> Scope<'a> {
    /// The report's language.
    pub fn lang(&self) -> Lang {
        self.view.lang
    }

    /// The day.
    pub fn as_of(&self) -> Day {
        self.view.snapshot.as_of
    }

    /// The day from which the period runs: what had been said by then is not news.
    pub fn since(&self) -> Day {
        self.then.as_of
    }

    /// A day in words.
    pub fn day(&self, day: Day) -> String {
        i18n::day(day, self.lang())
    }

    /// A phrase.
    pub fn say(&self, phrase: Phrase) -> String {
        phrase.to(self.lang()).to_owned()
    }

    /// A milestone and its state.
    pub fn milestone(&self, index: usize) -> (&'a Milestone, &'a State) {
        let snapshot = self.view.snapshot;
        (&snapshot.plan.milestones[index], &snapshot.states[index])
    }

    /// How a milestone stood at the beginning of the period; none where the plan did not have it.
    pub fn before(&self, milestone: &Milestone) -> Option<(&'a Milestone, &'a State)> {
        let (index, milestone) = self.then.plan.milestone(&milestone.id)?;
        Some((milestone, &self.then.states[index]))
    }

    /// How the milestones add up.
    pub fn tally(&self) -> Tally {
        Tally::of(self.chosen.iter().map(|index| self.view.snapshot.brief(*index)))
    }

    /// How those of them that the plan had added up at the beginning of the period.
    pub fn tally_before(&self) -> Tally {
        let milestones = self.chosen.iter().map(|index| self.milestone(*index).0);
        Tally::of(
            milestones.filter_map(|milestone| self.before(milestone)).map(|(_, state)| state.brief),
        )
    }

    /// The plan's title, and the day.
    pub(super) fn title(&self) -> String {
        let title = self.view.text(&self.view.plan().head.title);
        phrases::TITLE.fill(self.lang(), &[&title, &self.day(self.as_of())])
    }

    /// What the report is made from.
    pub(super) fn facts(&self) -> Vec<String> {
        let lang = self.lang();
        let tally = self.tally();
        let number = |number| i18n::number(number, lang);
        let (since, until) = (self.day(self.since()), self.day(self.as_of()));
        let mut facts = vec![
            phrases::AS_OF.fill(lang, &[&until]),
            phrases::PERIOD.fill(lang, &[&since, &until]),
        ];
        let revision = self.revision.as_deref();
        facts.extend(revision.map(|revision| phrases::REVISION.fill(lang, &[revision])));
        let older = self.older.as_deref();
        facts.extend(older.map(|older| phrases::COMPARED.fill(lang, &[older])));
        if !self.selection.is_empty() {
            facts.push(phrases::SELECTION.fill(lang, &[&self.selection]));
        }
        let counts = [number(tally.assessed()), number(tally.milestones)];
        facts.push(phrases::ASSESSED_OF.fill(lang, &[&counts[0], &counts[1]]));
        let head = &self.view.plan().head;
        if head.translation == Some(Translation::Unofficial) {
            facts.push(self.say(phrases::UNOFFICIAL));
        }
        facts
    }
}
