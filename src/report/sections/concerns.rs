//! What is disputed, blocked or at risk, and why.

use super::parts;
use super::parts::{column, paragraph, table};
use crate::domain::ledger::{Declaration, Dispute};
use crate::domain::snapshot::State;
use crate::domain::{Flag, Milestone};
use crate::i18n::{self, phrases as plain, report as phrases};
use crate::query::{Cell, Row, Shape, Tone};
use crate::report::Scope;
use crate::report::model::ReportSection;
use crate::sheets::{milestone_cell, speaker};

/// A flag, the sentence if no milestone has it, and the reasons why a milestone has it.
type Concern = (Flag, i18n::Phrase, fn(&Scope<'_>, &Milestone, &State) -> Vec<String>);

const CONCERNS: [Concern; 3] = [
    (Flag::Disputed, phrases::NONE_DISPUTED, who_says_what),
    (Flag::Blocked, phrases::NONE_BLOCKED, what_it_waits_for),
    (Flag::AtRisk, phrases::NONE_AT_RISK, how_it_looks),
];

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let mut rows = Vec::new();
    let mut nothing = Vec::new();
    for (flag, none, why) in CONCERNS {
        let before = rows.len();
        for index in scope.chosen.iter().copied() {
            let (milestone, state) = scope.milestone(index);
            if !state.has(flag) {
                continue;
            }
            let cells = vec![
                milestone_cell(&scope.view, index),
                Cell::text(i18n::flag(flag).to(scope.lang())).tone(Tone::Warn),
                Cell::text(why(scope, milestone, state).join("; ")),
            ];
            rows.push(Row::new(milestone.id.as_str(), cells));
        }
        if rows.len() == before {
            nothing.push(scope.say(none));
        }
    }
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let columns = vec![
            column("milestone", plain::MILESTONE, Shape::Text, scope),
            column("flag", phrases::FLAG, Shape::Word, scope),
            column("why", phrases::WHY, Shape::Text, scope),
        ];
        blocks.push(table("flagged", scope.say(phrases::CONCERNS_TABLE), columns, rows));
    }
    if !nothing.is_empty() {
        blocks.push(paragraph(nothing.join(" ")));
    }
    parts::section("concerns", phrases::CONCERNS, scope, blocks)
}

/// Returns what each speaker says, and who disagrees.
fn who_says_what(scope: &Scope<'_>, milestone: &Milestone, state: &State) -> Vec<String> {
    let standing = &state.standing;
    let others = standing.disputes.iter().filter_map(|dispute| match dispute {
        Dispute::SaidOtherwise(word) => Some(word),
        Dispute::SidesDifferInStatus | Dispute::SidesDifferInCompletion => None,
    });
    let mut words: Vec<&Declaration> = Vec::new();
    for word in standing.holds.iter().chain(&standing.words).chain(others) {
        if !words.iter().any(|known| known.update == word.update) {
            words.push(word);
        }
    }
    let lang = scope.lang();
    let said = |word: &&Declaration| {
        let update = &milestone.updates[word.update];
        let status = i18n::status(Some(word.status)).to(lang);
        let date = word.completed_on(update).unwrap_or(update.date);
        let what = format!("{status} ({})", i18n::date(date, lang));
        phrases::SAID.fill(lang, &[&speaker(&scope.view, update), &what])
    };
    words.iter().map(said).collect()
}

/// Returns the milestones that must be completed first and are not.
fn what_it_waits_for(scope: &Scope<'_>, milestone: &Milestone, _: &State) -> Vec<String> {
    let snapshot = scope.view.snapshot;
    let lang = scope.lang();
    let waiting = |id: &crate::domain::Id| {
        let (index, _) = snapshot.plan.milestone(id)?;
        let status = snapshot.brief(index).status;
        let is_done = status.is_some_and(crate::domain::Status::is_delivered);
        let status = i18n::status(status).to(lang);
        (!is_done).then(|| phrases::WAITS_FOR.fill(lang, &[id.as_str(), status]))
    };
    milestone.after.iter().filter_map(waiting).collect()
}

/// Returns the newest outlook, and whose it is.
fn how_it_looks(scope: &Scope<'_>, milestone: &Milestone, state: &State) -> Vec<String> {
    let mut entries = state.standing.entries.iter().rev().map(|entry| &milestone.updates[*entry]);
    let Some((update, outlook)) = entries.find_map(|u| Some((u, u.outlook?))) else {
        return Vec::new();
    };
    let lang = scope.lang();
    let date = i18n::date(update.date, lang);
    let what = format!("{} ({date})", i18n::outlook(outlook).to(lang));
    vec![phrases::SAID.fill(lang, &[&speaker(&scope.view, update), &what])]
}
