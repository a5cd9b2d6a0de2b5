//! What a report is about: milestones of a plan, on a day, and as they were before.

use crate::domain::snapshot::{Snapshot, State, Tally};
use crate::domain::{Day, Milestone, Translation};
use crate::i18n::{self, Lang, Phrase, report as phrases};
use crate::query::{Query, View};
use crate::render::RenderContext;

/// What a report is about.
#[derive(Debug)]
pub struct Scope<'a> {
    /// The plan as of the day, in the report's language.
    pub view: View<'a>,
    /// The plan as of the beginning of the period.
    pub then: &'a Snapshot<'a>,
    /// The query of the milestones, for the data that is exported.
    pub query: &'a Query,
    /// The query as it was typed; empty for all milestones.
    pub selection: String,
    /// The positions of the milestones that match.
    pub chosen: Vec<usize>,
    /// The plan's id, the day and the revision.
    pub frame: &'a RenderContext,
    /// The revision whose files the period begins with; `None` if it begins with the same files on an
    /// earlier day.
    pub older: Option<&'a str>,
}

impl<'a> Scope<'a> {
    pub fn lang(&self) -> Lang {
        self.view.lang
    }

    pub fn as_of(&self) -> Day {
        self.view.snapshot.as_of
    }

    /// Returns the day from which the period runs: what had been said by then is not news.
    pub fn since(&self) -> Day {
        self.then.as_of
    }

    pub fn day(&self, day: Day) -> String {
        i18n::day(day, self.lang())
    }

    pub fn say(&self, phrase: Phrase) -> String {
        phrase.to(self.lang()).to_owned()
    }

    pub fn milestone(&self, index: usize) -> (&'a Milestone, &'a State) {
        let snapshot = self.view.snapshot;
        (&snapshot.plan.milestones[index], &snapshot.states[index])
    }

    /// Returns a milestone as it was at the beginning of the period. Returns `None` if the plan did
    /// not have it.
    pub fn before(&self, milestone: &Milestone) -> Option<(&'a Milestone, &'a State)> {
        let (index, milestone) = self.then.plan.milestone(&milestone.id)?;
        Some((milestone, &self.then.states[index]))
    }

    /// Returns the counts of the milestones.
    pub fn tally(&self) -> Tally {
        Tally::of(self.chosen.iter().map(|index| self.view.snapshot.brief(*index)))
    }

    /// Returns the counts at the beginning of the period, of the milestones that the plan had then.
    pub fn tally_before(&self) -> Tally {
        let milestones = self.chosen.iter().map(|index| self.milestone(*index).0);
        Tally::of(
            milestones.filter_map(|milestone| self.before(milestone)).map(|(_, state)| state.brief),
        )
    }

    /// Returns the plan's title, and the day.
    pub(super) fn title(&self) -> String {
        let title = self.view.text(&self.view.plan().head.title);
        phrases::TITLE.fill(self.lang(), &[&title, &self.day(self.as_of())])
    }

    /// Returns what the report is made from.
    pub(super) fn facts(&self) -> Vec<String> {
        let lang = self.lang();
        let tally = self.tally();
        let number = |number| i18n::number(number, lang);
        let (since, until) = (self.day(self.since()), self.day(self.as_of()));
        let mut facts = vec![
            phrases::AS_OF.fill(lang, &[&until]),
            phrases::PERIOD.fill(lang, &[&since, &until]),
        ];
        let revision = self.frame.revision.as_deref();
        facts.extend(revision.map(|revision| phrases::REVISION.fill(lang, &[revision])));
        facts.extend(self.older.map(|older| phrases::COMPARED.fill(lang, &[older])));
        if !self.selection.is_empty() {
            facts.push(phrases::SELECTION.fill(lang, &[&self.selection]));
        }
        let counts = [number(tally.assessed()), number(tally.milestones)];
        facts.push(phrases::ASSESSED_OF.fill(lang, &[&counts[0], &counts[1]]));
        match self.view.plan().head.translation {
            Some(Translation::Unofficial) => facts.push(self.say(phrases::UNOFFICIAL)),
            Some(Translation::Official) | None => {}
        }
        facts
    }
}
