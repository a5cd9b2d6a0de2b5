//! How the report was made, what its words mean, and the data.

use super::parts;
use super::parts::paragraph;
use crate::domain::snapshot::current_deadline;
use crate::domain::{Flag, Status, Strength, Vocabulary};
use crate::export::{DataTable, Material, csv};
use crate::i18n::{self, Phrase, definitions, report as phrases};
use crate::report::Scope;
use crate::report::model::{Block, Download, ReportSection};

pub(super) fn section(scope: &Scope<'_>) -> ReportSection {
    let blocks = vec![
        paragraph(scope.say(phrases::METHOD_STATUS)),
        paragraph(scope.say(phrases::METHOD_SIDES)),
        paragraph(days(scope)),
        paragraph(scope.say(phrases::METHOD_OTHER_LANGUAGE)),
        Block::Terms(scope.say(phrases::DEFINITIONS), terms(scope)),
        Block::Data(data(scope)),
    ];
    parts::section("method", phrases::METHOD, scope, blocks)
}

/// Returns when a deadline passes, with the first one that has its own words as the example.
fn days(scope: &Scope<'_>) -> String {
    let lang = scope.lang();
    let example = scope.chosen.iter().find_map(|index| {
        let (milestone, state) = scope.milestone(*index);
        let deadline = current_deadline(milestone, &state.standing)?;
        Some([i18n::deadline(deadline, lang), scope.day(state.due?)])
    });
    match example {
        Some([deadline, day]) => phrases::METHOD_DAYS.fill(lang, &[&deadline, &day]),
        None => scope.say(phrases::METHOD_DAYS_PLAIN),
    }
}

fn terms(scope: &Scope<'_>) -> Vec<(String, String)> {
    let term = |name: Phrase, meaning: Phrase| {
        (i18n::capitalized(name.to(scope.lang())), scope.say(meaning))
    };
    let statuses = [None].into_iter().chain(Status::ALL.iter().copied().map(Some));
    let statuses = statuses.map(|status| term(i18n::status(status), definitions::status(status)));
    let flags = Flag::ALL.iter().map(|flag| term(i18n::flag(*flag), definitions::flag(*flag)));
    let strengths = Strength::ALL.iter();
    let strengths = strengths.map(|s| term(i18n::strength(*s), definitions::strength(*s)));
    statuses.chain(flags).chain(strengths).collect()
}

/// Returns the tables that the report is made from, as `hito export` writes them.
fn data(scope: &Scope<'_>) -> Vec<Download> {
    let material = Material {
        view: scope.view,
        query: scope.query,
        frame: scope.frame,
        alarm: None,
        reporter: None,
    };
    let names = [
        ("milestones", phrases::TABLE_MILESTONES),
        ("updates", phrases::TABLE_UPDATES),
        ("evidence", phrases::TABLE_EVIDENCE),
    ];
    let tables =
        names.into_iter().filter_map(|(name, title)| Some((DataTable::find(name)?, title)));
    tables
        .map(|(table, title)| Download {
            title: scope.say(title),
            file: format!("{}-{}.csv", scope.frame.plan, table.name),
            csv: csv(&material, table),
        })
        .collect()
}
