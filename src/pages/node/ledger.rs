//! The ledger of a milestone: its updates, the declaration that holds, and disputes.

use super::details::{NodePages, status_word};
use crate::domain::ledger::{Declaration, Dispute};
use crate::domain::snapshot::State;
use crate::domain::{Evidence, Milestone, Update, days_between};
use crate::i18n::{self, phrases};
use crate::query::Tone;
use crate::render::Page;
use crate::sheets::speaker;

impl NodePages<'_> {
    /// Adds each declaration of completion, and the sides that have not made one.
    pub(super) fn completions(&self, milestone: &Milestone, state: &State, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        let Some(holds) = state.standing.holds.filter(|word| word.completion.is_some()) else {
            return;
        };
        let disputing = state.standing.disputes.iter().filter_map(|dispute| match dispute {
            Dispute::SaidOtherwise(word) => Some(*word),
            _ => None,
        });
        let others =
            state.standing.words.iter().copied().filter(|word| word.update != holds.update);
        let mut shown: Vec<usize> = Vec::new();
        for word in std::iter::once(holds).chain(others).chain(disputing) {
            if shown.contains(&word.update) {
                continue;
            }
            let label = if shown.is_empty() { phrases::COMPLETED.to(lang) } else { "" };
            shown.push(word.update);
            if let Some(text) = self.completion(milestone, state, word) {
                page.labelled(label, Tone::Plain, &text);
            }
        }
        let silent = state
            .standing
            .owing
            .iter()
            .filter(|side| !state.standing.words.iter().any(|word| word.side == Some(**side)));
        for side in silent.filter_map(|side| view.plan().head.sides.get(*side)) {
            let text = phrases::NOT_SPOKEN.fill(lang, &[&view.text(&side.name)]);
            page.labelled("", Tone::Dim, &text);
        }
    }

    /// Returns a completion such as `6 Jan 2026 by the word of Canada, 6 days late`, or `None` if the
    /// declaration is not of one.
    fn completion(
        &self,
        milestone: &Milestone,
        state: &State,
        word: Declaration,
    ) -> Option<String> {
        let (view, lang) = (&self.view, self.view.lang);
        let completion = word.completion?;
        let update = &milestone.updates[word.update];
        let when = i18n::date(word.completed_on(update)?, lang);
        let text = phrases::BY_WORD_OF.fill(lang, &[&when, &speaker(view, update)]);
        let Some(last) = state.baseline else {
            return Some(text);
        };
        let late = days_between(last, completion.latest);
        let verdict = match usize::try_from(late) {
            Ok(days @ 1..) if completion.is_exact() => phrases::N_DAYS_LATE.of(days, lang, &[]),
            Ok(days @ 1..) => {
                phrases::AT_MOST.fill(lang, &[&phrases::N_DAYS_LATE.of(days, lang, &[])])
            }
            _ => phrases::ON_TIME.to(lang).to_owned(),
        };
        Some(format!("{text}, {verdict}"))
    }

    /// Returns the reasons for which a milestone is disputed.
    pub(super) fn disputes(&self, milestone: &Milestone, state: &State) -> String {
        let (view, lang) = (&self.view, self.view.lang);
        let holds = state.standing.holds;
        let reason = |dispute: &Dispute| match dispute {
            Dispute::SidesDifferInStatus => phrases::DISPUTED_STATUS.to(lang).to_owned(),
            Dispute::SidesDifferInCompletion => phrases::DISPUTED_DATES.to(lang).to_owned(),
            Dispute::SaidOtherwise(word) if holds.is_some_and(|h| h.status == word.status) => {
                phrases::DISPUTED_DATES.to(lang).to_owned()
            }
            Dispute::SaidOtherwise(word) => {
                let who = match word.side {
                    None => speaker(view, &milestone.updates[word.update]),
                    Some(side) => view.text(&view.plan().head.sides[side].name),
                };
                let status = status_word(view, Some(word.status));
                format!("{} ({status})", phrases::DISPUTED_BY.fill(lang, &[&who]))
            }
        };
        let mut reasons: Vec<String> = state.standing.disputes.iter().map(reason).collect();
        reasons.dedup();
        reasons.join("; ")
    }

    /// Adds the original deadline, and each update that moved it.
    pub(super) fn history(&self, milestone: &Milestone, state: &State, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        if let Some(due) = &milestone.due {
            let promised = i18n::deadline(&due.deadline, lang);
            let text = format!("{promised} {}", phrases::AS_PROMISED.to(lang));
            page.labelled("", Tone::Dim, &text);
        }
        for index in state.standing.entries.iter().filter(|i| !state.standing.proposals.contains(i))
        {
            let update = &milestone.updates[*index];
            if let Some(due) = &update.due {
                let (date, by) = (i18n::date(update.date, lang), speaker(view, update));
                let due = i18n::deadline(due, lang);
                let mut text = phrases::MOVED.fill(lang, &[&date, &by, &due]);
                if let Some(reason) = &update.reason {
                    text = format!("{text}. {}", view.text(reason));
                }
                page.labelled("", Tone::Dim, &text);
            }
        }
    }

    /// Adds deadlines proposed by parties that cannot move the deadline alone.
    pub(super) fn proposals(&self, milestone: &Milestone, state: &State, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        for index in &state.standing.proposals {
            let update = &milestone.updates[*index];
            let Some(due) = &update.due else { continue };
            let (date, by) = (i18n::date(update.date, lang), speaker(view, update));
            let due = i18n::deadline(due, lang);
            page.labelled("", Tone::Warn, &phrases::PROPOSED.fill(lang, &[&by, &date, &due]));
        }
    }

    /// Adds every entry that counts, in order of replay.
    pub(super) fn ledger(&self, milestone: &Milestone, state: &State, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        for (position, index) in state.standing.entries.iter().enumerate() {
            let update = &milestone.updates[*index];
            let label = if position == 0 { phrases::LEDGER.to(lang) } else { "" };
            page.labelled(label, Tone::Plain, &self.entry(update));
            let texts = [&update.note, &update.reason];
            for text in texts.into_iter().flatten() {
                page.under(2, Tone::Plain, &view.text(text));
            }
            for evidence in update.evidence.iter().filter_map(|e| view.plan().evidence(e)) {
                self.evidence(evidence, page);
            }
        }
    }

    /// Returns the heading of an entry, such as `6 Jan 2026 · Canada · completed`.
    fn entry(&self, update: &Update) -> String {
        let (view, lang) = (&self.view, self.view.lang);
        let mut parts = vec![i18n::date(update.date, lang), speaker(view, update)];
        parts.extend(update.status.map(|status| status_word(view, Some(status))));
        parts.extend(update.progress.map(|percent| format!("{percent} %")));
        parts.extend(update.outlook.map(|o| i18n::outlook(o).to(lang).to_owned()));
        parts.extend(
            update.forecast.map(|date| phrases::FORECAST.fill(lang, &[&i18n::date(date, lang)])),
        );
        parts.extend(
            update
                .due
                .as_ref()
                .map(|due| phrases::NEW_DEADLINE.fill(lang, &[&i18n::deadline(due, lang)])),
        );
        let retracts = update.retracts.as_ref();
        parts.extend(retracts.map(|id| phrases::RETRACTS.fill(lang, &[id.as_str()])));
        let superseded = update.superseded_by.as_ref();
        parts.extend(superseded.map(|id| phrases::REPLACED_BY.fill(lang, &[id.as_str()])));
        parts.join(" · ")
    }

    /// Adds a piece of evidence: its title, publisher, quote and address.
    pub(super) fn evidence(&self, evidence: &Evidence, page: &mut Page) {
        let (view, lang) = (&self.view, self.view.lang);
        let title = evidence.title.as_ref().map(|title| view.as_published(title));
        let publisher = evidence.publisher.as_ref().map(ToString::to_string);
        let class = evidence.class.map(|class| i18n::class(class).to(lang).to_owned());
        let published = evidence
            .published
            .map(|date| phrases::PUBLISHED.fill(lang, &[&i18n::date(date, lang)]));
        let parts: Vec<String> = [publisher, class, published].into_iter().flatten().collect();
        let head: Vec<String> = title.into_iter().chain([parts.join(", ")]).collect();
        page.under(2, Tone::Dim, head.join(". ").trim_end_matches(". "));
        if let Some(quote) = &evidence.quote {
            page.under(2, Tone::Dim, &format!("« {quote} »"));
        }
        if let Some(url) = &evidence.url {
            page.under(2, Tone::Plain, url);
        }
    }
}
