//! The page of a node, party or evidence record.

use super::details::{NodePages, status_word};
use crate::domain::passages::SearchResult;
use crate::domain::snapshot::{State, Tally, current_deadline};
use crate::domain::{Flag, Id, Milestone, NodeRef, Place, SectionLevel};
use crate::i18n::{self, Lang, Phrase, phrases};
use crate::query::{Tone, View, days_in_words, flag_tone};
use crate::render::Page;
use crate::sheets::owners;

const LABELS: [Phrase; 17] = [
    phrases::TEXT,
    phrases::STATUS,
    phrases::DEADLINE,
    phrases::COMPLETED,
    phrases::OWED_BY,
    phrases::PROMISE,
    phrases::DONE_WHEN,
    phrases::CONTEXT,
    phrases::LEDGER,
    phrases::FILE,
    phrases::AFTER,
    phrases::TAGS,
    phrases::UNDER,
    phrases::OUTLOOK,
    phrases::MILESTONES,
    phrases::SOURCES,
    phrases::OWES,
];

/// Returns the labels of every page, from which the width of the column of labels follows.
pub fn labels(lang: Lang) -> impl Iterator<Item = &'static str> {
    LABELS.into_iter().map(move |word| word.to(lang))
}

impl NodePages<'_> {
    /// Adds the page of the node, party or evidence record with an id.
    pub fn write(&self, id: &Id, page: &mut Page) {
        let plan = self.view.plan();
        match plan.find(id) {
            Some(NodeRef::Milestone(index)) => self.milestone(index, page),
            Some(NodeRef::Section(index)) => self.section(index, page),
            Some(NodeRef::Plan) => self.plan(page),
            None if plan.party(id).is_some() || plan.side_of(id).is_some() => self.party(id, page),
            None => self.evidence_record(id, page),
        }
    }

    fn label(&self, word: Phrase) -> &'static str {
        word.to(self.view.lang)
    }

    fn milestone(&self, index: usize, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        let milestone = &view.plan().milestones[index];
        let state = &view.snapshot.states[index];
        let mut head =
            vec![milestone.id.to_string(), i18n::kind(milestone.kind).to(lang).to_owned()];
        head.extend(milestone.strength.map(|s| i18n::strength(s).to(lang).to_owned()));
        page.heading(&head.join(" · "));
        page.paragraph(Tone::Plain, &view.text(&milestone.title));
        page.gap();
        page.labelled(self.label(phrases::STATUS), tone(state), &self.status(state));
        self.flags(milestone, state, page);
        self.deadline(milestone, state, page);
        self.completions(milestone, state, page);
        let owners = owners_with_sides(view, milestone);
        if !owners.is_empty() {
            page.labelled(self.label(phrases::OWED_BY), Tone::Plain, &owners);
        }
        self.passages(phrases::PROMISE, &milestone.quote, &milestone.place.key("quote"), page);
        if let Some(done_when) = &milestone.done_when {
            page.labelled(self.label(phrases::DONE_WHEN), Tone::Plain, &view.text(done_when));
        }
        self.dependencies(milestone, page);
        self.passages(phrases::CONTEXT, &milestone.context, &milestone.place.key("context"), page);
        if !milestone.tags.is_empty() {
            page.labelled(self.label(phrases::TAGS), Tone::Plain, &milestone.tags.join(", "));
        }
        self.ledger(milestone, state, page);
        let section = &view.plan().sections[milestone.parent];
        let under = format!("{} {}", section.id, view.text(&section.title));
        page.labelled(self.label(phrases::UNDER), Tone::Plain, &under);
        page.labelled(self.label(phrases::FILE), Tone::Dim, &self.place(&milestone.place));
    }

    /// Returns the effective status, and how many of the sides have declared it.
    fn status(&self, state: &State) -> String {
        let (view, lang) = (&self.view, self.view.lang);
        let standing = &state.standing;
        let mut parts = vec![status_word(view, state.status)];
        let spoken = standing.words.len();
        if spoken > 0 && spoken < standing.owing.len() {
            let (spoken, owing) = (spoken.to_string(), standing.owing.len().to_string());
            parts.push(phrases::SIDES_SPOKEN.fill(lang, &[&spoken, &owing]));
        }
        if spoken == 0 && state.status.is_some() {
            parts.push(phrases::BY_OTHERS.to(lang).to_owned());
        }
        if standing.entries.is_empty() {
            parts.push(phrases::NO_UPDATES.to(lang).to_owned());
        }
        parts.join(" · ")
    }

    /// Adds the flags, each with its days or reasons.
    fn flags(&self, milestone: &Milestone, state: &State, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        for flag in state.flags() {
            let word = i18n::flag(flag).to(lang);
            let days = match flag {
                Flag::Overdue => state.overdue,
                Flag::Slipped => state.slipped,
                Flag::Stale => state.stale,
                // Shown with the completion.
                Flag::Late | Flag::LateCurrent => continue,
                Flag::DueSoon
                | Flag::AtRisk
                | Flag::ForecastLate
                | Flag::UnfinishedAtTerm
                | Flag::Disputed
                | Flag::Blocked => None,
            };
            let detail = match (flag, days) {
                (Flag::Disputed, _) => Some(self.disputes(milestone, state)),
                (_, Some(days)) => Some(days_in_words(days, view)),
                _ => None,
            };
            let text = match detail {
                Some(detail) => phrases::PASSED.fill(lang, &[word, &detail]),
                None => word.to_owned(),
            };
            let unknown = flag == Flag::Overdue && state.status.is_none();
            let text = if unknown {
                let days = days_in_words(state.overdue.unwrap_or_default(), view);
                phrases::PASSED.fill(lang, &[phrases::OUTCOME_UNKNOWN.to(lang), &days])
            } else {
                text
            };
            page.labelled("", flag_tone(flag), &text);
        }
    }

    fn deadline(&self, milestone: &Milestone, state: &State, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        let label = self.label(phrases::DEADLINE);
        let Some(deadline) = current_deadline(milestone, &state.standing) else {
            page.labelled(label, Tone::Dim, phrases::UNDATED.to(lang));
            return self.proposals(milestone, state, page);
        };
        let mut text = i18n::deadline(deadline, lang);
        let moved = state.standing.moved_by.is_some();
        if !moved && let Some(due) = &milestone.due {
            let quote = due.text.as_ref().map(|text| format!("« {text} »"));
            let inferred =
                due.inferred.as_ref().map(|why| phrases::INFERRED.fill(lang, &[&view.text(why)]));
            let remarks: Vec<String> = quote.into_iter().chain(inferred).collect();
            if !remarks.is_empty() {
                text = format!("{text} ({})", remarks.join("; "));
            }
        }
        page.labelled(label, Tone::Plain, &text);
        if moved {
            self.history(milestone, state, page);
        }
        self.proposals(milestone, state, page);
    }

    fn section(&self, index: usize, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        let section = &view.plan().sections[index];
        let level = match section.level {
            SectionLevel::Pillar => phrases::PILLAR,
            SectionLevel::Commitment => phrases::COMMITMENT,
        };
        page.heading(&format!("{} · {}", section.id, level.to(lang)));
        page.paragraph(Tone::Plain, &view.text(&section.title));
        page.gap();
        self.passages(phrases::TEXT, &section.quote, &section.place.key("quote"), page);
        self.passages(phrases::CONTEXT, &section.context, &section.place.key("context"), page);
        self.milestones_under(NodeRef::Section(index), page);
        if let Some(parent) = section.parent {
            let parent = &view.plan().sections[parent];
            let under = format!("{} {}", parent.id, view.text(&parent.title));
            page.labelled(self.label(phrases::UNDER), Tone::Plain, &under);
        }
        page.labelled(self.label(phrases::FILE), Tone::Dim, &self.place(&section.place));
    }

    fn plan(&self, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        let head = &view.plan().head;
        page.heading(head.id.as_str());
        page.paragraph(Tone::Plain, &view.text(&head.title));
        page.gap();
        if let Some(issued) = head.issued {
            page.labelled(phrases::ISSUED.to(lang), Tone::Plain, &i18n::date(issued, lang));
        }
        if let Some(term) = head.term {
            let term = format!("{} – {}", i18n::date(term.from, lang), i18n::date(term.to, lang));
            page.labelled(phrases::TERM.to(lang), Tone::Plain, &term);
        }
        let tally = Tally::of(view.snapshot.briefs());
        let counts = [
            phrases::N_MILESTONES.of(tally.milestones, lang, &[]),
            phrases::N_ASSESSED.of(tally.assessed(), lang, &[]),
        ];
        page.labelled(self.label(phrases::MILESTONES), Tone::Plain, &counts.join(", "));
        for (position, source) in head.sources.iter().enumerate() {
            let label = if position == 0 { self.label(phrases::SOURCES) } else { "" };
            let file = &view.plan().files[source.file.0 as usize];
            page.labelled(label, Tone::Plain, &self.folder.shown(file));
        }
        page.labelled(self.label(phrases::FILE), Tone::Dim, &self.place(&head.place));
    }

    fn party(&self, id: &Id, page: &mut Page) {
        let view = &self.view;
        let plan = view.plan();
        page.heading(&format!("{id} · {}", view.party(id)));
        if let Some(party) = plan.party(id) {
            page.paragraph(Tone::Plain, &view.text(&party.name));
            page.gap();
            if let Some(side) = &party.side {
                page.labelled(self.label(phrases::SIDE), Tone::Plain, &view.party(side));
            }
        }
        let owed = plan.milestones.iter().zip(&view.snapshot.states);
        let owed = owed.filter(|(milestone, _)| milestone.parties.iter().any(|p| p == id));
        self.lines(self.label(phrases::OWES), owed, page);
        if let Some(party) = plan.party(id) {
            page.labelled(self.label(phrases::FILE), Tone::Dim, &self.place(&party.place));
        }
    }

    fn evidence_record(&self, id: &Id, page: &mut Page) {
        let plan = self.view.plan();
        let Some(record) = plan.record_index.get(id).map(|index| &plan.records[*index]) else {
            return;
        };
        page.heading(id.as_str());
        self.evidence(&record.evidence, page);
        page.labelled(self.label(phrases::FILE), Tone::Dim, &self.place(&record.place));
    }

    fn milestones_under(&self, node: NodeRef, page: &mut Page) {
        self.lines(self.label(phrases::MILESTONES), self.view.snapshot.under(node), page);
    }

    /// Adds milestones: the id of each, and below it its title and status.
    fn lines<'m>(
        &self,
        label: &str,
        milestones: impl Iterator<Item = (&'m Milestone, &'m State)>,
        page: &mut Page,
    ) {
        for (position, (milestone, state)) in milestones.enumerate() {
            let label = if position == 0 { label } else { "" };
            page.labelled(label, Tone::Plain, milestone.id.as_str());
            let status = status_word(&self.view, state.status);
            let title = self.view.text(&milestone.title);
            page.under(2, Tone::Dim, &format!("{title} · {status}"));
        }
    }

    /// Adds passages of the source, each with its file and line.
    fn passages(&self, label: Phrase, texts: &[Box<str>], place: &Place, page: &mut Page) {
        for (position, text) in texts.iter().enumerate() {
            let label = if position == 0 { self.label(label) } else { "" };
            page.labelled(label, Tone::Plain, &format!("« {text} »"));
            let here = place.item(position);
            let passage = self.texts.passages().iter().find(|passage| passage.place == here);
            match passage.map(|passage| &passage.search) {
                Some(SearchResult::Once(found)) => {
                    let source = self.texts.source(found);
                    let file = &self.view.plan().files[source.file.0 as usize];
                    let at = format!("{}:{}", self.folder.shown(file), found.line);
                    page.labelled("", Tone::Dim, &at);
                }
                _ if self.texts.are_complete() => {
                    let missing = phrases::NOT_FOUND_IN_SOURCE.to(self.view.lang);
                    page.labelled("", Tone::Warn, missing);
                }
                _ => {}
            }
        }
    }

    /// Adds the milestones that must be completed before this one, and those that wait for it.
    fn dependencies(&self, milestone: &Milestone, page: &mut Page) {
        let plan = self.view.plan();
        let line = |id: &Id| {
            let status = plan.milestone(id).and_then(|(i, _)| self.view.snapshot.brief(i).status);
            format!("{id} ({})", status_word(&self.view, status))
        };
        let after: Vec<String> = milestone.after.iter().map(line).collect();
        if !after.is_empty() {
            page.labelled(self.label(phrases::AFTER), Tone::Plain, &after.join(", "));
        }
        let waiting = plan.milestones.iter().filter(|other| other.after.contains(&milestone.id));
        let waiting: Vec<String> = waiting.map(|other| line(&other.id)).collect();
        if !waiting.is_empty() {
            page.labelled(
                phrases::BEFORE_OTHERS.to(self.view.lang),
                Tone::Plain,
                &waiting.join(", "),
            );
        }
    }
}

/// Returns the parties that owe a milestone, each with its side.
fn owners_with_sides(view: &View<'_>, milestone: &Milestone) -> String {
    let plan = view.plan();
    let name = |(id, name): (&Id, String)| match plan.party(id).and_then(|p| p.side.as_ref()) {
        Some(side) => format!("{name} ({})", view.party(side)),
        None => name,
    };
    let names: Vec<String> =
        milestone.parties.iter().zip(owners(view, milestone)).map(name).collect();
    names.join(", ")
}

fn tone(state: &State) -> Tone {
    if state.status.is_none() { Tone::Dim } else { Tone::Plain }
}
