//! What differs of the plan, its sections, milestones and parties, key by key.

use super::detail::Detail;
use super::text::{Languages, normal, same, same_texts};
use crate::domain::{Head, Id, LangTag, Milestone, Party, Plan, Section, Source, Text};

/// The details of a node, as they are collected.
struct DetailCollector {
    languages: Languages,
    details: Vec<Detail>,
}

impl DetailCollector {
    fn new(languages: Languages) -> Self {
        Self { languages, details: Vec::new() }
    }

    fn text(&mut self, key: &'static str, old: Option<&Text>, new: Option<&Text>) {
        self.details.extend(self.languages.detail(key, old, new));
    }

    fn field(&mut self, key: &'static str, same: bool) {
        if !same {
            self.details.push(Detail::Field(key));
        }
    }

    /// A list whose order says nothing.
    fn texts(&mut self, key: &'static str, old: &[Box<str>], new: &[Box<str>]) {
        self.field(key, same_texts(old, new));
    }

    /// Ids whose order says nothing.
    fn ids(&mut self, key: &'static str, old: &[Id], new: &[Id]) {
        let within = |some: &[Id], all: &[Id]| some.iter().all(|id| all.contains(id));
        self.field(key, old == new || (within(old, new) && within(new, old)));
    }

    /// Ids are the same case aside, and are not to be changed even in that.
    fn id(&mut self, old: &Id, new: &Id) {
        self.field("id", old.as_str() == new.as_str());
    }
}

/// Returns what differs of the plan's own fields.
pub(super) fn plan(before: &Plan, after: &Plan, languages: Languages) -> Vec<Detail> {
    let (old, new) = (&before.head, &after.head);
    let mut found = DetailCollector::new(languages);
    found.field("plan", old.id.as_str() == new.id.as_str());
    found.text("title", Some(&old.title), Some(&new.title));
    found.field("languages", old.languages == new.languages);
    found.field("translation", old.translation == new.translation);
    found.field("issued", old.issued == new.issued);
    found.field("term", old.term == new.term);
    found.field("sides", sides(old, languages.old) == sides(new, languages.new));
    found.field("sources", sources(before) == sources(after));
    found.field("policy", old.policy == new.policy);
    let checks = |head: &Head| {
        let rule = |(rule, severity, _): &(Box<str>, _, _)| (rule.clone(), *severity);
        let mut checks: Vec<_> = head.checks.iter().map(rule).collect();
        checks.sort_unstable();
        checks
    };
    found.field("checks", checks(old) == checks(new));
    found.texts("quote", &old.quote, &new.quote);
    found.texts("context", &old.context, &new.context);
    found.details
}

fn sides(head: &Head, first: Option<LangTag>) -> Vec<(&str, Text)> {
    let mut sides: Vec<_> =
        head.sides.iter().map(|side| (side.id.as_str(), normal(&side.name, first))).collect();
    sides.sort_unstable_by_key(|(id, _)| *id);
    sides
}

/// Sources by what they say of the text; their places and the numbers of files say nothing.
fn sources<'p>(plan: &'p Plan) -> Vec<(&'p str, &'p str, Option<LangTag>, Option<&'p str>)> {
    let file = |source: &Source| plan.files.get(source.file.0 as usize).map_or("", String::as_str);
    let of = |source: &'p Source| {
        (source.id.as_str(), file(source), source.lang, source.sha256.as_deref())
    };
    let mut sources: Vec<_> = plan.head.sources.iter().map(of).collect();
    sources.sort_unstable();
    sources
}

/// Returns what differs of a pillar or commitment.
pub(super) fn section(old: &Section, new: &Section, languages: Languages) -> Vec<Detail> {
    let mut found = DetailCollector::new(languages);
    found.id(&old.id, &new.id);
    found.field("level", old.level == new.level);
    found.text("title", Some(&old.title), Some(&new.title));
    found.texts("quote", &old.quote, &new.quote);
    found.texts("context", &old.context, &new.context);
    found.ids("parties", &old.parties, &new.parties);
    found.texts("tags", &old.tags, &new.tags);
    found.details
}

/// Returns what differs of a milestone, but for its deadline, its ledger and what follows from
/// them.
pub(super) fn milestone(old: &Milestone, new: &Milestone, languages: Languages) -> Vec<Detail> {
    let mut found = DetailCollector::new(languages);
    found.id(&old.id, &new.id);
    found.text("title", Some(&old.title), Some(&new.title));
    found.texts("quote", &old.quote, &new.quote);
    found.field("kind", old.kind == new.kind);
    found.field("strength", old.strength == new.strength);
    found.text("done-when", old.done_when.as_ref(), new.done_when.as_ref());
    found.texts("context", &old.context, &new.context);
    found.ids("parties", &old.parties, &new.parties);
    found.ids("after", &old.after, &new.after);
    found.texts("tags", &old.tags, &new.tags);
    let words = |milestone: &Milestone| milestone.due.as_ref().and_then(|due| due.text.clone());
    let (before, after) = (words(old), words(new));
    let is_same = match (&before, &after) {
        (Some(before), Some(after)) => same(before, after),
        (before, after) => before == after,
    };
    found.field("due.text", is_same);
    let inferred = |milestone: &Milestone| milestone.due.as_ref()?.inferred.clone();
    found.text("due.inferred", inferred(old).as_ref(), inferred(new).as_ref());
    found.details
}

/// Returns what differs of a party.
pub(super) fn party(old: &Party, new: &Party, languages: Languages) -> Vec<Detail> {
    let mut found = DetailCollector::new(languages);
    found.id(&old.id, &new.id);
    found.field("side", old.side == new.side);
    found.text("name", Some(&old.name), Some(&new.name));
    found.text("acronym", old.acronym.as_ref(), new.acronym.as_ref());
    found.details
}
